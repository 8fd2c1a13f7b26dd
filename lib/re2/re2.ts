import { RE2JS, RE2JSSyntaxException } from 're2js';
import { problemPosition } from './problem-position';
import { checkRewrite, expandRewrite } from './rewrite';

export interface Re2Options {
  readonly ignoreCase: boolean;
}

/** Offsets are UTF-16 units of the text that was searched. */
export interface Re2Match {
  readonly start: number;
  readonly end: number;
  /** Group 0 is the whole match; null for a group that took no part in it. */
  readonly groups: readonly (string | null)[];
}

export type Rewritten =
  | { readonly ok: true; readonly value: string; readonly count: number }
  | { readonly ok: false; readonly message: string };

/** A pattern in RE2's syntax (github.com/google/re2/wiki/Syntax), matched in time linear in the text. */
export interface Re2 {
  readonly pattern: string;
  /** Capturing groups, without group 0. */
  readonly groupCount: number;
  /** Whether it matches anywhere in the text. */
  readonly test: (text: string) => boolean;
  /** Whether it matches all of the text: how Envoy uses `safe_regex` (type.matcher.v3.RegexMatcher). */
  readonly matchesWhole: (text: string) => boolean;
  /** The leftmost match that begins at `from` or after it; what stands before `from` still counts for `^` and `\b`. */
  readonly find: (text: string, from?: number) => Re2Match | null;
  /**
   * Replaces every match by `rewrite`, in which `\0` to `\9` are groups and `\\` is a backslash: RE2's
   * GlobalReplace, as Envoy uses it for `regex_rewrite` (type.matcher.v3.RegexMatchAndSubstitute).
   */
  readonly replaceAll: (text: string, rewrite: string) => Rewritten;
}

export type Re2Result =
  | { readonly ok: true; readonly value: Re2; readonly test: Re2['test'] }
  | {
      readonly ok: false;
      /** In words, e.g. `missing closing ): (a`. */
      readonly message: string;
      /** UTF-16 offset into the pattern, null when the whole of it is meant. */
      readonly position: number | null;
    };

function findIn(program: RE2JS, text: string, from: number): Re2Match | null {
  if (from < 0 || from > text.length) return null;
  const matcher = program.matcher(text);
  if (!matcher.find(from)) return null;
  const groups = Array.from({ length: program.groupCount() + 1 }, (_, group) => matcher.group(group));
  return { start: matcher.start(), end: matcher.end(), groups };
}

function replaceAll(program: RE2JS, text: string, rewrite: string): Rewritten {
  const message = checkRewrite(rewrite, program.groupCount());
  if (message !== null) return { ok: false, message };
  let value = '';
  let count = 0;
  let at = 0;
  let lastEnd = -1;
  while (at <= text.length) {
    const match = findIn(program, text, at);
    if (match === null) break;
    value += text.slice(at, match.start);
    if (match.start === lastEnd && match.end === lastEnd) {
      // An empty match right after a match is none: one character further.
      const next = (text.codePointAt(at) ?? 0) > 0xffff ? at + 2 : at + 1;
      value += text.slice(at, next);
      at = next;
      continue;
    }
    value += expandRewrite(rewrite, match.groups);
    count += 1;
    at = match.end;
    lastEnd = match.end;
  }
  return { ok: true, value: value + text.slice(at), count };
}

function compiled(pattern: string, program: RE2JS): Re2 {
  return {
    pattern,
    groupCount: program.groupCount(),
    test: (text) => program.test(text),
    matchesWhole: (text) => program.testExact(text),
    find: (text, from = 0) => findIn(program, text, from),
    replaceAll: (text, rewrite) => replaceAll(program, text, rewrite),
  };
}

/**
 * Compiles a pattern; the only door to regular expressions that a person or a configuration wrote. Never
 * throws: what RE2 refuses (look-around, back references, too large) is answered with its reason and place.
 * `ignoreCase` folds by Unicode simple case folding, like `(?i)`.
 */
export function compileRe2(pattern: string, { ignoreCase }: Re2Options): Re2Result {
  const flags = ignoreCase ? RE2JS.CASE_INSENSITIVE : 0;
  try {
    const value = compiled(pattern, RE2JS.compile(pattern, flags));
    return { ok: true, value, test: value.test };
  } catch (cause) {
    if (!(cause instanceof RE2JSSyntaxException)) {
      return { ok: false, message: 'expression too large', position: null };
    }
    const fragment = cause.getPattern();
    const description = cause.getDescription();
    const position = problemPosition(pattern, description, fragment, (part) => reasonOf(part));
    const said = fragment === null || fragment === '' || fragment.endsWith(pattern) ? '' : `: ${fragment}`;
    return { ok: false, message: `${description}${said}`, position };
  }
}

/** Why a part of a pattern is refused; null when it is fine. */
function reasonOf(part: string): string | null {
  try {
    RE2JS.compile(part);
    return null;
  } catch (cause) {
    return cause instanceof RE2JSSyntaxException ? cause.getDescription() : '';
  }
}
