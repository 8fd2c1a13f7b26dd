import { isHiddenText } from '@/lib/core/hidden-text';
import type { ValueMatch } from '@/lib/envoy/model';
import { compileRe2, type Re2 } from '@/lib/re2/re2';

/** Null: what it asks for is not understood. */
export type ValueTest = (text: string) => boolean | null;

const MOST_PATTERNS = 20_000;
const patterns = new Map<string, Re2 | null>();

/** A pattern as RE2 reads it, compiled once; null for one that RE2 refuses. */
export function regexOf(pattern: string): Re2 | null {
  let found = patterns.get(pattern);
  if (found === undefined) {
    const compiled = compileRe2(pattern, { ignoreCase: false });
    found = compiled.ok ? compiled.value : null;
    if (patterns.size >= MOST_PATTERNS) patterns.clear();
    patterns.set(pattern, found);
  }
  return found;
}

/** Lower case for ASCII only, as `absl::AsciiStrToLower`. */
export function lower(text: string): string {
  return /[A-Z]/.test(text) ? text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()) : text;
}

const MAX_INT64 = 2n ** 63n - 1n;

/** A whole text as int64 (`absl::SimpleAtoi`: blanks around it and a sign are fine); null for anything else. */
export function int64(text: string): bigint | null {
  const match = /^[ \t\n\v\f\r]*([+-]?)(\d+)[ \t\n\v\f\r]*$/.exec(text);
  if (match === null) return null;
  const value = BigInt(match[2] ?? '0') * (match[1] === '-' ? -1n : 1n);
  return value > MAX_INT64 || value < -MAX_INT64 - 1n ? null : value;
}

type TextKind = 'exact' | 'prefix' | 'suffix' | 'contains';

function textTest(kind: TextKind, value: string): (text: string) => boolean {
  switch (kind) {
    case 'exact':
      return (text) => text === value;
    case 'prefix':
      return (text) => text.startsWith(value);
    case 'suffix':
      return (text) => text.endsWith(value);
    case 'contains':
      return (text) => text.includes(value);
  }
}

/** A StringMatcher (or its kin) on a value that is there. What was hidden from Gatescope cannot be compared. */
export function valueTest(match: ValueMatch): ValueTest {
  if ('value' in match && isHiddenText(match.value)) return () => null;
  switch (match.kind) {
    case 'exact':
    case 'prefix':
    case 'suffix':
    case 'contains': {
      if (!match.ignoreCase) return textTest(match.kind, match.value);
      const test = textTest(match.kind, lower(match.value));
      return (text) => test(lower(text));
    }
    case 'regex':
      return (text) => regexOf(match.value)?.matchesWhole(text) ?? null;
    case 'range': {
      const [start, end] = [int64(match.start) ?? 0n, int64(match.end) ?? 0n];
      return (text) => {
        const number = int64(text);
        return number !== null && number >= start && number < end;
      };
    }
    case 'present':
      return () => match.present;
    case 'unknown':
      return () => null;
  }
}

/** What a match asks for, in one line. */
export function wantedText(match: ValueMatch): string {
  switch (match.kind) {
    case 'range':
      return `range [${match.start}, ${match.end})`;
    case 'present':
      return match.present ? 'present' : 'absent';
    case 'unknown':
      return match.field;
    case 'regex':
      return `regex ${match.value}`;
    default:
      return `${match.kind} ${match.value}`;
  }
}
