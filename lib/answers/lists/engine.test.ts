import fc from 'fast-check';
import { describe, expect, it, test, vi } from 'vitest';
import { naturalOrder } from '@/lib/core/natural-order';
import { listOf } from './engine';
import type { ListWindow } from './model';
import { anyFruit, FRUITS, type Fruit, fruit } from './testing/fruit';

const ROWS = [
  fruit('pear 10', { weight: 3, tags: ['b', 'a'] }),
  fruit('Apple', { weight: null }),
  fruit('pear 9', { weight: 20, tags: ['a'] }),
  fruit('', { weight: 3 }),
  fruit('pear 9', { weight: 1, note: 'second' }),
];

const ALL: ListWindow = { offset: 0, limit: 1_000, filter: '', sort: null };
const ask = (some: Partial<ListWindow>, rows: readonly Fruit[] = ROWS) =>
  listOf(rows, FRUITS, { ...ALL, ...some });
const weights = (some: Partial<ListWindow>) => ask(some).rows.map(({ weight }) => weight);

test.each([
  [null, [3, null, 20, 3, 1]],
  ['name', [null, 20, 1, 3, 3]],
  ['-name', [3, 20, 1, null, 3]],
  ['weight', [1, 3, 3, 20, null]],
  ['-weight', [20, 3, 3, 1, null]],
  ['tags', [20, 3, null, 3, 1]],
  ['nothing', [3, null, 20, 3, 1]],
  ['__proto__', [3, null, 20, 3, 1]],
])('sorted by %s', (sort, expected) => {
  expect(weights({ sort })).toEqual(expected);
});

it('filters, sorts, then cuts the window', () => {
  const page = ask({ filter: 'pear', sort: '-weight', offset: 1, limit: 1 });
  expect(page.rows.map(({ weight }) => weight)).toEqual([3]);
  expect(page.matched.map(({ weight }) => weight)).toEqual([20, 3, 1]);
  expect(page.counts).toEqual({ total: 5, matched: 3 });
  expect(page.problem).toBeNull();
});

it('says what is wrong with a query and shows nothing for it', () => {
  expect(ask({ filter: 'weight:x' })).toMatchObject({
    counts: { total: 5, matched: 0 },
    rows: [],
    matched: [],
    problem: { start: 7, end: 8 },
  });
});

describe('the next window', () => {
  it('does not read the rows again', () => {
    const value = vi.fn(({ name }: Fruit) => name);
    const text = vi.fn(({ name }: Fruit) => name.toLowerCase());
    const definition = {
      ...FRUITS,
      text,
      columns: [
        { ...FRUITS.columns[0], id: 'name', title: '', shown: 'table', kind: 'text', value } as const,
      ],
    };
    const rows = [...ROWS];
    const window = { ...ALL, filter: 'pear', sort: 'name' };
    const first = listOf(rows, definition, { ...window, limit: 1 });
    const next = listOf(rows, definition, { ...window, offset: 1 });
    expect(next.matched).toBe(first.matched);
    listOf(rows, definition, { ...window, filter: 'app' });
    expect(text).toHaveBeenCalledTimes(rows.length);
    expect(value).toHaveBeenCalledTimes(rows.length);
  });

  it('never takes the results of other rows or of another definition', () => {
    const other = [fruit('fig')];
    expect(ask({ filter: 'pear' }, other).counts).toEqual({ total: 1, matched: 0 });
    const blind = { ...FRUITS, text: () => '' };
    expect(listOf(ROWS, blind, { ...ALL, filter: 'pear' }).counts.matched).toBe(0);
    expect(ask({ filter: 'pear' }).counts.matched).toBe(3);
  });

  it('forgets old filters and answers them again', () => {
    for (let round = 0; round < 30; round += 1) {
      expect(ask({ filter: `pear !${round}x` }).counts.matched).toBe(3);
    }
    expect(ask({ filter: 'pear !0x' }).counts.matched).toBe(3);
  });
});

it('sorts any rows as a stable sort does, absent values last', () => {
  const sort = fc.constantFrom('name', '-name', 'weight', '-weight', 'tags', 'note', '-note');
  fc.assert(
    fc.property(fc.array(anyFruit, { maxLength: 12 }), sort, (rows, by) => {
      const id = by.replace('-', '');
      const sign = by.startsWith('-') ? -1 : 1;
      const column = FRUITS.columns.find((each) => each.id === id);
      const key = (row: Fruit) => {
        const value = column?.value(row) ?? null;
        if (typeof value === 'number') return Number.isNaN(value) ? null : value;
        const text = value === null || typeof value === 'string' ? (value ?? '') : value.join(', ');
        return text === '' ? null : text;
      };
      const expected = [...rows].sort((a, b) => {
        const [x, y] = [key(a), key(b)];
        if (x === null || y === null) return (x === null ? 1 : 0) - (y === null ? 1 : 0);
        if (typeof x === 'number' && typeof y === 'number') return sign * (x - y);
        return sign * naturalOrder(String(x), String(y));
      });
      expect(ask({ sort: by }, rows).rows).toEqual(expected);
    }),
  );
});

it('pages through 120,000 sorted rows without sorting them again', () => {
  const rows = Array.from({ length: 120_000 }, (_, index) =>
    fruit(`tenant-${(index * 7_919) % 120_000}`, { weight: index % 97 }),
  );
  ask({ sort: 'name' }, rows);
  const started = performance.now();
  for (let offset = 0; offset < 100_000; offset += 1_000) ask({ sort: 'name', offset, limit: 200 }, rows);
  // A hundred windows; one sort alone takes longer.
  expect(performance.now() - started).toBeLessThan(100);
});
