import type { Arena } from '../arena';
import { KERNEL_BASE64 } from './kernel-module';
import { Scratch } from './scratch';

/** What `assembly/kernel.ts` exports; addresses are those of the arena's memory. */
export interface KernelFunctions {
  readonly indexStateSize: () => number;
  readonly indexPass: (state: number) => number;
  readonly find: (stretch: number) => void;
  readonly literals: (stretch: number) => void;
  readonly quotes: (stretch: number) => void;
  readonly special: (stretch: number) => number;
  readonly wayOf: (set: number, from: number, length: number) => number;
  readonly waysOf: (set: number, spans: number, from: number, count: number, room: number) => number;
  readonly findBytes: (set: number, at: number, length: number) => number;
  readonly placeWays: (set: number) => void;
  readonly layLines: (lines: number) => number;
  readonly walkStateSize: () => number;
  readonly walk: (state: number) => number;
}

/** The compiled scans, bound to the memory of one arena. */
export interface Kernel {
  readonly arena: Arena;
  readonly run: KernelFunctions;
  readonly scratch: Scratch;
}

let compiled: WebAssembly.Module | null | undefined;

/** Null where WebAssembly, its vectors or its shared memory are missing. */
function compile(): WebAssembly.Module | null {
  if (compiled !== undefined) return compiled;
  const bytes = Uint8Array.from(atob(KERNEL_BASE64), (character) => character.charCodeAt(0));
  compiled = WebAssembly.validate(bytes) ? new WebAssembly.Module(bytes) : null;
  return compiled;
}

const kernels = new WeakMap<Arena, Kernel>();

/** The kernel of an arena; null where only the plain scans can run. */
export function kernelOf(arena: Arena): Kernel | null {
  const known = kernels.get(arena);
  if (known !== undefined) return known;
  const module = arena.memory === null ? null : compile();
  if (module === null || arena.memory === null) return null;
  const { exports } = new WebAssembly.Instance(module, { env: { memory: arena.memory } });
  // The border to what was compiled from assembly/kernel.ts.
  const kernel = { arena, run: exports as unknown as KernelFunctions, scratch: new Scratch(arena) };
  kernels.set(arena, kernel);
  return kernel;
}

/** Bytes as words. */
export function wordsIn(bytes: Uint8Array): Uint32Array {
  return new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >>> 2);
}
