import fc from 'fast-check';
import type { FieldValue, Queryable } from '../model';

export interface TestRow {
  readonly path: string;
  readonly host: readonly string[];
  readonly weight: number | null;
  readonly state: string | null;
}

/** A small list with a field of each kind. */
export const LIST: Queryable<TestRow> = {
  columns: [
    { id: 'path', kind: 'text', value: ({ path }) => path },
    { id: 'host', aliases: ['domain'], kind: 'list', value: ({ host }) => host },
    { id: 'weight', kind: 'number', value: ({ weight }) => weight },
    { id: 'state', kind: 'text', suggest: true, value: ({ state }) => state },
  ],
  text: ({ path, host, weight, state }) => [path, ...host, weight ?? '', state ?? ''].join(' ').toLowerCase(),
};

export function row(some: Partial<TestRow>): TestRow {
  return { path: '', host: [], weight: null, state: null, ...some };
}

export const fieldValue = (id: string, from: TestRow): FieldValue =>
  LIST.columns.find((column) => column.id === id)?.value(from) ?? null;

const text = fc.string({
  unit: fc.constantFrom('a', 'B', 'b', '/', '.', ' ', '"', '\\', ':', '1'),
  maxLength: 4,
});

export const anyRow: fc.Arbitrary<TestRow> = fc.record({
  path: text,
  host: fc.array(text, { maxLength: 3 }),
  weight: fc.option(fc.integer({ min: -2, max: 12 })),
  state: fc.option(fc.constantFrom('ok', 'Warming', 'bad state', '')),
});

const value = fc.oneof(
  text,
  text.map((inner) => `"${inner}"`),
  fc.constantFrom(
    '""',
    '"a b"',
    '"\\""',
    '/a/',
    '/a.b/',
    '/^\\/a/',
    '/(?-i)B/',
    '/a\\ b/',
    '/[/',
    '/(a',
    '//',
  ),
  fc.constantFrom('>0', '>=1', '<3', '<=2', '=1', '1', '-1', '1.5', '>a', 'ok', '="ok"'),
);

const term = fc
  .tuple(
    fc.constantFrom('', '', '!', '!!'),
    fc.constantFrom('', '', 'path:', 'host:', 'Domain:', 'weight:', 'state:', 'hots:', 'x.y:', 'http:'),
    value,
  )
  .map((parts) => parts.join(''));

/** Queries as they might be typed, many of them wrong. */
export const anyQuery = fc.oneof(
  { weight: 4, arbitrary: fc.array(term, { maxLength: 3 }).map((terms) => terms.join(' ')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
);
