import { foldedText, standsAt } from './ascii-case';
import { BACKSLASH, QUOTE } from './characters';
import type { Literal, LiteralSet } from './literal-set';
import type { Filled, Scans } from './scans';

const LOWER_U = 0x75;
const SLASH = 0x2f;

/** The scans without the kernel: the reference that it is held against, and the fall-back. */
export class PlainScans implements Scans {
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  find(from: number, to: number, needle: Uint8Array, fold: boolean, out: Uint32Array): Filled {
    const bytes = this.#bytes;
    const wanted = foldedText(needle, fold);
    const first = wanted.small[0];
    const bit = wanted.bits[0] ?? 0;
    let count = 0;
    if (first === undefined) return { count, at: to };
    for (let at = from; at < to; at += 1) {
      if (((bytes[at] ?? 0) | bit) !== first || !standsAt(bytes, at, wanted)) continue;
      if (count === out.length) return { count, at };
      out[count] = at;
      count += 1;
    }
    return { count, at: to };
  }

  literals(from: number, to: number, literals: LiteralSet, out: Uint32Array): Filled {
    const bytes = this.#bytes;
    const byFirst = groupByFirst(literals);
    let count = 0;
    for (let at = from; at < to; at += 1) {
      const group = byFirst[bytes[at] ?? 0];
      if (group === undefined) continue;
      const found = group.filter((literal) => standsAt(bytes, at, literal));
      if (count + 2 * found.length > out.length) return { count, at };
      for (const { id } of found) {
        out[count] = at;
        out[count + 1] = id;
        count += 2;
      }
    }
    return { count, at: to };
  }

  quotes(from: number, to: number, out: Uint32Array): Filled {
    const bytes = this.#bytes;
    let count = 0;
    for (let at = from; at < to; at += 1) {
      if (bytes[at] === BACKSLASH) at += 1;
      else if (bytes[at] === QUOTE) {
        out[count] = at;
        count += 1;
        if (count === out.length) return { count, at: at + 1 };
      }
    }
    return { count, at: to };
  }

  special(from: number, to: number): number {
    const bytes = this.#bytes;
    let flags = 0;
    for (let at = from; at < to; at += 1) {
      const byte = bytes[at] ?? 0;
      if (byte >= 0x80) flags |= 4;
      else if (byte === BACKSLASH) flags |= bytes[at + 1] === LOWER_U ? 1 : bytes[at + 1] === SLASH ? 2 : 0;
    }
    return flags;
  }
}

/** Literals by each byte that they may begin with. */
function groupByFirst(literals: LiteralSet): (Literal[] | undefined)[] {
  const groups: (Literal[] | undefined)[] = Array.from({ length: 256 });
  for (const literal of literals) {
    const first = literal.small[0] ?? 0;
    const spellings = literal.bits[0] === 0 ? [first] : [first, first ^ 0x20];
    for (const byte of spellings) {
      const group = groups[byte] ?? [];
      groups[byte] = group;
      group.push(literal);
    }
  }
  return groups;
}
