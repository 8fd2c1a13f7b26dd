import type { JsonBytes, Member } from './bytes';
import { opens } from './characters';
import type { Batch } from './find-bytes';
import type { PathState, PathTable } from './paths';
import type { Span } from './span';
import { CLOSE, NO_FIELD, OPEN, OTHER, REPEATED, VALUE } from './walk-events';

/** Words after which a batch comes, and bytes. */
const FULL = 3 << 14;
const STEP = 4 << 20;

/** A container that is being walked. */
interface Frame {
  readonly span: Span;
  readonly state: PathState;
  /** Values still to come; a member of an object has a key. */
  readonly values: Iterator<Span | Member>;
  /** Members that were met. */
  readonly seen: Set<number>;
}

const isMember = (value: Span | Member): value is Member => 'keySpan' in value;

/** The walk without the kernel: the reference that it is held against, and the fall-back. */
class PlainWalk {
  readonly #document: JsonBytes;
  readonly #table: PathTable;
  readonly #frames: Frame[] = [];
  #words: number[] = [];

  constructor(document: JsonBytes, table: PathTable) {
    this.#document = document;
    this.#table = table;
  }

  *run(span: Span): Generator<Batch> {
    let told = span.start;
    this.#value(span, this.#table.start);
    for (let frame = this.#frames.at(-1); frame !== undefined; frame = this.#frames.at(-1)) {
      const at = this.#next(frame);
      if (this.#words.length < FULL && at < told + STEP) continue;
      told = at;
      yield this.#batch(at);
    }
    yield this.#batch(span.end);
  }

  #batch(at: number): Batch {
    const words = Uint32Array.from(this.#words);
    this.#words = [];
    return { words, at };
  }

  /** The next value of a container, or its end; where that is. */
  #next(frame: Frame): number {
    const next = frame.values.next();
    if (next.done === true) {
      this.#frames.pop();
      this.#tell(CLOSE, frame.state.fields, frame.span);
      return frame.span.end;
    }
    const value = isMember(next.value) ? next.value.value : next.value;
    this.#value(value, isMember(next.value) ? this.#key(frame, next.value) : frame.state.other);
    return value.start;
  }

  /** The state of a member. */
  #key({ state, seen }: Frame, { key, keySpan }: Member): number {
    const known = state.keys.get(key);
    if (known === undefined) {
      this.#tell(OTHER, state.watch, keySpan);
      return state.other;
    }
    if (seen.has(known.member)) this.#tell(REPEATED, [NO_FIELD], keySpan);
    seen.add(known.member);
    return known.target;
  }

  #value(span: Span, number: number): void {
    const state = this.#table.states[number];
    if (state === undefined || number === 0) return;
    if (!opens(this.#document.bytes[span.start] ?? 0)) {
      this.#tell(VALUE, state.fields, span);
      return;
    }
    this.#tell(OPEN, state.fields, { start: span.start, end: 0 });
    if (state.isLive) this.#frames.push({ span, state, values: this.#values(span), seen: new Set() });
    else this.#tell(CLOSE, state.fields, span);
  }

  *#values(span: Span): Generator<Span | Member> {
    yield* this.#document.items(span);
    yield* this.#document.members(span);
  }

  #tell(kind: number, fields: readonly number[], { start, end }: Span): void {
    for (const field of fields) this.#words.push(((kind << 24) | field) >>> 0, start, end);
  }
}

/** As `walkPaths`. */
export function walkPlain(document: JsonBytes, table: PathTable, span: Span): Generator<Batch> {
  return new PlainWalk(document, table).run(span);
}
