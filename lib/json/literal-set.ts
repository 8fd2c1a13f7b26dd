import type { FoldedText } from './ascii-case';

export interface Literal extends FoldedText {
  /** Its index in what was given to `compileLiterals`. */
  readonly id: number;
}

/** Texts that are looked for in one pass, in their order. */
export type LiteralSet = readonly Literal[];
