import type { JsonPointer } from '@/lib/core/brand';
import { tokensOf } from '@/lib/core/json-pointer';
import type { JsonBytes } from '../bytes';
import { COLON, isSpace, opens } from '../characters';
import type { Location } from '../locate';
import type { Span } from '../span';
import { linesOf } from './line-count';
import type { TextTest } from './text-test';
import { tokenText } from './token';

/** One key or one value that was found, told once however often it holds what was looked for. */
export interface JsonHit {
  readonly pointer: JsonPointer;
  /** True when the key matched, false when the value did. */
  readonly inKey: boolean;
  /** One line around the hit, decoded and cut to some 80 characters, and the place of the text in it. */
  readonly context: string;
  readonly start: number;
  readonly end: number;
  /** Line of the bytes as they came, from 1. */
  readonly line: number;
  /** Bytes of the value; for a key, of the value of its member. */
  readonly value: Span;
}

const BEFORE = 30;
const CONTEXT = 80;
const KEY_SHOWN = 40;

/** One line: a line break or tab in a value would break the list of hits. */
function oneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  return text.replace(/[\u0000-\u001f\u007f\u2028\u2029]/g, ' ');
}

/** Whether a place is within a character of two units. */
const isInCharacter = (text: string, at: number): boolean =>
  at > 0 && (text.codePointAt(at - 1) ?? 0) > 0xffff;

/** A piece of a text, never half a character. */
function piece(text: string, from: number, to: number): string {
  return text.slice(isInCharacter(text, from) ? from - 1 : from, isInCharacter(text, to) ? to + 1 : to);
}

interface Shown {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function cut(text: string, start: number, end: number): Shown {
  const from = Math.max(0, Math.min(start - BEFORE, text.length - CONTEXT));
  const to = Math.max(Math.min(end, start + CONTEXT), from + CONTEXT);
  const before = from > 0 ? '…' : '';
  const after = to < text.length ? '…' : '';
  const shown = piece(text, from, to);
  const shift = before.length - (isInCharacter(text, from) ? from - 1 : from);
  return {
    text: before + shown + after,
    start: start + shift,
    end: Math.min(end + shift, before.length + shown.length),
  };
}

/** What stands beside a key that was found: its value, when that is no list or object. */
function shortValue({ bytes }: JsonBytes, { start, end }: Span): string {
  if (opens(bytes[start] ?? 0)) return '';
  const text = tokenText(bytes, start, end);
  return text.length > CONTEXT ? `: ${piece(text, 0, CONTEXT)}…` : `: ${text}`;
}

/** The name of the member that a value belongs to; nothing for elements of lists. */
function nameOf({ bytes }: JsonBytes, { pointer, value }: Location): string {
  let at = value.start - 1;
  while (isSpace(bytes[at] ?? 0)) at -= 1;
  if (bytes[at] !== COLON) return '';
  const name = tokensOf(pointer)?.at(-1) ?? '';
  return `${name.length > KEY_SHOWN ? `${piece(name, 0, KEY_SHOWN)}…` : name}: `;
}

/** The key or value that was found, as a person wants to see it. `test` says where in it the text stands. */
export function describeHit(document: JsonBytes, location: Location, test: TextTest): JsonHit {
  const { pointer, inKey, value } = location;
  const text = inKey ? (tokensOf(pointer)?.at(-1) ?? '') : tokenText(document.bytes, value.start, value.end);
  const found = test.find(text) ?? { start: 0, end: text.length };
  const shown = cut(text, found.start, found.end);
  const name = inKey ? '' : nameOf(document, location);
  const after = inKey ? shortValue(document, value) : '';
  return {
    pointer,
    inKey,
    context: oneLine(name + shown.text + after),
    start: name.length + shown.start,
    end: name.length + shown.end,
    line: linesOf(document).at(value.start),
    value,
  };
}
