import type { InputProblem } from './understood';

/** The words of the first command of a line, and what was cut off after it. */
export interface ShellWords {
  readonly words: readonly string[];
  /** From the operator on that ends the command (`|`, `;`, `&`, `>`, `<`), or empty. */
  readonly rest: string;
  readonly problems: readonly InputProblem[];
}

const ANSI: Readonly<Record<string, string>> = {
  ...{ a: '\x07', b: '\b', e: '\x1b', E: '\x1b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' },
  ...{ '\\': '\\', "'": "'", '"': '"', '?': '?' },
};
const NUMBERED = /x[0-9a-fA-F]{1,2}|u[0-9a-fA-F]{1,4}|U[0-9a-fA-F]{1,8}|[0-7]{1,3}/y;

/** Text of code points: `\xHH` above 7F is a byte of UTF-8, which only a run of them can spell. */
function charOf(code: number): string {
  return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}

function joinBytes(text: string, bytes: readonly number[]): string {
  return bytes.length === 0 ? text : text + new TextDecoder().decode(Uint8Array.from(bytes));
}

/** What stands in `$'…'`, from the character after the quote; `end` is the index after the closing quote or -1. */
function ansiQuoted(line: string, start: number): { readonly text: string; readonly end: number } {
  let text = '';
  let bytes: number[] = [];
  for (let at = start; at < line.length; at += 1) {
    const char = line.charAt(at);
    if (char === "'") return { text: joinBytes(text, bytes), end: at + 1 };
    NUMBERED.lastIndex = at + 1;
    const number = char === '\\' ? NUMBERED.exec(line)?.[0] : undefined;
    if (number !== undefined) {
      const isHex = /^[xuU]/.test(number);
      const code = Number.parseInt(isHex ? number.slice(1) : number, isHex ? 16 : 8);
      at += number.length;
      if (number.startsWith('u') || number.startsWith('U')) {
        text = joinBytes(text, bytes) + charOf(code);
        bytes = [];
      } else bytes.push(code & 0xff);
      continue;
    }
    text = joinBytes(text, bytes);
    bytes = [];
    if (char !== '\\') text += char;
    else {
      at += 1;
      const next = line.charAt(at);
      text += ANSI[next] ?? `\\${next}`;
    }
  }
  return { text, end: -1 };
}

const OPERATOR = /[|;&<>\n()]/;
const EXPANDS = /\$(?:[A-Za-z_][A-Za-z0-9_]{0,99}|\{[^}\n]{0,99}\}?|[0-9@*#?!$-]|\()|`/y;

class Splitter {
  private readonly words: string[] = [];
  private readonly problems: InputProblem[] = [];
  private word: string | null = null;
  private at = 0;
  private readonly line: string;

  constructor(line: string) {
    this.line = line;
  }

  run(): ShellWords {
    let rest = '';
    while (this.at < this.line.length) {
      const char = this.line.charAt(this.at);
      if (OPERATOR.test(char)) {
        rest = this.line.slice(this.at).trim();
        // `2>file`: the digit belongs to the redirection.
        if (/[<>]/.test(char) && /^[0-9]$/.test(this.word ?? '')) this.word = null;
        break;
      }
      if (char === '#' && this.word === null) break;
      this.step(char);
    }
    this.endWord();
    return { words: this.words, rest, problems: this.problems };
  }

  private step(char: string): void {
    if (/\s/.test(char)) {
      this.endWord();
      this.at += 1;
    } else if (char === '\\') this.backslash();
    else if (char === "'") this.single();
    else if (char === '"') this.double();
    else if (char === '$' && this.line.charAt(this.at + 1) === "'") this.ansi();
    else this.plain(char);
  }

  private endWord(): void {
    if (this.word !== null) this.words.push(this.word);
    this.word = null;
  }

  private add(text: string): void {
    this.word = (this.word ?? '') + text;
  }

  private plain(char: string): void {
    this.expansion();
    this.add(char);
    this.at += 1;
  }

  /** Kept as written and told: what the shell would put here is not known. */
  private expansion(): void {
    EXPANDS.lastIndex = this.at;
    const found = EXPANDS.exec(this.line);
    if (found !== null) this.problems.push({ code: 'shell-expansion', text: found[0] });
  }

  private backslash(): void {
    const next = this.line.charAt(this.at + 1);
    // A backslash before the end of the line joins the lines; blanks after it are a slip of copying.
    const joined = /\\[ \t]{0,20}\r?(?:\n|$)/y;
    joined.lastIndex = this.at;
    const found = joined.exec(this.line);
    if (found !== null && next !== '') {
      if (next !== '\n' && next !== '\r') this.endWord();
      this.at += found[0].length;
      return;
    }
    this.add(next);
    this.at += 2;
  }

  private unclosed(): void {
    this.problems.push({ code: 'unclosed-quote' });
    this.at = this.line.length;
  }

  private single(): void {
    const end = this.line.indexOf("'", this.at + 1);
    this.add(this.line.slice(this.at + 1, end < 0 ? undefined : end));
    if (end < 0) this.unclosed();
    else this.at = end + 1;
  }

  private ansi(): void {
    const { text, end } = ansiQuoted(this.line, this.at + 2);
    this.add(text);
    if (end < 0) this.unclosed();
    else this.at = end;
  }

  private double(): void {
    this.add('');
    for (this.at += 1; this.at < this.line.length; this.at += 1) {
      const char = this.line.charAt(this.at);
      if (char === '"') {
        this.at += 1;
        return;
      }
      const next = this.line.charAt(this.at + 1);
      if (char === '\\' && next !== '' && '$`"\\\n'.includes(next)) {
        this.at += 1;
        if (next !== '\n') this.add(next);
      } else {
        this.expansion();
        this.add(char);
      }
    }
    this.unclosed();
  }
}

/** Splits a line into words as a POSIX shell does (with bash's `$'…'`), up to the end of the first command. Linear. */
export function shellWords(line: string): ShellWords {
  return new Splitter(line).run();
}
