import type { PathMatch } from '@/lib/envoy/model';
import { lower, regexOf } from '../value-test';

/** What is compared ends before `?` and `#`; a `;` may be cut out (ignore_path_parameters_in_path_matching). */
const ODD = /[?#;]/;

/** Every path begins with a slash. */
const EVERY_REGEX: ReadonlySet<string> = new Set(['.*', '/.*']);

export type TextPath = Extract<PathMatch, { value: string; ignoreCase: boolean }>;

/** A regex that says no more than a text, a text and anything, or a text and anything behind a slash. */
const PLAIN_REGEX = /^((?:[\w/~%=&,:@!-]|\\[-.+*()[\]{}|^$/])*)(\.\*|\(\/\.\*\)\?)?$/;

const unescaped = (text: string): string => text.replaceAll('\\', '');

/** The path as a plain text comparison, where it is one; null for any other. */
export function textOf(path: PathMatch): TextPath | null {
  if ('ignoreCase' in path) return path;
  const plain = path.kind === 'regex' ? PLAIN_REGEX.exec(path.value) : null;
  if (plain === null) return null;
  const [, text = '', end = ''] = plain;
  const kind = end === '' ? 'exact' : end === '.*' ? 'prefix' : 'path-separated-prefix';
  return { kind, value: unescaped(text), ignoreCase: false };
}

/** The text that every path taken by a regex begins with; '' where none is plain to see. */
export function literalStart(pattern: string): string {
  if (pattern.includes('|')) return '';
  const [run = ''] = /^(?:[\w/~%=&,:@!-]|\\[-.+*()[\]{}^$/])*/.exec(pattern) ?? [];
  // What is repeated may be missing.
  const isRepeated = '*?+{'.includes(pattern[run.length] ?? ' ');
  return unescaped(isRepeated ? run.replace(/(?:\\.|[^\\])$/, '') : run);
}

export function takesEveryPath(path: PathMatch): boolean {
  if (path.kind === 'prefix') return path.value === '' || path.value === '/';
  return path.kind === 'regex' && EVERY_REGEX.has(path.value);
}

function coversText(earlier: TextPath, later: TextPath): boolean {
  if (ODD.test(earlier.value) || ODD.test(later.value)) return false;
  // The later one takes spellings that the earlier one does not.
  if (later.ignoreCase && !earlier.ignoreCase) return false;
  const of = (path: TextPath) => (earlier.ignoreCase ? lower(path.value) : path.value);
  const wide = of(earlier);
  const narrow = of(later);
  switch (earlier.kind) {
    case 'prefix':
      return narrow.startsWith(wide);
    case 'exact':
      return later.kind === 'exact' && narrow === wide;
    case 'path-separated-prefix':
      return narrow.startsWith(`${wide}/`) || (narrow === wide && later.kind !== 'prefix');
  }
}

/** True when every path that `later` takes is one that `earlier` takes; false when that is not certain. */
export function coversPath(earlier: PathMatch, later: PathMatch): boolean {
  // Plain CONNECT has no path: only connect_matcher takes it.
  if (earlier.kind === 'connect' || later.kind === 'connect') return earlier.kind === later.kind;
  if (later.kind === 'unknown' || earlier.kind === 'unknown') return false;
  if (takesEveryPath(earlier)) return true;
  if (earlier.kind === 'uri-template' || later.kind === 'uri-template')
    return earlier.kind === later.kind && earlier.value === later.value;
  const text = textOf(later);
  if (earlier.kind === 'regex') {
    const regex = regexOf(earlier.value);
    if (regex === null) return false;
    if (later.kind === 'regex' && later.value === earlier.value) return true;
    const isOne = text?.kind === 'exact' && !text.ignoreCase && !ODD.test(text.value);
    if (isOne && regex.matchesWhole(text.value)) return true;
  }
  const wide = textOf(earlier);
  if (wide === null) return false;
  if (text !== null) return coversText(wide, text);
  if (later.kind !== 'regex' || wide.kind === 'exact') return false;
  return coversText(wide, { kind: 'prefix', value: literalStart(later.value), ignoreCase: false });
}
