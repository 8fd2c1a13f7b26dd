import type { Arena } from '@/lib/json/arena';
import { type ByteSet, byteSet } from '@/lib/json/byte-set';
import { hasEscape, stringAt } from '@/lib/json/cursor';
import { Texts } from './texts';

/** The document that texts stand in. */
interface Written {
  readonly bytes: Uint8Array;
  readonly arena: Arena;
}

/**
 * Numbers for texts that stand in a document many times, given by their bytes: nothing is decoded but what is asked
 * for. Numbers count from 0 in the order of first sight. It holds memory of the document's arena until `close`.
 */
export class Interner {
  readonly #bytes: Uint8Array;
  /** Ways of writing: a text with escapes has several. */
  readonly #ways: ByteSet;
  /** By way of writing, the number of its text. */
  readonly #numbers: number[] = [];
  /** By number, the way of writing by which a text is decoded; -1 for those apart. */
  readonly #firsts: number[] = [];
  /** Numbers of texts that were not met without an escape before they were met in another way. */
  readonly #apart = new Map<string, number>();

  constructor({ bytes, arena }: Written) {
    this.#bytes = bytes;
    this.#ways = byteSet(bytes, arena);
  }

  /** A number for a stretch of the document as it is written; not to be mixed with texts. */
  ofBytes(from: number, to: number): number {
    return this.#ways.at(from, to);
  }

  /** The number of a string of the document: from its first to behind its last quote. */
  ofString(start: number, end: number): number {
    const way = this.#ways.at(start + 1, end - 1);
    return this.#numbers[way] ?? this.#addWay(way, start, end);
  }

  /**
   * The same for many: pairs of where a string begins behind its first quote, and where it ends before its last; the
   * end is 0 for none. The answer are the numbers + 1, 0 for none.
   */
  ofStrings(insides: Uint32Array): Uint32Array {
    const numbers = this.#ways.atAll(insides);
    for (let index = 0; index < numbers.length; index += 1) {
      const end = insides[2 * index + 1] ?? 0;
      const way = numbers[index] ?? 0;
      if (end === 0) numbers[index] = 0;
      else
        numbers[index] =
          (this.#numbers[way] ?? this.#addWay(way, (insides[2 * index] ?? 0) - 1, end + 1)) + 1;
    }
    return numbers;
  }

  /** The number of a text, however it is written in the document. */
  ofText(text: string): number {
    const known = this.#apart.get(text);
    if (known !== undefined) return known;
    // Its bytes would be taken for an escape, or it has none: with half a surrogate pair.
    const isWritten = !text.includes('\\') && text.isWellFormed();
    const way = isWritten ? this.#ways.find(new TextEncoder().encode(text)) : -1;
    if (way >= 0) {
      // Of many that are numbered together, this way may come later: it is of the same text.
      const known = this.#numbers[way] ?? this.#firsts.push(way) - 1;
      this.#numbers[way] = known;
      return known;
    }
    const number = this.#firsts.push(-1) - 1;
    this.#apart.set(text, number);
    return number;
  }

  /** All texts. Gives memory back: nothing may be added behind this. */
  close(): Texts {
    const ways = this.#ways.close();
    const places = new Uint32Array(2 * this.#firsts.length);
    for (const [number, way] of this.#firsts.entries()) {
      if (way < 0) continue;
      places[2 * number] = ways[2 * way] ?? 0;
      places[2 * number + 1] = ways[2 * way + 1] ?? 0;
    }
    return new Texts(this.#bytes, places, new Map([...this.#apart].map(([text, number]) => [number, text])));
  }

  /** A new way of writing, perhaps of a text that is known. */
  #addWay(way: number, start: number, end: number): number {
    const number = this.#numberFor(way, start, end);
    this.#numbers[way] = number;
    return number;
  }

  #numberFor(way: number, start: number, end: number): number {
    const isPlain = !hasEscape(this.#bytes, start + 1, end - 1);
    if (isPlain && this.#apart.size === 0) return this.#firsts.push(way) - 1;
    const text = stringAt(this.#bytes, { start, end });
    if (!isPlain) return this.ofText(text);
    return this.#apart.get(text) ?? this.#firsts.push(way) - 1;
  }
}
