import { requiredLiterals } from '@/lib/re2/literal';
import { compileRe2, type Re2 } from '@/lib/re2/re2';
import type { JsonBytes } from '../bytes';
import type { KeyPath } from './key-path';
import { readKeyQuery, type SearchProblem, type WantedValue } from './key-query';
import { KeyScan } from './key-scan';
import { type LiteralPlan, LiteralScan, type OnToken } from './literal-scan';
import { eitherHidden, type Hidden, hiddenSpellings, needleOf, wholeNeedle } from './needle';
import { ANY_TEXT, containsText, equalsText, matchesPattern, type TextTest } from './text-test';
import { PathScan, WalkScan } from './walk-scan';

export interface SearchQuery {
  readonly text: string;
  /** `text`: as it is. `regex`: RE2 syntax. `key`: `key:value` (see `readKeyQuery`). */
  readonly mode: 'text' | 'regex' | 'key';
  readonly matchCase: boolean;
  /** Letters, digits and `_` may not go on before or behind; for a regex as `\b` around it. */
  readonly wholeWord: boolean;
}

/** A way to search: stretch by stretch, without a gap, and `finish` at last. */
export interface Engine {
  /** Never across a multiple of `BLOCK`. */
  readonly run: (from: number, to: number) => void;
  readonly finish: () => void;
}

/** A query that was understood. */
export interface PreparedSearch {
  /** Shows where in a key or value the text stands. */
  readonly test: TextTest;
  readonly start: (document: JsonBytes, onToken: OnToken) => Engine;
}

export type ReadQuery =
  | { readonly ok: true; readonly search: PreparedSearch }
  | { readonly ok: false; readonly problem: SearchProblem };

const NOT_HIDDEN: Hidden = { slash: false, beyondAscii: 'none' };
const nothing = () => {};

function literalEngine(document: JsonBytes, plan: LiteralPlan, onToken: OnToken): Engine {
  const scan = new LiteralScan(document, plan, onToken);
  return { run: (from, to) => scan.run(from, to), finish: nothing };
}

function textSearch({ text, matchCase, wholeWord }: SearchQuery): PreparedSearch {
  const test = containsText(text, { matchCase, wholeWord });
  const plan: LiteralPlan = {
    needles: [needleOf(text, matchCase)],
    hidden: hiddenSpellings(text, matchCase),
    test,
    found: wholeWord ? 'word' : 'part',
  };
  return { test, start: (document, onToken) => literalEngine(document, plan, onToken) };
}

function patternSearch(pattern: Re2, ignoreCase: boolean): PreparedSearch {
  const test = matchesPattern(pattern);
  const literals = requiredLiterals(pattern.pattern, { ignoreCase });
  if (literals === null) return { test, start: (document, onToken) => new WalkScan(document, test, onToken) };
  const plan: LiteralPlan = {
    needles: literals.map(({ text, fold }) => needleOf(text, !fold)),
    hidden: literals.map(({ text, fold }) => hiddenSpellings(text, !fold)).reduce(eitherHidden, NOT_HIDDEN),
    test,
    found: 'maybe',
  };
  return { test, start: (document, onToken) => literalEngine(document, plan, onToken) };
}

function readPattern({ text, matchCase, wholeWord }: SearchQuery): ReadQuery {
  const options = { ignoreCase: !matchCase };
  const alone = compileRe2(text, options);
  if (!alone.ok) {
    const start = alone.position ?? 0;
    return { ok: false, problem: { start, end: text.length, message: alone.message } };
  }
  const whole = wholeWord ? compileRe2(`\\b(?:${text})\\b`, options) : alone;
  return { ok: true, search: patternSearch(whole.ok ? whole.value : alone.value, !matchCase) };
}

function testOf(value: WantedValue, { matchCase, wholeWord }: SearchQuery): TextTest {
  if (value.kind === 'any') return ANY_TEXT;
  if (value.kind === 'exact') return equalsText(value.text, matchCase);
  return containsText(value.text, { matchCase, wholeWord });
}

/** The value first, and of each that is right the path: for paths whose last key is not known. */
function valueFirst(path: KeyPath, text: string, test: TextTest): PreparedSearch['start'] {
  const plan: LiteralPlan = {
    needles: [needleOf(text, path.matchCase)],
    hidden: hiddenSpellings(text, path.matchCase),
    test,
    found: 'maybe',
  };
  return (document, onToken) => {
    const scan = new PathScan(document, path, onToken);
    return literalEngine(document, plan, (at) => scan.token(at));
  };
}

function readKeys(query: SearchQuery): ReadQuery {
  const read = readKeyQuery(query.text, query.matchCase);
  if (!read.ok) return read;
  const { path, value } = read.query;
  const test = testOf(value, query);
  const last = path.steps.at(-1);
  // A number may be the index of an element, which has no bytes to look for.
  if (last?.kind === 'key' && !last.spellings.some((key) => /^\d+$/.test(key))) {
    const plan = { keys: last.spellings, path, value: value.kind === 'any' ? null : test };
    return { ok: true, search: { test, start: (document, onToken) => new KeyScan(document, plan, onToken) } };
  }
  if (value.kind !== 'any' && value.text !== '')
    return { ok: true, search: { test, start: valueFirst(path, value.text, test) } };
  return {
    ok: true,
    search: { test, start: (document, onToken) => new WalkScan(document, test, onToken, path) },
  };
}

/** Keys and strings that are a text, in its letter case. */
export function wholeSearch(text: string): PreparedSearch {
  const test = equalsText(text, true);
  const plan: LiteralPlan = {
    needles: [wholeNeedle(text, true)],
    hidden: hiddenSpellings(text, true),
    test,
    found: 'whole',
  };
  return { test, start: (document, onToken) => literalEngine(document, plan, onToken) };
}

/** Reads a query whose text is not empty. */
export function readSearch(query: SearchQuery): ReadQuery {
  if (query.mode === 'regex') return readPattern(query);
  if (query.mode === 'key') return readKeys(query);
  return { ok: true, search: textSearch(query) };
}
