import { longName, takesValue } from './curl-flags';
import type { InputProblem, Unread } from './understood';

/** One use of a flag, or a URL (`name` is `url` for both ways to give one). */
export interface CurlArgument {
  readonly name: string;
  readonly value: string;
  /** As the user wrote it. */
  readonly written: string;
}

export interface CurlArguments {
  readonly list: readonly CurlArgument[];
  readonly unread: readonly Unread[];
  readonly problems: readonly InputProblem[];
  /** `--next` starts another request, which is not read. */
  readonly hasNext: boolean;
}

class Reader {
  readonly list: CurlArgument[] = [];
  readonly unread: Unread[] = [];
  readonly problems: InputProblem[] = [];
  hasNext = false;
  private at = 0;
  private readonly words: readonly string[];

  constructor(words: readonly string[]) {
    this.words = words;
  }

  run(): CurlArguments {
    let onlyUrls = false;
    while (this.at < this.words.length && !this.hasNext) {
      const word = this.words[this.at] ?? '';
      this.at += 1;
      if (onlyUrls || !word.startsWith('-') || word === '-') this.list.push(urlArgument(word));
      else if (word === '--') onlyUrls = true;
      else if (word.startsWith('--')) this.long(word);
      else this.letters(word);
    }
    return this;
  }

  private long(word: string): void {
    const name = word.slice(2);
    if (name === 'next') this.hasNext = true;
    else if (takesValue(name)) this.withValue(name, word, null);
    else this.list.push({ name, value: '', written: word });
  }

  private withValue(name: string, written: string, joined: string | null): void {
    let value = joined;
    if (value === null) {
      value = this.words[this.at] ?? null;
      this.at += 1;
    }
    if (value === null) this.problems.push({ code: 'flag-without-value', flag: written, value: '' });
    else this.list.push({ name, value, written });
  }

  /** `-sSXPOST`: letters up to the first that takes a value, which is the rest of the word or the next word. */
  private letters(word: string): void {
    for (let at = 1; at < word.length && !this.hasNext; at += 1) {
      const letter = word.charAt(at);
      const name = letter === ':' ? 'next' : longName(letter);
      if (name === 'next') this.hasNext = true;
      else if (name === null) this.unread.push({ kind: 'flag', text: `-${letter}`, value: null });
      else if (takesValue(name)) {
        const joined = word.slice(at + 1);
        this.withValue(name, `-${letter}`, joined === '' ? null : joined);
        return;
      } else this.list.push({ name, value: '', written: `-${letter}` });
    }
  }
}

function urlArgument(word: string): CurlArgument {
  return { name: 'url', value: word, written: word };
}

/** curl's own reading of its words (without its name): flags with values, joined letters, URLs. */
export function curlArguments(words: readonly string[]): CurlArguments {
  return new Reader(words).run();
}
