import type { Literal, LiteralSet } from '../literal-set';
import { GROUPS, groupsOf, halvesOf, PLACES } from './literal-groups';
import { aligned } from './scratch';

/** A table of 16 bytes for each half of each place, and two words for each group. */
const HEAD = PLACES * 32 + GROUPS * 8;
const LITERAL_BYTES = 32;

/** A set of literals as the kernel reads it (assembly/literals.ts). */
export interface LiteralTable {
  /** Bytes; a multiple of 16. */
  readonly length: number;
  /** Writes the table at a place of memory, which is a multiple of 16. */
  readonly write: (memory: Uint8Array, at: number) => void;
}

/** Which groups a byte may belong to, by its place in a literal and by its halves. */
function setHalves(table: Uint8Array, literal: Literal, group: number): void {
  for (let place = 0; place < PLACES; place += 1) {
    const { low, high } = halvesOf(literal, place);
    for (let half = 0; half < 16; half += 1) {
      const at = place * 32 + half;
      if ((low >> half) & 1) table[at] = (table[at] ?? 0) | (1 << group);
      if ((high >> half) & 1) table[at + 16] = (table[at + 16] ?? 0) | (1 << group);
    }
  }
}

/** The first bytes as one word, and 0xff for each that is there. */
function firstWord(bytes: Uint8Array): number {
  return bytes.subarray(0, PLACES).reduce((word, byte, place) => (word | (byte << (place * 8))) >>> 0, 0);
}

export function literalTable(literals: LiteralSet): LiteralTable {
  const groups = groupsOf(literals);
  const texts = aligned(HEAD + literals.length * LITERAL_BYTES);
  const length = literals.reduce((sum, { small }) => sum + 2 * aligned(small.length), texts);
  const write = (memory: Uint8Array, at: number): void => {
    const table = memory.subarray(at, at + length).fill(0);
    const words = new Uint32Array(table.buffer, table.byteOffset, length / 4);
    let literalAt = HEAD;
    let textAt = texts;
    for (const [group, members] of groups.entries()) {
      const start = table.byteOffset + literalAt;
      words.set([start, start + members.length * LITERAL_BYTES], PLACES * 8 + group * 2);
      for (const literal of members) {
        const { small, bits } = literal;
        const address = table.byteOffset + textAt;
        const room = aligned(small.length);
        setHalves(table, literal, group);
        table.set(small, textAt);
        table.set(bits, textAt + room);
        const mask = firstWord(small.map(() => 0xff));
        const rank = literals.indexOf(literal);
        words.set(
          [firstWord(bits), mask, firstWord(small), address, address + room, small.length, rank],
          literalAt / 4,
        );
        literalAt += LITERAL_BYTES;
        textAt += 2 * room;
      }
    }
  };
  return { length, write };
}
