import { classText, escapeAt, PatternReader } from './pattern-reader';

/** As much of a pattern's structure as its literals need. */
export type Node =
  | { readonly kind: 'text'; readonly text: string; readonly fold: boolean }
  | { readonly kind: 'sequence'; readonly parts: readonly Node[] }
  | { readonly kind: 'choice'; readonly branches: readonly Node[] }
  | { readonly kind: 'repeat'; readonly part: Node; readonly min: number }
  /** Matches the empty text: `^`, `\b`. */
  | { readonly kind: 'position' }
  /** One character, or a place, that `source` says. */
  | { readonly kind: 'any'; readonly source: string };

/** RE2 itself refuses patterns that nest deeper. */
const MAX_DEPTH = 500;

class NotUnderstood extends Error {}

const POSITION: Node = { kind: 'position' };

/** `(?i)`, `(?i-s:`, `(?P<name>`: what an opening parenthesis says. `inline`: the flags hold on in this group. */
const GROUP = /\((?:\?(?:P?<[A-Za-z0-9_]+>|([imsU]*(?:-[imsU]+)?)([:)])))?/y;

const REPEAT = /(?:([*+?])|\{(\d{1,4})(?:,(\d{0,4}))?\})\??/y;

function foldAfter(flags: string, fold: boolean): boolean {
  const [on = '', off = ''] = flags.split('-');
  if (off.includes('i')) return false;
  return fold || on.includes('i');
}

class PatternParser {
  readonly #reader: PatternReader;

  constructor(pattern: string) {
    this.#reader = new PatternReader(pattern);
  }

  whole(fold: boolean): Node {
    const node = this.#choice(fold, 0);
    if (this.#reader.more) throw new NotUnderstood();
    return node;
  }

  /** Up to the end or the closing parenthesis, which stays. Flags set on the way hold until then. */
  #choice(startFold: boolean, depth: number): Node {
    if (depth > MAX_DEPTH) throw new NotUnderstood();
    let fold = startFold;
    let parts: Node[] = [];
    const branches: Node[] = [{ kind: 'sequence', parts }];
    while (this.#reader.more && this.#reader.next !== ')') {
      if (this.#reader.take('|')) {
        parts = [];
        branches.push({ kind: 'sequence', parts });
        continue;
      }
      const flags = this.#inlineFlags();
      if (flags !== null) fold = foldAfter(flags, fold);
      else parts.push(...this.#repeated(this.#atom(fold, depth)));
    }
    const [only] = branches;
    return branches.length === 1 && only !== undefined ? only : { kind: 'choice', branches };
  }

  #inlineFlags(): string | null {
    const match = this.#reader.lookAt(GROUP);
    if (match === null || match[2] !== ')') return null;
    this.#reader.skip(match[0].length);
    return match[1] ?? '';
  }

  /** An atom with what repeats it. `\Q…\E` is several atoms, of which the last is repeated. */
  #repeated(atoms: readonly Node[]): readonly Node[] {
    let last = atoms.at(-1);
    if (last === undefined) return [];
    for (let match = this.#reader.lookAt(REPEAT); match !== null; match = this.#reader.lookAt(REPEAT)) {
      this.#reader.skip(match[0].length);
      const min = match[1] === undefined ? Number(match[2]) : match[1] === '+' ? 1 : 0;
      last = { kind: 'repeat', part: last, min };
    }
    return [...atoms.slice(0, -1), last];
  }

  #atom(fold: boolean, depth: number): readonly Node[] {
    const { next } = this.#reader;
    if (next === '(') return [this.#group(fold, depth)];
    if (next === '[') return [this.#class(fold)];
    if (next === '\\') return this.#escape(fold);
    if (this.#reader.take('.')) return [{ kind: 'any', source: '.' }];
    if (this.#reader.take('^') || this.#reader.take('$')) return [POSITION];
    // What has nothing to repeat is refused by RE2; a brace that repeats nothing stands for itself.
    if (next === '*' || next === '+' || next === '?') throw new NotUnderstood();
    return [{ kind: 'text', text: this.#reader.char(), fold }];
  }

  #group(fold: boolean, depth: number): Node {
    const match = this.#reader.lookAt(GROUP);
    if (match === null) throw new NotUnderstood();
    this.#reader.skip(match[0].length);
    const inside = this.#choice(foldAfter(match[1] ?? '', fold), depth + 1);
    if (!this.#reader.take(')')) throw new NotUnderstood();
    return inside;
  }

  #class(fold: boolean): Node {
    const from = this.#reader.at;
    const found = classText(this.#reader);
    if (found === null) throw new NotUnderstood();
    if (found.only !== null) return { kind: 'text', text: found.only, fold };
    return { kind: 'any', source: this.#reader.since(from) };
  }

  #escape(fold: boolean): readonly Node[] {
    const from = this.#reader.at;
    const found = escapeAt(this.#reader);
    if (found === null) throw new NotUnderstood();
    if (found.kind === 'any') return [{ kind: 'any', source: this.#reader.since(from) }];
    if (found.kind === 'position') return [POSITION];
    return Array.from(found.text, (text): Node => ({ kind: 'text', text, fold }));
  }
}

/** The structure of a pattern in RE2's syntax; null for anything that is not understood for certain. */
export function parsePattern(pattern: string, fold: boolean): Node | null {
  try {
    return new PatternParser(pattern).whole(fold);
  } catch (cause) {
    if (cause instanceof NotUnderstood) return null;
    throw cause;
  }
}
