import type { JsonBytes } from './bytes';
import { COLON, skipSpace } from './characters';
import { Jumper } from './cursor';
import { below, type Inside, inList, isTypeName, SECRET, START } from './redaction-context';
import { WayFlags } from './redaction-flags';
import { LooksAt, visitMembers } from './redaction-members';
import { type Place, PlaceList } from './redaction-place-list';
import { visitTriggered } from './redaction-strings';
import { Way } from './redaction-way';
import type { KeyWord, TextWord, Words } from './redaction-words';
import type { Span } from './span';

const isTypeKey = (key: string): boolean => isTypeName(key) || key === 'typeUrl';
const isNameKey = (key: string): boolean => key === 'name' || key === 'key';

/** Whether a text under a key tells something of the object that it is in. */
function tells(word: TextWord, key: string): boolean {
  if (word.isTellingType && isTypeKey(key)) return true;
  if (word.isSecretKind && key === 'kind') return true;
  return word.isEntryName && isNameKey(key);
}

/**
 * Finds the places of a document where the rules can hide something, by the strings that hold a trigger.
 *
 * A key with a trigger may hide its value; a text with one may be hidden itself, or hide other members of its object
 * by being its type, kind or name. Such an object is a place as a whole. So for every other place, what counts of the
 * objects around it are the keys under which they stand.
 */
export class Places {
  readonly #document: JsonBytes;
  readonly #words: Words;
  readonly #way: Way;
  readonly #flags: WayFlags;
  readonly #found = new PlaceList();
  /** What begins before this lies within a place that was found. */
  #covered = 0;
  /** Objects of the index in which no value was found for a name. */
  readonly #withoutValue = new Set<number>();

  constructor(document: JsonBytes, words: Words) {
    this.#document = document;
    this.#words = words;
    this.#way = new Way(document);
    this.#flags = new WayFlags(document, words);
  }

  /** In document order; none lies within another. */
  find(): Iterable<Place> {
    const { root, tape } = this.#document;
    visitTriggered(this.#document, this.#words.rules.triggers, (span) => {
      if (tape.length === 0) this.#add(root, START);
      else this.#string(span);
      return this.#covered;
    });
    return this.#found.outermost();
  }

  #string(span: Span): void {
    const { bytes, root } = this.#document;
    const behind = skipSpace(bytes, span.end, root.end);
    if (bytes[behind] === COLON) {
      const word = this.#words.keys.at(bytes, span.start, span.end);
      if (word.mayHide) this.#key(span, word, skipSpace(bytes, behind + 1, root.end));
      return;
    }
    const word = this.#words.texts.at(bytes, span.start, span.end);
    if (word.mayBeHidden || word.maySpeak) this.#text(span, word);
  }

  #key(span: Span, word: KeyWord, start: number): void {
    const { bytes, tape } = this.#document;
    this.#way.to(span.start);
    const around = this.#flags.around(this.#way);
    const inside = below(around, word, new LooksAt(this.#document, start), false);
    if ((inside.flags & SECRET) === 0) return;
    this.#add({ start, end: new Jumper(bytes, tape, start).after(start) }, inside);
  }

  #text(span: Span, word: TextWord): void {
    this.#way.to(span.start);
    const frame = this.#way.inner;
    if (frame === undefined || frame.isList) {
      if (word.mayBeHidden) this.#add(span, inList(this.#flags.around(this.#way)));
      return;
    }
    const key = this.#flags.wordAt(frame.key);
    const object = word.maySpeak && tells(word, key.key) ? this.#way.innermost() : null;
    if (object !== null && this.#decides(key.key, object)) {
      this.#add(object, this.#flags.around(this.#way));
    } else if (word.mayBeHidden && !isTypeName(key.key)) {
      const value = new LooksAt(this.#document, span.start);
      this.#add(span, below(this.#flags.around(this.#way), key, value, false));
    }
  }

  /** Whether a text that tells something of its object decides over the other members of this one. */
  #decides(key: string, object: Span): boolean {
    // A type or a kind always does, a name where there is a value for it.
    if (!isNameKey(key)) return true;
    if (this.#withoutValue.has(object.start)) return false;
    const found = visitMembers(this.#document, object, this.#words, ({ role }) => role === 'value');
    // Short objects are not in the index, and soon looked through again.
    if (!found && this.#way.frames.length === 1) this.#withoutValue.add(object.start);
    return found;
  }

  #add(span: Span, inside: Inside): void {
    this.#found.add(span, inside);
    this.#covered = Math.max(this.#covered, span.end);
  }
}
