/** What may come next at one place of a document. */
type Expect = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'done';

const SPACE = /[ \t\n\r]*/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;
const PARTIAL_ESCAPE = /\\(?:u[\da-fA-F]{0,3})?/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const PARTIAL_NUMBER = /-?(?:(?:0|[1-9]\d*)(?:\.(?![\deE])|(?:\.\d+)?(?:[eE][+-]?\d*)?))?/y;
const WORDS = ['true', 'false', 'null'] as const;

/** Length of a match at a place, -1 without one. */
function matchAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex - at : -1;
}

/** A token either ends at a place, or the text ends within it, or it is wrong. */
type Token = number | 'cut' | 'wrong';

/** A loop, as a string may be longer than a regular expression can follow. */
function stringEnd(text: string, at: number): Token {
  let end = at + 1;
  while (end < text.length) {
    const code = text.charCodeAt(end);
    if (code === 0x22) return end + 1;
    if (code < 0x20) return 'wrong';
    if (code !== 0x5c) end += 1;
    else {
      const length = matchAt(ESCAPE, text, end);
      if (length < 0) return end + matchAt(PARTIAL_ESCAPE, text, end) === text.length ? 'cut' : 'wrong';
      end += length;
    }
  }
  return 'cut';
}

function numberEnd(text: string, at: number): Token {
  if (at + matchAt(PARTIAL_NUMBER, text, at) === text.length) return 'cut';
  const length = matchAt(NUMBER, text, at);
  return length > 0 ? at + length : 'wrong';
}

function scalarEnd(text: string, at: number): Token {
  if (text[at] === '"') return stringEnd(text, at);
  for (const word of WORDS) {
    if (text.startsWith(word, at)) return at + word.length;
    if (word.startsWith(text.slice(at, at + word.length))) return 'cut';
  }
  return numberEnd(text, at);
}

class Scanner {
  readonly #text: string;
  readonly #open: ('{' | '[')[] = [];
  #expect: Expect = 'value';

  constructor(text: string) {
    this.#text = text;
  }

  /** True when the text ends before the document does, with nothing wrong up to there. */
  endsEarly(): boolean {
    let at = 0;
    for (;;) {
      at += matchAt(SPACE, this.#text, at);
      if (at >= this.#text.length) return this.#expect !== 'done';
      const next = this.#step(at);
      if (typeof next === 'string') return next === 'cut';
      at = next;
    }
  }

  #step(at: number): Token {
    const character = this.#text[at];
    switch (this.#expect) {
      case 'value-or-end':
        return character === ']' ? this.#close(at) : this.#value(at);
      case 'value':
        return this.#value(at);
      case 'key-or-end':
        return character === '}' ? this.#close(at) : this.#key(at);
      case 'key':
        return this.#key(at);
      case 'colon':
        this.#expect = 'value';
        return character === ':' ? at + 1 : 'wrong';
      case 'comma-or-end':
        return this.#comma(at);
      case 'done':
        return 'wrong';
    }
  }

  #value(at: number): Token {
    const character = this.#text[at];
    if (character === '{' || character === '[') {
      this.#open.push(character);
      this.#expect = character === '{' ? 'key-or-end' : 'value-or-end';
      return at + 1;
    }
    this.#afterValue();
    return scalarEnd(this.#text, at);
  }

  #key(at: number): Token {
    this.#expect = 'colon';
    return this.#text[at] === '"' ? stringEnd(this.#text, at) : 'wrong';
  }

  #comma(at: number): Token {
    const inObject = this.#open.at(-1) === '{';
    if (this.#text[at] === (inObject ? '}' : ']')) return this.#close(at);
    this.#expect = inObject ? 'key' : 'value';
    return this.#text[at] === ',' ? at + 1 : 'wrong';
  }

  #close(at: number): Token {
    this.#open.pop();
    this.#afterValue();
    return at + 1;
  }

  #afterValue(): void {
    this.#expect = this.#open.length === 0 ? 'done' : 'comma-or-end';
  }
}

/** Whether more text could make this a JSON document, and this alone is none (RFC 8259). */
export function isPrefixOfJson(text: string): boolean {
  return new Scanner(text).endsEarly();
}
