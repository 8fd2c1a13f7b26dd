/** Numbers that only depend on the seed and on what they are for: the order of generating does not matter. */
export interface Random {
  /** 0 to `below` - 1. */
  readonly below: (below: number) => number;
  readonly chance: (share: number) => boolean;
  /** One of the values; by weight when each is `[value, weight]` in `weighted`. */
  readonly pick: <T>(values: readonly [T, ...T[]]) => T;
  readonly weighted: <T>(values: readonly [readonly [T, number], ...(readonly [T, number])[]]) => T;
}

/** FNV-1a of the words: far apart for neighbours. */
function hash(words: readonly (string | number)[]): number {
  let value = 0x811c9dc5;
  for (const char of words.join('/')) value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return value >>> 0;
}

/** mulberry32: 32 bits of state, enough to spread names and weights. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

export function randomOf(...words: readonly (string | number)[]): Random {
  const next = mulberry32(hash(words));
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    below,
    chance: (share) => next() < share,
    pick: (values) => values[below(values.length)] ?? values[0],
    weighted: (values) => {
      let left = next() * values.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of values) {
        left -= weight;
        if (left < 0) return value;
      }
      return values[0][0];
    },
  };
}
