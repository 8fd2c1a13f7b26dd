/** A list filter: every word must stand somewhere in the row's text; letter case is ignored. */
export interface Filter {
  readonly isEmpty: boolean;
  /** `text` must be lower case already: rows keep theirs, so that a keystroke costs no new strings. */
  matches(text: string): boolean;
}

/** Parses what a person typed: words are ANDed. Empty text lets everything pass. */
export function parseFilter(input: string): Filter {
  const words = input
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return {
    isEmpty: words.length === 0,
    matches: (text) => words.every((word) => text.includes(word)),
  };
}
