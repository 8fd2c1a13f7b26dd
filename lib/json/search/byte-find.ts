import type { Scans } from '../scans';
import type { GrowingList } from './growing-list';

const ROOM = 1 << 16;
const room = new Uint32Array(ROOM);

/**
 * Adds to a list every place (overlapping ones too) in [from, to) where the bytes of `needle` begin; they may end
 * behind `to`. `fold`: ASCII letters of either case are the same.
 */
export function collectPlaces(
  scans: Scans,
  from: number,
  to: number,
  needle: Uint8Array,
  fold: boolean,
  places: GrowingList,
): void {
  for (let at = from; at < to; ) {
    const filled = scans.find(at, to, needle, fold, room);
    places.pushAll(room.subarray(0, filled.count));
    at = filled.at;
  }
}
