import { hasEscape, stringAt } from '@/lib/json/cursor';
import { textOf } from '@/lib/json/utf8';
import { Records } from './records';
import { textColumn } from './text-column';

const FIRST_SLOTS = 1024;

/** Texts that are decoded one by one before all are. */
const MANY = 1000;

/** How a text is written: where, how long, its hash, the number of the text. */
const WRITTEN = { start: 0, length: 1, hash: 2, number: 3 } as const;

const SEED = 0x811c_9dc5;
const FACTOR = 0x9e37_79b1;

/** Bytes that are read four at a time. */
const viewOf = ({ buffer, byteOffset, byteLength }: Uint8Array): DataView =>
  new DataView(buffer, byteOffset, byteLength);

/** A hash of some bytes, four at a time. */
function hashOf(view: DataView, from: number, to: number): number {
  let hash = SEED ^ (to - from);
  let at = from;
  for (; at + 4 <= to; at += 4) {
    hash = Math.imul(hash ^ view.getInt32(at, true), FACTOR);
    // Else the upper bytes of a word would have no say in where a text is looked for.
    hash ^= hash >>> 15;
  }
  for (; at < to; at += 1) hash = Math.imul(hash ^ view.getUint8(at), FACTOR);
  return (hash ^ (hash >>> 13)) >>> 0;
}

/** Whether the same bytes stand at two places. What differs, mostly differs near the end. */
function isSame(one: DataView, at: number, other: DataView, from: number, length: number): boolean {
  let left = length;
  for (; left >= 4; left -= 4)
    if (one.getInt32(at + left - 4, true) !== other.getInt32(from + left - 4, true)) return false;
  for (; left > 0; left -= 1)
    if (one.getUint8(at + left - 1) !== other.getUint8(from + left - 1)) return false;
  return true;
}

/**
 * Numbers for texts that stand in a document many times, given by their bytes: nothing is decoded but what is asked
 * for. Numbers count from 0 in the order of first sight.
 */
export class Interner {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  /** Ways of writing: a text with escapes has several. */
  readonly #written = new Records(4);
  /** Bytes of those that do not stand in the document. */
  readonly #own = new Map<number, DataView>();
  /** The way of writing by which a text is decoded; -1 for those apart. */
  readonly #firsts: number[] = [];
  readonly #texts: (string | undefined)[] = [];
  /** Texts whose bytes would be taken for an escape, or that have none: with half a surrogate pair. */
  readonly #apart = new Map<string, number>();
  /** Number + 1 of the way of writing whose hash leads here; 0 for none. */
  #slots = new Uint32Array(FIRST_SLOTS);
  #last = 0;
  /** Texts that were decoded by themselves. */
  #decoded = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = viewOf(bytes);
  }

  get size(): number {
    return this.#firsts.length;
  }

  /** A number for a stretch of the document as it is written; not to be mixed with texts. */
  ofBytes(from: number, to: number): number {
    const hash = hashOf(this.#view, from, to);
    const found = this.#find(hash, this.#view, from, to);
    if (found >= 0) return this.#written.get(found, WRITTEN.number);
    const written = this.#add(hash, from, to - from, this.#firsts.length);
    this.#firsts.push(written);
    return this.#firsts.length - 1;
  }

  /** The number of a string of the document: from its first to behind its last quote. */
  ofString(start: number, end: number): number {
    const from = start + 1;
    const to = end - 1;
    // Neighbours often name the same.
    if (!this.#is(this.#last, this.#view, from, to)) {
      const hash = hashOf(this.#view, from, to);
      const found = this.#find(hash, this.#view, from, to);
      this.#last = found >= 0 ? found : this.#addString(hash, from, to);
    }
    return this.#written.get(this.#last, WRITTEN.number);
  }

  /** The number of a text, however it is written in the document. */
  ofText(text: string): number {
    if (text.includes('\\') || !text.isWellFormed()) return this.#ofApart(text);
    const own = viewOf(new TextEncoder().encode(text));
    const hash = hashOf(own, 0, own.byteLength);
    const found = this.#find(hash, own, 0, own.byteLength);
    if (found >= 0) return this.#written.get(found, WRITTEN.number);
    const number = this.#firsts.length;
    const written = this.#add(hash, 0, own.byteLength, number);
    this.#firsts.push(written);
    this.#own.set(written, own);
    return number;
  }

  /** The number of a text that was seen; -1 for any other. */
  numberOf(text: string): number {
    for (let number = 0; number < this.size; number += 1) if (this.text(number) === text) return number;
    return -1;
  }

  text(number: number): string {
    const known = this.#texts[number];
    if (known !== undefined) return known;
    this.#decoded += 1;
    if (this.#decoded === MANY) return this.#decodeAll(number);
    const written = this.#firsts[number] ?? 0;
    const own = this.#own.get(written);
    const start = own === undefined ? this.#written.get(written, WRITTEN.start) : 0;
    const bytes = own === undefined ? this.#bytes : new Uint8Array(own.buffer, own.byteOffset);
    const text = textOf(bytes, start, start + this.#written.get(written, WRITTEN.length));
    this.#texts[number] = text;
    return text;
  }

  /** Who asks for so many asks for the others too, and together they take a quarter of the time. */
  #decodeAll(number: number): string {
    const place = (each: number, what: 'start' | 'length') => {
      const written = this.#firsts[each] ?? -1;
      return written < 0 || this.#own.has(written) ? 0 : this.#written.get(written, WRITTEN[what]);
    };
    const texts = textColumn(
      this.#bytes,
      this.size,
      (each) => place(each, 'start') - 1,
      (each) => place(each, 'start') + place(each, 'length') + 1,
    );
    for (const [each, text] of texts.entries())
      if (!this.#own.has(this.#firsts[each] ?? -1)) this.#texts[each] ??= text;
    return this.text(number);
  }

  #ofApart(text: string): number {
    const known = this.#apart.get(text);
    if (known !== undefined) return known;
    const number = this.#firsts.length;
    this.#apart.set(text, number);
    this.#firsts.push(-1);
    this.#texts[number] = text;
    return number;
  }

  /** A new way of writing, perhaps of a text that is known. */
  #addString(hash: number, from: number, to: number): number {
    if (hasEscape(this.#bytes, from, to)) {
      const text = stringAt(this.#bytes, { start: from - 1, end: to + 1 });
      return this.#add(hash, from, to - from, this.ofText(text));
    }
    const written = this.#add(hash, from, to - from, this.#firsts.length);
    this.#firsts.push(written);
    return written;
  }

  #is(written: number, view: DataView, from: number, to: number): boolean {
    const length = to - from;
    if (written >= this.#written.length || this.#written.get(written, WRITTEN.length) !== length)
      return false;
    const own = this.#own.size === 0 ? undefined : this.#own.get(written);
    const at = own === undefined ? this.#written.get(written, WRITTEN.start) : 0;
    return isSame(own ?? this.#view, at, view, from, length);
  }

  /** The way of writing that has these bytes; -1 without one. */
  #find(hash: number, view: DataView, from: number, to: number): number {
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (let held = this.#slots[slot] ?? 0; held !== 0; held = this.#slots[slot] ?? 0) {
      const isHash = this.#written.get(held - 1, WRITTEN.hash) === hash;
      if (isHash && this.#is(held - 1, view, from, to)) return held - 1;
      slot = (slot + 1) & mask;
    }
    return -1;
  }

  #add(hash: number, start: number, length: number, number: number): number {
    const written = this.#written.add();
    this.#written.set(written, WRITTEN.start, start);
    this.#written.set(written, WRITTEN.length, length);
    this.#written.set(written, WRITTEN.hash, hash);
    this.#written.set(written, WRITTEN.number, number);
    if (written * 2 >= this.#slots.length) this.#grow();
    this.#place(written);
    return written;
  }

  #place(written: number): void {
    const mask = this.#slots.length - 1;
    let slot = this.#written.get(written, WRITTEN.hash) & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = written + 1;
  }

  #grow(): void {
    this.#slots = new Uint32Array(this.#slots.length * 4);
    for (let written = 0; written < this.#written.length - 1; written += 1) this.#place(written);
  }
}
