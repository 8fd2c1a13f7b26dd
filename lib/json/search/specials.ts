import type { JsonBytes } from '../bytes';
import { HAS_NON_ASCII, LEAST_ROOM, type Scans, scansOf } from '../scans';

/** Bytes of a block; also what a search does at once between two looks at the clock. */
export const BLOCK = 1 << 20;

const encoder = new TextEncoder();
/** Letters beyond ASCII that fold into it. */
export const LONG_S = encoder.encode('\u017f');
export const KELVIN = encoder.encode('\u212a');

/** One of the two stands in a block: besides the flags of `Scans`. */
export const HAS_FOLDING = 8;

const room = new Uint32Array(LEAST_ROOM);

function flagsOf(scans: Scans, from: number, to: number): number {
  const flags = scans.special(from, to);
  if ((flags & HAS_NON_ASCII) === 0) return flags;
  const has = (letter: Uint8Array) => scans.find(from, to, letter, false, room).count > 0;
  return has(LONG_S) || has(KELVIN) ? flags | HAS_FOLDING : flags;
}

const known = new WeakMap<JsonBytes, Uint8Array>();
const LOOKED = 128;

/**
 * What the block around a place holds that a search for a plain spelling would miss: `HAS_…` flags. Worked out when
 * first asked for.
 */
export function specialsAt(document: JsonBytes, at: number): number {
  const { bytes } = document;
  const blocks = known.get(document) ?? new Uint8Array(Math.ceil(bytes.length / BLOCK));
  known.set(document, blocks);
  const block = Math.floor(at / BLOCK);
  const flags = blocks[block] ?? 0;
  if (flags !== 0) return flags;
  const from = block * BLOCK;
  const looked = LOOKED | flagsOf(scansOf(document), from, Math.min(bytes.length, from + BLOCK));
  blocks[block] = looked;
  return looked;
}
