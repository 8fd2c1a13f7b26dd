import type { Re2 } from '@/lib/re2/re2';

/** UTF-16 offsets into the text that was looked at. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** What a decoded key or value is held against. */
export interface TextTest {
  readonly test: (text: string) => boolean;
  /** The first place that makes `test` true. */
  readonly find: (text: string) => TextSpan | null;
}

export interface TextOptions {
  readonly matchCase: boolean;
  readonly wholeWord: boolean;
}

const WORD = /^[\p{L}\p{N}\p{M}_]$/u;

/** Letters, digits and marks of any script, and `_`: what makes a word for `wholeWord`. */
export const isWordCharacter = (character: string): boolean => WORD.test(character);

const first = (text: string): string => String.fromCodePoint(text.codePointAt(0) ?? 0);

function last(text: string): string {
  const code = text.codePointAt(text.length - 2);
  return code !== undefined && code > 0xffff ? String.fromCodePoint(code) : text.slice(-1);
}

/** A word ends between two characters unless both are part of one. */
const borders = (before: string, after: string): boolean =>
  before === '' || after === '' || !isWordCharacter(last(before)) || !isWordCharacter(first(after));

function wholeWordAt(text: string, { start, end }: TextSpan): boolean {
  const found = text.slice(start, end);
  // Two units each way hold any character.
  return (
    borders(text.slice(Math.max(0, start - 2), start), found) && borders(found, text.slice(end, end + 2))
  );
}

/** The text as an expression that matches it and nothing else; by code points, so never half a character. */
function expressionOf(needle: string, matchCase: boolean): RegExp {
  const source = Array.from(needle, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`).join('');
  return new RegExp(source, matchCase ? 'gu' : 'giu');
}

/**
 * Whether a text contains another, which is taken as it is. Without `matchCase` letters are folded by Unicode simple
 * case folding, the same as `(?i)` of RE2: `K` finds `k` and the Kelvin sign, `ß` finds `ẞ` but not `ss`.
 */
export function containsText(needle: string, { matchCase, wholeWord }: TextOptions): TextTest {
  const expression = expressionOf(needle, matchCase);
  const find = (text: string): TextSpan | null => {
    expression.lastIndex = 0;
    for (let match = expression.exec(text); match !== null; match = expression.exec(text)) {
      const span = { start: match.index, end: match.index + match[0].length };
      if (!wholeWord || wholeWordAt(text, span)) return span;
      expression.lastIndex = span.start + first(match[0]).length;
    }
    return null;
  };
  return { find, test: (text) => find(text) !== null };
}

/** Whether a text is another, with or without regard to letter case. */
export function equalsText(wanted: string, matchCase: boolean): TextTest {
  const contains = containsText(wanted, { matchCase, wholeWord: false });
  const find = (text: string): TextSpan | null => {
    if (wanted === '') return text === '' ? { start: 0, end: 0 } : null;
    const span = contains.find(text);
    return span?.start === 0 && span.end === text.length ? span : null;
  };
  return { find, test: (text) => find(text) !== null };
}

/** Everything, found whole. */
export const ANY_TEXT: TextTest = { test: () => true, find: (text) => ({ start: 0, end: text.length }) };

/** Whether a pattern matches anywhere in a text. */
export function matchesPattern(pattern: Re2): TextTest {
  return {
    test: pattern.test,
    find: (text) => {
      const match = pattern.find(text);
      return match === null ? null : { start: match.start, end: match.end };
    },
  };
}
