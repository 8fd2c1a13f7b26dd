/** The place of one JSON value in its document: half open, in bytes; quotes and brackets included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
