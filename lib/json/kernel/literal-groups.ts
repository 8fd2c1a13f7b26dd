import type { Literal, LiteralSet } from '../literal-set';

export const GROUPS = 8;
/** Bytes at the beginning of a literal that a place is judged by. */
export const PLACES = 4;

/** Which halves a byte may have, a bit each. */
export interface Halves {
  readonly low: number;
  readonly high: number;
}

/** Halves that the byte at one place of a literal can have; all of them behind its end. */
export function halvesOf({ small, bits }: Literal, place: number): Halves {
  const byte = small[place];
  if (byte === undefined) return { low: 0xffff, high: 0xffff };
  const capital = byte ^ (bits[place] ?? 0);
  return {
    low: (1 << (byte & 15)) | (1 << (capital & 15)),
    high: (1 << (byte >> 4)) | (1 << (capital >> 4)),
  };
}

/** About how often a byte is met in a dump: indentation, small letters, quotes and `_` are most of it. */
function usual(byte: number): number {
  if (byte === 0x20) return 30;
  if (byte >= 0x61 && byte <= 0x7a) return 3;
  if (byte === 0x22) return 6;
  if (byte === 0x5f) return 2;
  return byte >= 0x30 && byte <= 0x3a ? 1 : byte < 0x80 ? 0.3 : 0.01;
}

const MASKS = 256;

/** How usual bytes are with one upper half and the lower halves of a mask: by upper half, by which eight lower ones, by mask. */
const SHARES = new Float64Array(16 * 2 * MASKS);
for (let row = 0; row < 32; row += 1) {
  for (let mask = 1; mask < MASKS; mask += 1) {
    const lowest = 31 - Math.clz32(mask & -mask);
    const rest = SHARES[row * MASKS + (mask & (mask - 1))] ?? 0;
    SHARES[row * MASKS + mask] = rest + usual((row >> 1) * 16 + (row & 1) * 8 + lowest);
  }
}

function usualOf(low: number, high: number): number {
  let share = 0;
  for (let rest = high; rest !== 0; rest &= rest - 1) {
    const row = 2 * (31 - Math.clz32(rest & -rest)) * MASKS;
    share += (SHARES[row + (low & 0xff)] ?? 0) + (SHARES[row + MASKS + (low >> 8)] ?? 0);
  }
  return share;
}

const ALL = usualOf(0xffff, 0xffff);

/** The share of bytes that have one of these halves each. */
const shareOf = (low: number, high: number): number => usualOf(low, high) / ALL;

interface Group {
  readonly literals: LiteralSet;
  readonly halves: readonly Halves[];
  /** See `costOf`. */
  readonly cost: number;
}

/** The share of places at which a group is looked at, times the work at each. */
function costOf(halves: readonly Halves[], count: number): number {
  return halves.reduce((cost, { low, high }) => cost * shareOf(low, high), 1 + count);
}

function groupOf(literals: LiteralSet, halves: readonly Halves[]): Group {
  return { literals, halves, cost: costOf(halves, literals.length) };
}

function join(a: Group, b: Group): Group {
  const halves = a.halves.map((own, place) => {
    const other = b.halves[place] ?? own;
    return { low: own.low | other.low, high: own.high | other.high };
  });
  return groupOf([...a.literals, ...b.literals], halves);
}

/** What two groups cost more as one. */
function costOfJoining(a: Group, b: Group): number {
  let cost = 1 + a.literals.length + b.literals.length;
  for (let place = 0; place < PLACES; place += 1) {
    const [own, other] = [a.halves[place], b.halves[place]];
    cost *= shareOf((own?.low ?? 0) | (other?.low ?? 0), (own?.high ?? 0) | (other?.high ?? 0));
  }
  return cost - a.cost - b.cost;
}

/** The two of some groups that cost least more as one; `costs` remembers what was worked out. */
function nearest(
  groups: readonly Group[],
  costs: Map<Group, Map<Group, number>>,
): readonly [Group, Group] | null {
  let best: readonly [Group, Group] | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, a] of groups.entries()) {
    const known = costs.get(a) ?? new Map<Group, number>();
    costs.set(a, known);
    for (let other = index + 1; other < groups.length; other += 1) {
      const b = groups[other];
      if (b === undefined) continue;
      const cost = known.get(b) ?? costOfJoining(a, b);
      known.set(b, cost);
      if (cost >= least) continue;
      least = cost;
      best = [a, b];
    }
  }
  return best;
}

/** The literals in at most eight groups of those that begin alike, so that few places are looked at in vain. */
export function groupsOf(literals: LiteralSet): readonly LiteralSet[] {
  const places = Array.from({ length: PLACES }, (_, place) => place);
  const alone = (literal: Literal): Group =>
    groupOf(
      [literal],
      places.map((place) => halvesOf(literal, place)),
    );
  let groups = literals.map(alone);
  const costs = new Map<Group, Map<Group, number>>();
  while (groups.length > GROUPS) {
    const pair = nearest(groups, costs);
    if (pair === null) break;
    const [a, b] = pair;
    groups = [...groups.filter((group) => group !== a && group !== b), join(a, b)];
  }
  return groups.map((group) => group.literals);
}
