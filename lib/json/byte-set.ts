import type { Arena } from './arena';
import { kernelOf } from './kernel/kernel';
import { KernelByteSet } from './kernel/kernel-byte-set';
import { PlainByteSet } from './plain-byte-set';

/**
 * Different stretches of a document, known by number: from 0, in the order of first sight. `at` adds, `find` looks for
 * bytes from elsewhere and answers -1 without them.
 */
export interface ByteSet {
  readonly at: (from: number, to: number) => number;
  /** The same for many: pairs of `from` and `to`; all ones stand for a pair whose `to` is 0. */
  readonly atAll: (spans: Uint32Array) => Uint32Array;
  readonly find: (bytes: Uint8Array) => number;
  /** Gives memory back: nothing else may be called behind this. Of each stretch start and length, at one of its places. */
  readonly close: () => Uint32Array;
}

/** @param bytes of a document in the arena */
export function byteSet(bytes: Uint8Array, arena: Arena): ByteSet {
  const kernel = arena.owns(bytes) ? kernelOf(arena) : null;
  return kernel === null ? new PlainByteSet(bytes) : new KernelByteSet(kernel, bytes);
}
