import { type KeyPath, type PathStep, stepOf } from './key-path';

/** UTF-16 offsets into the text as typed. */
export interface SearchProblem {
  readonly start: number;
  readonly end: number;
  /** In words. */
  readonly message: string;
}

export type WantedValue =
  /** Also lists and objects: the key is there. */
  | { readonly kind: 'any' }
  | { readonly kind: 'contains'; readonly text: string }
  | { readonly kind: 'exact'; readonly text: string };

export interface KeyQuery {
  readonly path: KeyPath;
  readonly value: WantedValue;
}

export type ReadKeyQuery =
  | { readonly ok: true; readonly query: KeyQuery }
  | { readonly ok: false; readonly problem: SearchProblem };

const problem = (start: number, end: number, message: string): ReadKeyQuery => ({
  ok: false,
  problem: { start, end, message },
});

/** A text in quotes from a place on, in which `\"` and `\\` are escaped. Null when it is not closed. */
function quotedAt(text: string, at: number): { readonly text: string; readonly end: number } | null {
  const match = /"((?:[^"\\]|\\.)*)"/sy;
  match.lastIndex = at;
  const found = match.exec(text);
  if (found === null) return null;
  return { text: (found[1] ?? '').replace(/\\(["\\])/g, '$1'), end: at + found[0].length };
}

function wantedValue(text: string, start: number): WantedValue | SearchProblem {
  if (text === '' || text === '*') return { kind: 'any' };
  if (!text.startsWith('"')) return { kind: 'contains', text };
  const quoted = quotedAt(text, 0);
  if (quoted === null) return { start, end: start + text.length, message: 'The quote is not closed.' };
  if (quoted.end === text.length) return { kind: 'exact', text: quoted.text };
  return {
    start: start + quoted.end,
    end: start + text.length,
    message: 'Nothing may follow the closing quote.',
  };
}

interface ReadStep {
  readonly step: PathStep;
  readonly end: number;
}

function stepAt(text: string, at: number, matchCase: boolean): ReadStep | SearchProblem {
  if (text[at] === '"') {
    const quoted = quotedAt(text, at);
    if (quoted === null) return { start: at, end: text.length, message: 'The quote is not closed.' };
    return { step: stepOf(quoted.text, true, matchCase), end: quoted.end };
  }
  const length = text.slice(at).search(/[.:"]/);
  const end = length < 0 ? text.length : at + length;
  if (end === at) return { start: at, end: Math.min(at + 1, text.length), message: 'A key is missing here.' };
  return { step: stepOf(text.slice(at, end), false, matchCase), end };
}

/**
 * Reads `key:value`: a key path with dots, then a value. Steps: a key (snake_case and camelCase are the same), `*` for
 * any one key or index, `**` for any number, `*` within a key; a key with dots, colons or stars stands in quotes.
 * The path matches from anywhere down. Value: `"…"` all of it, `*` or nothing for any, else a part of it.
 */
export function readKeyQuery(typed: string, matchCase: boolean): ReadKeyQuery {
  const start = typed.length - typed.trimStart().length;
  const text = typed.trimEnd();
  const steps: PathStep[] = [];
  let at = start;
  for (;;) {
    const read = stepAt(text, at, matchCase);
    if ('message' in read) return { ok: false, problem: read };
    steps.push(read.step);
    at = read.end;
    if (text[at] !== '.') break;
    at += 1;
  }
  if (at < text.length && text[at] !== ':')
    return problem(at, text.length, 'A dot or a colon is missing here.');
  const from = at + 1 + (/^\s*/.exec(text.slice(at + 1))?.[0].length ?? 0);
  const value = wantedValue(text.slice(from), from);
  if ('message' in value) return { ok: false, problem: value };
  return { ok: true, query: { path: { steps, matchCase }, value } };
}
