import { BACKSLASH, COLON, COMMA, closes, OPEN_OBJECT, QUOTE, skipSpace } from './characters';
import type { ChildLists } from './child-lists';
import { afterString, hasEscape, Jumper, nextAfterValue, stringAt, valueAfterKey } from './cursor';
import type { Span } from './span';
import type { Tape } from './tape';

/** A document with its skip index. */
export interface Indexed {
  readonly bytes: Uint8Array;
  readonly root: Span;
  readonly tape: Tape;
}

const ARRAY_INDEX = /^(0|[1-9][0-9]*)$/;

/** Where a list can be read from, and how many elements stand before that place. */
interface Place {
  readonly at: number;
  readonly ordinal: number;
}

function placeBehind({ bytes, tape }: Indexed, child: number, { start, end }: Span): Place {
  if (child < 0) return { at: skipSpace(bytes, start + 1, end), ordinal: 0 };
  return { at: tape.open(child), ordinal: tape.ordinal(child) };
}

/** The element of a list that a token of a pointer names; null without one. */
export function findItem(document: Indexed, children: ChildLists, list: Span, token: string): Span | null {
  if (!ARRAY_INDEX.test(token)) return null;
  const wanted = Number(token);
  const { bytes, tape } = document;
  const entry = tape.at(list.start);
  const child = entry < 0 ? -1 : children.lastUpTo(entry, wanted);
  let { at, ordinal } = placeBehind(document, child, list);
  const jumper = new Jumper(bytes, tape, at);
  while (at < list.end && !closes(bytes[at] ?? 0)) {
    const end = jumper.after(at);
    if (ordinal === wanted) return { start: at, end };
    at = nextAfterValue(bytes, end, list.end);
    ordinal += 1;
  }
  return null;
}

function sameBytes(bytes: Uint8Array, at: number, wanted: Uint8Array): boolean {
  for (let index = 0; index < wanted.length; index += 1)
    if (bytes[at + index] !== wanted[index]) return false;
  return true;
}

/** The last member with a key, however the key is written; null without one, and for what is no object. */
export function findMember({ bytes, tape }: Indexed, object: Span, key: string): Span | null {
  if (bytes[object.start] !== OPEN_OBJECT) return null;
  const wanted = new TextEncoder().encode(key);
  // A backslash always begins an escape: what is written like such a key is another one.
  const isNeverRaw = wanted.includes(BACKSLASH);
  const jumper = new Jumper(bytes, tape, object.start + 1);
  let found: Span | null = null;
  let at = skipSpace(bytes, object.start + 1, object.end);
  while (at < object.end && bytes[at] === QUOTE) {
    const keyEnd = afterString(bytes, at);
    const isSame =
      (!isNeverRaw && keyEnd - at - 2 === wanted.length && sameBytes(bytes, at + 1, wanted)) ||
      (hasEscape(bytes, at, keyEnd) && stringAt(bytes, { start: at, end: keyEnd }) === key);
    const start = valueAfterKey(bytes, keyEnd, object.end);
    const end = jumper.after(start);
    if (isSame) found = { start, end };
    at = nextAfterValue(bytes, end, object.end);
  }
  return found;
}

/** The last entry right below an entry, -1 without one. */
function lastChild(tape: Tape, entry: number): number {
  let child = tape.seek(entry, tape.close(entry)) - 1;
  if (child === entry) return -1;
  while (tape.parent(child) !== entry) child = tape.parent(child);
  return child;
}

/** How many elements or members a container has; 0 for a scalar. */
export function countAt(document: Indexed, span: Span): number {
  const { bytes, tape } = document;
  const first = skipSpace(bytes, span.start + 1, span.end);
  if (!closes(bytes[span.end - 1] ?? 0) || first >= span.end - 1) return 0;
  const entry = tape.at(span.start);
  const from = placeBehind(document, entry < 0 ? -1 : lastChild(tape, entry), span);
  const jumper = new Jumper(bytes, tape, from.at);
  let { at, ordinal } = from;
  for (;;) {
    // Behind a key that is no value, a colon stands: it is passed like white space.
    at = skipSpace(bytes, jumper.after(at), span.end);
    if (bytes[at] === COLON) at = skipSpace(bytes, at + 1, span.end);
    else {
      ordinal += 1;
      if (bytes[at] !== COMMA) return ordinal;
      at = skipSpace(bytes, at + 1, span.end);
    }
  }
}
