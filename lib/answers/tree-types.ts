import type { JsonPointer } from '@/lib/core/brand';

export interface TreeQuestion {
  /** The value that is the top of the tree. */
  readonly root: JsonPointer;
  /** How many levels are open from the top: 1 opens the top itself. */
  readonly levels: number;
  /**
   * What was opened and closed by hand: pairs of the byte offset of a container and how many levels are open from
   * there; 0 closes it. A pair holds against what its parents say.
   */
  readonly steps: readonly number[];
  /** Everything around this value is open, unless a step closed it. */
  readonly reveal: JsonPointer | null;
  readonly offset: number;
  readonly limit: number;
}

interface RowBase {
  /** Byte offset of the value, in the dump as it was received; of an end, of its bracket. Identifies the row. */
  readonly at: number;
  /** From 1: the top of the tree. */
  readonly level: number;
  /** Line of the dump as it was received, from 1. */
  readonly line: number;
  /** Row of the container around it, null for the top. */
  readonly parent: number | null;
  /** Byte offset of that container. */
  readonly around: number | null;
  /** Whether another value follows in the container. */
  readonly isLast: boolean;
}

interface ValueRow extends RowBase {
  readonly pointer: JsonPointer;
  /** Key of a member; null for elements of lists and for the top. */
  readonly key: string | null;
  /** Place among its siblings, from 1, and how many there are. */
  readonly place: number;
  readonly siblings: number;
}

export interface ContainerRow extends ValueRow {
  readonly kind: 'object' | 'array';
  readonly open: boolean;
  /** Members or elements. */
  readonly size: number;
  /** What it is, in a few words: `prefix /api/v1/ → reviews`, a name; null when nothing says it. */
  readonly summary: string | null;
}

export interface ScalarRow extends ValueRow {
  readonly kind: 'string' | 'number' | 'boolean' | 'null';
  /** As it is written, quotes and escapes included; a long one is cut. */
  readonly text: string;
  /** Bytes of the whole when it was cut; else null. */
  readonly cut: number | null;
  /** Rule that hid the value; null for one that is as Envoy sent it. */
  readonly hidden: string | null;
}

export interface EndRow extends RowBase {
  readonly kind: 'end';
  readonly bracket: '}' | ']';
}

export type TreeRow = ContainerRow | ScalarRow | EndRow;

export interface TreePage {
  /** Rows of the tree as it is opened. */
  readonly total: number;
  /** True when more is open than the rows that are made: the rest is not there. */
  readonly isCut: boolean;
  readonly rows: readonly TreeRow[];
  /** Row of the value that was to be revealed; null without one, or when it lies in a closed container. */
  readonly revealed: number | null;
}
