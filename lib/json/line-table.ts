/** Words of `LineTable.cells` for each cell. */
export const CELL_WORDS = 3;

/** Which cell stands in each line. */
export interface LineColumn {
  /** A group for each line; columns may share them. */
  readonly groups: Uint32Array;
  /** The number of the cell of each group. */
  readonly cells: Uint32Array;
  /** Characters that its cells are filled up to with blanks; of no use in the last column. */
  readonly width: number;
}

/** Texts that are to stand side by side. All of its arrays lie in one arena. */
export interface LineTable {
  /** UTF-8. */
  readonly text: Uint8Array;
  /** Of each cell: where it begins in the text, its bytes, its characters. */
  readonly cells: Uint32Array;
  readonly columns: readonly LineColumn[];
  /** Lines. */
  readonly count: number;
  /** Bytes that no line is longer than, blanks and the end of the line included. */
  readonly longest: number;
}

/** Blanks between two columns. */
export const GAP = 2;

/** Bytes of one chunk, about. */
export const CHUNK = 1 << 16;
