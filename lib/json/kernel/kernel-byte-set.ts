import type { ByteSet } from '../byte-set';
import { type Kernel, type KernelFunctions, wordsIn } from './kernel';

/** Fields of ByteSet (assembly/byte-set.ts), in words. */
const TEXT = 0;
const SLOTS = 1;
const MASK = 2;
const WAYS = 3;
const COUNT = 4;
const SET_BYTES = 32;

const WAY_WORDS = 4;
const WAY_BYTES = WAY_WORDS * 4;
const FIRST_ROOM = 512;

/** By the kernel, in memory of its arena. */
export class KernelByteSet implements ByteSet {
  readonly #kernel: Kernel;
  readonly #wayOf: KernelFunctions['wayOf'];
  readonly #set: Uint8Array;
  readonly #words: Uint32Array;
  readonly #address: number;
  #ways: Uint8Array;
  #slots: Uint8Array;
  #room = FIRST_ROOM;
  #count = 0;

  constructor(kernel: Kernel, bytes: Uint8Array) {
    const { arena, run } = kernel;
    this.#kernel = kernel;
    this.#wayOf = run.wayOf;
    this.#set = arena.allocate(SET_BYTES);
    this.#words = wordsIn(this.#set);
    this.#address = this.#set.byteOffset;
    this.#ways = arena.allocate(FIRST_ROOM * WAY_BYTES);
    this.#slots = arena.allocate(FIRST_ROOM * 2 * 4);
    this.#words[TEXT] = bytes.byteOffset;
    this.#point();
  }

  readonly at = (from: number, to: number): number => {
    if (this.#count === this.#room) this.#grow();
    const way = this.#wayOf(this.#address, from, to - from);
    if (way === this.#count) this.#count += 1;
    return way;
  };

  readonly atAll = (spans: Uint32Array): Uint32Array => {
    const numbers = new Uint32Array(spans.length / 2);
    const memory = this.#kernel.scratch.take(spans.byteLength);
    const words = wordsIn(memory);
    words.set(spans);
    for (let from = 0; from < numbers.length; ) {
      if (this.#count === this.#room) this.#grow();
      const address = memory.byteOffset;
      from = this.#kernel.run.waysOf(this.#address, address, from, numbers.length, this.#room);
      this.#count = this.#words[COUNT] ?? 0;
    }
    for (let index = 0; index < numbers.length; index += 1) numbers[index] = words[2 * index] ?? 0;
    return numbers;
  };

  readonly find = (bytes: Uint8Array): number => {
    const needle = this.#kernel.scratch.take(bytes.length);
    needle.set(bytes);
    // None is all ones, which a host reads as -1.
    return this.#kernel.run.findBytes(this.#address, needle.byteOffset, bytes.length);
  };

  readonly close = (): Uint32Array => {
    const ways = wordsIn(this.#ways);
    const places = new Uint32Array(this.#count * 2);
    for (let way = 0; way < this.#count; way += 1) {
      places[2 * way] = ways[WAY_WORDS * way] ?? 0;
      places[2 * way + 1] = ways[WAY_WORDS * way + 1] ?? 0;
    }
    for (const bytes of [this.#set, this.#ways, this.#slots]) this.#kernel.arena.release(bytes);
    return places;
  };

  /** Four times the room; half of the slots stay empty. */
  #grow(): void {
    const { arena, run } = this.#kernel;
    this.#room *= 4;
    this.#ways = arena.resize(this.#ways, this.#room * WAY_BYTES);
    arena.release(this.#slots);
    this.#slots = arena.allocate(this.#room * 2 * 4);
    this.#point();
    run.placeWays(this.#address);
  }

  #point(): void {
    this.#words[SLOTS] = this.#slots.byteOffset;
    this.#words[MASK] = this.#room * 2 - 1;
    this.#words[WAYS] = this.#ways.byteOffset;
  }
}
