import type { JsonPointer } from '@/lib/core/brand';

export interface LinesQuestion {
  /** Byte offsets of the brackets at the end of lines whose containers are folded. */
  readonly folded: readonly number[];
  /** The line of this value is wanted. */
  readonly reveal: JsonPointer | null;
  /** First of the lines that the folds leave, from 0. */
  readonly offset: number;
  readonly limit: number;
}

export interface RawLine {
  /** Line of the dump as it was received, from 1. */
  readonly line: number;
  /** Its text; a long one is cut. */
  readonly text: string;
  /** Bytes of the whole line when it was cut; else null. */
  readonly cut: number | null;
  /** Offset of the bracket that opens at the end of the line and closes on a later one; null without one. */
  readonly fold: number | null;
  /** Lines that are folded away behind this one; 0 when it is not folded. */
  readonly hidden: number;
}

export interface LinesPage {
  /** Lines of the dump, and those that the folds leave. */
  readonly lines: number;
  readonly total: number;
  readonly rows: readonly RawLine[];
  /** Row (from 0) of the value that was to be revealed, of the line that it is folded into; null without one. */
  readonly revealed: number | null;
  /** True when the dump has almost no line breaks: lines are then no way to read it. */
  readonly isMinified: boolean;
}
