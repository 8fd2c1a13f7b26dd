import type { JsonBytes } from './bytes';
import { OPEN_ARRAY } from './characters';
import { afterString, keyBefore } from './cursor';
import { flagsBelow, flagsInList, type Inside, START } from './redaction-context';
import type { Way } from './redaction-way';
import type { KeyWord, Words } from './redaction-words';

/** Set where the flags of a container were worked out: above every flag. */
const KNOWN = 0x80;

/** A context by its flags, each made once. */
const INSIDES: readonly Inside[] = Array.from({ length: KNOWN }, (_, flags) => ({ ...START, flags }));

/** The flags in which a container stands by the keys on the way to it, whatever its objects say of themselves. */
export class WayFlags {
  readonly #document: JsonBytes;
  readonly #words: Words;
  /** By entry of the index. */
  readonly #known: Uint8Array;

  constructor(document: JsonBytes, words: Words) {
    this.#document = document;
    this.#words = words;
    this.#known = new Uint8Array(document.tape.length);
  }

  /** The context of the innermost container of a way. */
  around({ entry, frames }: Way): Inside {
    let flags = this.#ofEntry(entry);
    for (let depth = 0; depth + 1 < frames.length; depth += 1) {
      const frame = frames[depth];
      if (frame === undefined || frame.isList) flags = flagsInList(flags);
      else flags = flagsBelow(flags, this.wordAt(frame.key));
    }
    return INSIDES[flags] ?? START;
  }

  /** The key that begins at an offset. */
  wordAt(start: number): KeyWord {
    const { bytes } = this.#document;
    return this.#words.keys.at(bytes, start, afterString(bytes, start));
  }

  #ofEntry(entry: number): number {
    const { bytes, tape } = this.#document;
    const known = this.#known[entry] ?? 0;
    if (known !== 0) return known & ~KNOWN;
    const parent = tape.parent(entry);
    if (parent < 0) return 0;
    const outer = this.#ofEntry(parent);
    const isItem = bytes[tape.open(parent)] === OPEN_ARRAY;
    const flags = isItem
      ? flagsInList(outer)
      : flagsBelow(outer, this.wordAt(keyBefore(bytes, tape.open(entry)).start));
    this.#known[entry] = flags | KNOWN;
    return flags;
  }
}
