import type { Comparison } from './model';

/** One term as typed: `!name:operator value`, all but the value optional. Offsets are UTF-16, half open. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly negated: boolean;
  /** Where the term begins after its `!`. */
  readonly bodyStart: number;
  /** What stands before the colon and could be a field. */
  readonly name: string | null;
  readonly operator: Comparison | null;
  readonly valueStart: number;
  /** As typed, quotes and slashes included; the blanks around it are not. */
  readonly value: string;
  /** What stands between quotes, escapes resolved; null for a value without quotes. */
  readonly quoted: { readonly text: string; readonly closed: boolean } | null;
}

const BLANK = /\s/;
const NAME = /[a-z][\w-]*(?=:)/iy;
const OPERATOR = /[<>]=?|=/y;

function sticky(pattern: RegExp, text: string, at: number): string | null {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? null;
}

const isBlank = (text: string, at: number): boolean => BLANK.test(text.charAt(at));

/** The end of a value without quotes: the next blank. In `/a\ b/` the backslash keeps the blank inside. */
function bareEnd(text: string, start: number): number {
  const escapes = text[start] === '/';
  let at = start;
  while (at < text.length && !isBlank(text, at)) at += escapes && text[at] === '\\' ? 2 : 1;
  return Math.min(at, text.length);
}

/** Reads from an opening quote. `\"` and `\\` stand for `"` and `\`; any other backslash for itself. */
function readQuoted(text: string, start: number) {
  let value = '';
  for (let at = start + 1; at < text.length; at += 1) {
    const char = text.charAt(at);
    if (char === '"') return { end: at + 1, text: value, closed: true };
    const next = text[at + 1];
    if (char === '\\' && (next === '"' || next === '\\')) {
      value += next;
      at += 1;
    } else {
      value += char;
    }
  }
  return { end: text.length, text: value, closed: false };
}

function tokenAt(text: string, start: number): Token {
  const negated = text[start] === '!';
  const bodyStart = negated ? start + 1 : start;
  const name = sticky(NAME, text, bodyStart);
  const afterName = name === null ? bodyStart : bodyStart + name.length + 1;
  // The pattern knows these five and no other.
  const operator = name === null ? null : (sticky(OPERATOR, text, afterName) as Comparison | null);
  const valueStart = afterName + (operator?.length ?? 0);
  const quoted = text[valueStart] === '"' ? readQuoted(text, valueStart) : null;
  const end = quoted?.end ?? bareEnd(text, valueStart);
  const value = text.slice(valueStart, end);
  const inner = quoted === null ? null : { text: quoted.text, closed: quoted.closed };
  return { start, end, negated, bodyStart, name, operator, valueStart, value, quoted: inner };
}

/** Cuts a query into its terms. Every text is accepted; what is wrong with it the parser says. */
export function lex(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (isBlank(text, at)) {
      at += 1;
      continue;
    }
    const token = tokenAt(text, at);
    tokens.push(token);
    at = token.end;
  }
  return tokens;
}
