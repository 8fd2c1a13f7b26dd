/** A place in a pattern. */
export class PatternReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get more(): boolean {
    return this.#at < this.#text.length;
  }

  get next(): string | undefined {
    return this.#text[this.#at];
  }

  /** The place, to be handed to `since`. */
  get at(): number {
    return this.#at;
  }

  /** What was passed by since a place. */
  since(place: number): string {
    return this.#text.slice(place, this.#at);
  }

  /** Passes by `expected` when it comes next. */
  take(expected: string): boolean {
    if (!this.#text.startsWith(expected, this.#at)) return false;
    this.#at += expected.length;
    return true;
  }

  /** One code point. */
  char(): string {
    const code = this.#text.codePointAt(this.#at);
    const char = code === undefined ? '' : String.fromCodePoint(code);
    this.#at += char.length;
    return char;
  }

  skip(units: number): void {
    this.#at += units;
  }

  /** Matches a sticky expression here, without passing by. */
  lookAt(sticky: RegExp): RegExpExecArray | null {
    sticky.lastIndex = this.#at;
    return sticky.exec(this.#text);
  }

  /** Everything up to `end`, or to the end of the pattern; passes by both. */
  until(end: string): string {
    const at = this.#text.indexOf(end, this.#at);
    const text = this.#text.slice(this.#at, at < 0 ? undefined : at);
    this.#at = at < 0 ? this.#text.length : at + end.length;
    return text;
  }
}

export type Escaped =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'any' }
  | { readonly kind: 'position' };

const CONTROL: ReadonlyMap<string, string> = new Map([
  ['a', '\u0007'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
]);

const CODE = /\\x(?:([0-9A-Fa-f]{2})|\{([0-9A-Fa-f]{1,6})\})|\\(0[0-7]{0,2}|[1-7][0-7]{1,2})/y;
const SET = /\\(?:[dDsSwW]|[pP](?:\{\^?\w+\}|[A-Z]))/y;
const PLACE = /\\[AbBz]/y;

function codeText(match: RegExpExecArray): string | null {
  const [, two, many, octal] = match;
  const code = octal === undefined ? Number.parseInt(two ?? many ?? '', 16) : Number.parseInt(octal, 8);
  return code > 0x10ffff ? null : String.fromCodePoint(code);
}

/** One escape; null when it is not known for certain. `inClass`: within brackets, where places mean nothing. */
export function escapeAt(reader: PatternReader, inClass = false): Escaped | null {
  const code = reader.lookAt(CODE);
  if (code !== null) {
    const text = codeText(code);
    reader.skip(code[0].length);
    return text === null ? null : { kind: 'text', text };
  }
  const set = reader.lookAt(SET);
  if (set !== null) {
    reader.skip(set[0].length);
    return { kind: 'any' };
  }
  if (!inClass && reader.lookAt(PLACE) !== null) {
    reader.skip(2);
    return { kind: 'position' };
  }
  if (!inClass && reader.take('\\Q')) return { kind: 'text', text: reader.until('\\E') };
  reader.skip(1);
  const char = reader.char();
  const control = CONTROL.get(char);
  if (control !== undefined) return { kind: 'text', text: control };
  // Punctuation stands for itself; any other letter or digit has a meaning of its own or none.
  return /^[!-/:-@[-`{-~]$/.test(char) ? { kind: 'text', text: char } : null;
}

const NAMED_CLASS = /\[:\^?\w+:\]/y;

/**
 * A class in brackets. `only`: the one character that it holds, as in `[.]`; null when it holds more or is
 * negated. Null when it is not closed or not understood.
 */
export function classText(reader: PatternReader): { readonly only: string | null } | null {
  reader.skip(1);
  let members = 0;
  let only: string | null = null;
  if (reader.take('^')) members = 2;
  for (let first = true; reader.more; first = false) {
    if (!first && reader.take(']')) return { only: members === 1 ? only : null };
    const named = reader.lookAt(NAMED_CLASS);
    members += 1;
    if (named !== null) {
      reader.skip(named[0].length);
      only = null;
    } else if (reader.next === '\\') {
      const escaped = escapeAt(reader, true);
      if (escaped === null) return null;
      only = escaped.kind === 'text' ? escaped.text : null;
    } else only = reader.char();
  }
  return null;
}
