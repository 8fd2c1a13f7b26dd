import type { JsonPointer } from '@/lib/core/brand';
import { AppFailure, appError } from '@/lib/core/errors';
import type { Json } from '@/lib/core/json';
import { tokensOf } from '@/lib/core/json-pointer';
import type { Arena } from './arena';
import { closes, OPEN_ARRAY, OPEN_OBJECT, QUOTE, skipSpace } from './characters';
import { ChildLists } from './child-lists';
import { afterString, Jumper, nextAfterValue, stringAt, valueAfterKey } from './cursor';
import { countAt, findItem, findMember } from './find-pointer';
import { type Location, Locator } from './locate';
import { parseSpan } from './parse';
import type { Span } from './span';
import type { Tape } from './tape';
import { textOf } from './utf8';

export type JsonKind = 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';

export interface Member {
  readonly key: string;
  readonly keySpan: Span;
  readonly value: Span;
}

const KINDS: ReadonlyMap<number, JsonKind> = new Map([
  [OPEN_OBJECT, 'object'],
  [OPEN_ARRAY, 'array'],
  [QUOTE, 'string'],
  [0x74, 'boolean'],
  [0x66, 'boolean'],
  [0x6e, 'null'],
]);

/**
 * A JSON document as bytes, with its skip index. Offsets are bytes from the beginning of `bytes`, what stands before
 * the document included. Values may be overwritten in place while their length stays (redaction); brackets not.
 */
export class JsonBytes {
  readonly bytes: Uint8Array;
  /** The document itself, without white space around it. */
  readonly root: Span;
  readonly tape: Tape;
  /** Where the bytes lie. */
  readonly arena: Arena;
  /** For `find`: the children of the lists that it was asked for. */
  readonly #children: ChildLists;
  readonly #locator: Locator;

  /** For `openBytes`: the bytes were found to be one whole document, and the index to be theirs. */
  constructor(bytes: Uint8Array, root: Span, tape: Tape, arena: Arena) {
    this.bytes = bytes;
    this.root = root;
    this.tape = tape;
    this.arena = arena;
    this.#children = new ChildLists(tape);
    this.#locator = new Locator(this);
  }

  kind({ start }: Span): JsonKind {
    return KINDS.get(this.bytes[start] ?? 0) ?? 'number';
  }

  /** The value, as `JSON.parse` makes it of these bytes alone. Keys like `__proto__` become own keys. */
  parse(span: Span): Json {
    try {
      return parseSpan(this, span);
    } catch (cause) {
      if (cause instanceof AppFailure) throw cause;
      throw new AppFailure(appError('dump-not-json', { pointer: this.locate(span.start).pointer }), cause);
    }
  }

  /** The value as it is written. Throws `AppFailure` `too-large` past the longest string. */
  raw({ start, end }: Span): string {
    try {
      return textOf(this.bytes, start, end);
    } catch (cause) {
      throw new AppFailure(appError('too-large', { limit: '512 MB' }), cause);
    }
  }

  /** Members of an object in order, duplicates included; none of anything else. */
  *members(span: Span): Generator<Member> {
    if (this.kind(span) !== 'object') return;
    const { bytes } = this;
    const jumper = new Jumper(bytes, this.tape, span.start + 1);
    let at = skipSpace(bytes, span.start + 1, span.end);
    while (at < span.end && bytes[at] === QUOTE) {
      const keySpan = { start: at, end: afterString(bytes, at) };
      const start = valueAfterKey(bytes, keySpan.end, span.end);
      const end = jumper.after(start);
      yield { key: stringAt(bytes, keySpan), keySpan, value: { start, end } };
      at = nextAfterValue(bytes, end, span.end);
    }
  }

  /** Elements of a list in order; none of anything else. */
  *items(span: Span): Generator<Span> {
    if (this.kind(span) !== 'array') return;
    const { bytes } = this;
    const jumper = new Jumper(bytes, this.tape, span.start + 1);
    let start = skipSpace(bytes, span.start + 1, span.end);
    while (start < span.end && !closes(bytes[start] ?? 0)) {
      const end = jumper.after(start);
      yield { start, end };
      start = nextAfterValue(bytes, end, span.end);
    }
  }

  /** How many elements or members (duplicates included) a container has; 0 for a scalar. */
  count(span: Span): number {
    return countAt(this, span);
  }

  /** The value at a pointer, null without one. Of members with the same key the last one counts, as for `JSON.parse`. */
  find(pointer: JsonPointer): Span | null {
    let value: Span | null = this.root;
    for (const token of tokensOf(pointer) ?? []) {
      if (value === null) return null;
      value =
        this.bytes[value.start] === OPEN_ARRAY
          ? findItem(this, this.#children, value, token)
          : findMember(this, value, token);
    }
    return value;
  }

  /** What stands at an offset. */
  locate(offset: number): Location {
    return this.#locator.at(offset);
  }

  /** For many offsets in ascending order: faster than `locate`, as it goes on from where it was. */
  locator(): Locator {
    return new Locator(this);
  }
}
