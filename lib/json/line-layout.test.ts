import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Arena, createArena, createPlainArena } from './arena';
import { wordsIn } from './kernel/kernel';
import { layLines } from './line-layout';
import { CELL_WORDS, GAP } from './line-table';

const kernelArena = createArena();

const anyText = fc.oneof(
  { weight: 9, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
  fc.constantFrom('', 'x'.repeat(17), 'y'.repeat(300_000)),
);

interface Case {
  readonly texts: readonly string[];
  /** For each column the cell of each group, and its width. */
  readonly columns: readonly { readonly cells: readonly number[]; readonly width: number }[];
  /** The group of each line, the same for all columns. */
  readonly groups: readonly number[];
}

const anyCase: fc.Arbitrary<Case> = fc.array(anyText, { minLength: 1, maxLength: 8 }).chain((texts) =>
  fc.record({
    texts: fc.constant(texts),
    columns: fc.array(
      fc.record({
        cells: fc.array(fc.nat({ max: texts.length - 1 }), { minLength: 4, maxLength: 4 }),
        width: fc.nat({ max: 60 }),
      }),
      { maxLength: 5 },
    ),
    groups: fc.array(fc.nat({ max: 3 }), { maxLength: 30 }),
  }),
);

const encoder = new TextEncoder();

function laid({ texts, columns, groups }: Case, arena: Arena): string {
  const taken: Uint8Array[] = [];
  const words = (numbers: readonly number[]): Uint32Array => {
    const bytes = arena.allocate(numbers.length * 4);
    taken.push(bytes);
    const made = wordsIn(bytes);
    made.set(numbers);
    return made;
  };
  const cells = texts.map((text) => encoder.encode(text));
  const text = arena.allocate(cells.reduce((sum, { length }) => sum + length, 0));
  taken.push(text);
  let at = 0;
  const places = cells.flatMap((bytes, cell) => {
    text.set(bytes, at);
    at += bytes.length;
    return [at - bytes.length, bytes.length, [...(texts[cell] ?? '')].length];
  });
  expect(places).toHaveLength(texts.length * CELL_WORDS);
  const shared = words(groups);
  const table = {
    text,
    cells: words(places),
    columns: columns.map((column) => ({ ...column, groups: shared, cells: words(column.cells) })),
    count: groups.length,
    longest: 1 + columns.length * (at + GAP + 60),
  };
  const chunks = Array.from(layLines(table, arena), (chunk) => Uint8Array.from(chunk));
  for (const bytes of taken) arena.release(bytes);
  return chunks.map((chunk) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(chunk)).join('');
}

function expected({ texts, columns, groups }: Case): string {
  const line = (group: number) =>
    columns
      .map(({ cells, width }, column) => {
        const text = texts[cells[group] ?? 0] ?? '';
        const missing = GAP + Math.max(0, width - [...text].length);
        return column + 1 === columns.length ? text : text + ' '.repeat(missing);
      })
      .join('');
  return groups.map((group) => `${line(group)}\n`).join('');
}

it('lays the same lines by the kernel and without it: each cell as it is, filled up to its width', () => {
  fc.assert(
    fc.property(anyCase, (each) => {
      const wanted = expected(each);
      expect(laid(each, kernelArena) === wanted).toBe(true);
      expect(laid(each, createPlainArena()) === wanted).toBe(true);
    }),
  );
});

it('gives all of its memory back, also when nobody takes the last line', () => {
  const each = { texts: ['a'], columns: [{ cells: [0], width: 9 }], groups: Array<number>(300_000).fill(0) };
  laid(each, kernelArena);
  const size = kernelArena.memory?.buffer.byteLength;
  for (let round = 0; round < 5; round += 1) laid(each, kernelArena);
  expect(kernelArena.memory?.buffer.byteLength).toBe(size);
});
