/** Looks for one text in many: the place of the first occurrence, or -1. */
export interface TextFinder {
  /** UTF-16 units of the text that is looked for; case folding here never changes a length. */
  readonly length: number;
  readonly inText: (text: string) => number;
  /** In a number, boolean or null as JSON writes it. */
  readonly inScalar: (value: number | boolean | null) => number;
}

const SYNTAX = /[\\^$.*+?()[\]{}|/]/g;
const MAYBE_NUMBER = /^[-+.\dEe]+$/;

/** Without a match in case: a regular expression folds case without making a copy of every text. */
function folding(needle: string): (text: string) => number {
  const ascii = /^[\x20-\x7e]*$/.test(needle);
  const pattern = new RegExp(needle.replace(SYNTAX, '\\$&'), ascii ? 'i' : 'iu');
  return (text) => text.search(pattern);
}

/** A finder for a text that is not empty. Never interprets it as a pattern. */
export function findText(needle: string, matchCase: boolean): TextFinder {
  const inText = matchCase ? (text: string) => text.indexOf(needle) : folding(needle);
  const inTrue = inText('true');
  const inFalse = inText('false');
  const inNull = inText('null');
  // Most searches cannot be in a number: then none is turned into text.
  const inNumber = MAYBE_NUMBER.test(needle) ? (value: number) => inText(String(value)) : () => -1;
  return {
    length: needle.length,
    inText,
    inScalar: (value) => {
      if (typeof value === 'number') return inNumber(value);
      if (value === null) return inNull;
      return value ? inTrue : inFalse;
    },
  };
}
