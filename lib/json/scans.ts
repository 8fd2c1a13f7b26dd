import type { JsonBytes } from './bytes';
import { kernelOf } from './kernel/kernel';
import { KernelScans } from './kernel/kernel-scans';
import type { LiteralSet } from './literal-set';
import { PlainScans } from './plain-scans';

/** What a scan wrote, and how far it came: it is done where `at` has reached its `to`. */
export interface Filled {
  /** Words written to `out`. */
  readonly count: number;
  /** Where to go on. */
  readonly at: number;
}

/** Something in a stretch is written with `\u` and four digits. */
export const HAS_UNICODE_ESCAPE = 1;
/** … with `\/`. */
export const HAS_SLASH_ESCAPE = 2;
/** Some byte of it is above ASCII. */
export const HAS_NON_ASCII = 4;

/** `out` must have at least this many words; a scan may stop when less is left in it. */
export const LEAST_ROOM = 256;

/**
 * Scans over the bytes of a document, one stretch [from, to) after the other. What they find begins in the stretch
 * and may end behind it. A stretch is read in one go, without a pause: take some megabytes.
 */
export interface Scans {
  /** Every place, overlapping ones too, where `needle` begins. `fold`: ASCII letters of either case are the same. */
  readonly find: (from: number, to: number, needle: Uint8Array, fold: boolean, out: Uint32Array) => Filled;
  /** Pairs of place and literal; at one place, in the order of the texts of the literals. */
  readonly literals: (from: number, to: number, literals: LiteralSet, out: Uint32Array) => Filled;
  /**
   * Every quote that no backslash escapes. `from` is outside of strings, or behind a quote: backslashes before it
   * are not seen. When `out` is full, `at` is behind the last quote.
   */
  readonly quotes: (from: number, to: number, out: Uint32Array) => Filled;
  /** `HAS_…` flags, of pairs of bytes that begin in the stretch: `\\u` counts for `\u` too. */
  readonly special: (from: number, to: number) => number;
}

/** The scans of a document: by the kernel where it runs. */
export function scansOf({ arena, bytes }: Pick<JsonBytes, 'arena' | 'bytes'>): Scans {
  const kernel = kernelOf(arena);
  return kernel === null ? new PlainScans(bytes) : new KernelScans(kernel, bytes);
}
