import type { JsonBytes } from './bytes';
import { type Filled, scansOf } from './scans';
import type { Span } from './span';

/** Some of what a scan found. */
export interface Batch {
  /** Only valid until the next batch is asked for. */
  readonly words: Uint32Array;
  /** How far the scan has read. */
  readonly at: number;
}

/** Bytes after which a batch comes, also an empty one, so that a caller can say how far it is, and stop. */
const STEP = 4 << 20;
const ROOM = 1 << 16;

/** Scans a span in steps, into one array. */
export function* inSteps(
  { start, end }: Span,
  scan: (from: number, to: number, out: Uint32Array) => Filled,
): Generator<Batch> {
  const out = new Uint32Array(ROOM);
  let at = start;
  while (at < end) {
    const filled = scan(at, Math.min(end, at + STEP), out);
    at = filled.at;
    yield { words: out.subarray(0, filled.count), at };
  }
}

/**
 * Every place, overlapping ones too, where the bytes of `needle` begin within a span; words are offsets, ascending.
 * @param fold ASCII letters of either case are the same
 * @internal
 */
export function findBytes(
  document: JsonBytes,
  needle: Uint8Array,
  fold: boolean,
  span: Span = document.root,
): Generator<Batch> {
  const scans = scansOf(document);
  return inSteps(span, (from, to, out) => scans.find(from, to, needle, fold, out));
}
