import type { JsonBytes } from './bytes';
import { OPEN_ARRAY, OPEN_OBJECT, opens, QUOTE, skipSpace } from './characters';
import { afterContainer, afterScalar, afterString, Jumper, nextAfterValue, valueAfterKey } from './cursor';
import { type About, isSourceKey, type Looks } from './redaction-context';
import type { KeyWord, Words } from './redaction-words';
import type { Span } from './span';
import { KEPT_LENGTH } from './tape';

export interface WordMember {
  readonly word: KeyWord;
  readonly value: Span;
}

function afterValue(bytes: Uint8Array, at: number): number {
  const byte = bytes[at] ?? 0;
  if (byte === QUOTE) return afterString(bytes, at);
  return opens(byte) ? afterContainer(bytes, at) : afterScalar(bytes, at);
}

/** What finds the ends of values in an object: the index only helps in long ones. */
function endsIn(
  { bytes, tape }: JsonBytes,
  { start, end }: Span,
): { readonly after: (at: number) => number } {
  if (end - start >= KEPT_LENGTH) return new Jumper(bytes, tape, start + 1);
  return { after: (at) => afterValue(bytes, at) };
}

/**
 * Visits the members of an object in order, duplicates included, until one is what is looked for.
 * @returns whether one was
 */
export function visitMembers(
  document: JsonBytes,
  span: Span,
  words: Words,
  visit: (word: KeyWord, start: number, end: number) => boolean,
): boolean {
  const { bytes } = document;
  const ends = endsIn(document, span);
  let at = skipSpace(bytes, span.start + 1, span.end);
  while (at < span.end && bytes[at] === QUOTE) {
    const keyEnd = afterString(bytes, at);
    const start = valueAfterKey(bytes, keyEnd, span.end);
    const end = ends.after(start);
    if (visit(words.keys.at(bytes, at, keyEnd), start, end)) return true;
    at = nextAfterValue(bytes, end, span.end);
  }
  return false;
}

export function membersOf(document: JsonBytes, span: Span, words: Words): readonly WordMember[] {
  const members: WordMember[] = [];
  visitMembers(document, span, words, (word, start, end) => {
    members.push({ word, value: { start, end } });
    return false;
  });
  return members;
}

/** What an object says by its members. Of those with the same key the last one counts. */
export function aboutMembers(
  bytes: Uint8Array,
  members: readonly WordMember[],
  { said: texts }: Words,
): About {
  const said = { type: '', meant: '', otherMeant: '', kind: '', name: '', otherName: '' };
  let hasValue = false;
  let isSource = members.length > 0;
  for (const { word, value } of members) {
    const { role } = word;
    if (!word.isSourceKey) isSource = false;
    if (role === 'value') hasValue = true;
    else if (role !== null)
      said[role] = bytes[value.start] === QUOTE ? texts.at(bytes, value.start, value.end) : '';
  }
  const { type, meant, otherMeant, kind, name, otherName } = said;
  return { type, meant: meant || otherMeant, kind, name: name || otherName, hasValue, isSource };
}

/** Whether the object that opens at an offset is a DataSource: most are not by their first key. */
function isSourceAt(document: JsonBytes, start: number): boolean {
  let isEmpty = true;
  for (const { key } of document.members({ start, end: document.root.end })) {
    if (!isSourceKey(key)) return false;
    isEmpty = false;
  }
  return !isEmpty;
}

/** How the value that begins at an offset looks. */
export class LooksAt implements Looks {
  readonly #document: JsonBytes;
  readonly #start: number;
  readonly isNumber: boolean;
  readonly isContainer: boolean;

  constructor(document: JsonBytes, start: number) {
    const byte = document.bytes[start] ?? 0;
    this.#document = document;
    this.#start = start;
    this.isNumber = byte === 0x2d || (byte >= 0x30 && byte <= 0x39);
    this.isContainer = opens(byte);
  }

  isStructure(): boolean {
    const { bytes } = this.#document;
    const isList = bytes[this.#start] === OPEN_ARRAY;
    const item = isList ? skipSpace(bytes, this.#start + 1, bytes.length) : this.#start;
    return bytes[item] === OPEN_OBJECT && !isSourceAt(this.#document, item);
  }
}
