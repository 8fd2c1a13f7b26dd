import { textOf } from '@/lib/json/utf8';
import { textColumn } from './text-column';

/** Texts that are decoded one by one before all are. */
const MANY = 1000;

/** Texts of a document by number, each decoded when it is asked for. */
export class Texts {
  readonly #bytes: Uint8Array;
  /** Start and length of each; an end before the beginning for one that is known already. */
  readonly #places: Uint32Array;
  readonly #texts: (string | undefined)[];
  /** Texts that were decoded by themselves. */
  #decoded = 0;

  /**
   * @param places start and length of each text in the document
   * @param known those that stand there in another way, or nowhere
   */
  constructor(bytes: Uint8Array, places: Uint32Array, known: ReadonlyMap<number, string>) {
    this.#bytes = bytes;
    this.#places = places;
    this.#texts = new Array<string | undefined>(places.length / 2).fill(undefined);
    for (const [number, text] of known) this.#texts[number] = text;
  }

  get size(): number {
    return this.#texts.length;
  }

  /** The number of a text; -1 for one that is not among them. */
  numberOf(text: string): number {
    for (let number = 0; number < this.size; number += 1) if (this.text(number) === text) return number;
    return -1;
  }

  text(number: number): string {
    const known = this.#texts[number];
    if (known !== undefined) return known;
    this.#decoded += 1;
    if (this.#decoded === MANY) return this.#decodeAll(number);
    const start = this.#places[2 * number] ?? 0;
    const text = textOf(this.#bytes, start, start + (this.#places[2 * number + 1] ?? 0));
    this.#texts[number] = text;
    return text;
  }

  /** Who asks for so many asks for the others too, and together they take a quarter of the time. */
  #decodeAll(number: number): string {
    const start = (each: number) => (this.#places[2 * each] ?? 0) - 1;
    const end = (each: number) => start(each) + (this.#places[2 * each + 1] ?? 0) + 2;
    const texts = textColumn(this.#bytes, this.size, start, end);
    for (const [each, text] of texts.entries()) this.#texts[each] ??= text;
    return this.#texts[number] ?? '';
  }
}
