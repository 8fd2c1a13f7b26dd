import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { compileRe2 } from '@/lib/re2/re2';
import { compileQuery } from './compile';
import type { Comparison, Term } from './model';
import { parseQuery } from './parse';
import { RowTable, textsOf } from './row-table';
import { anyQuery, anyRow, fieldValue, LIST, row, type TestRow } from './testing/rows';

const ROWS = [
  row({ path: '/api/cart', host: ['Shop.example.com', '*.shop.io'], weight: 5, state: 'ok' }),
  row({ path: '/API/Pay', host: ['pay.example.com'], weight: 0, state: 'warming' }),
  row({ path: '/', host: [], weight: null, state: null }),
];

function found(text: string, rows: readonly TestRow[] = ROWS): readonly number[] {
  const query = compileQuery(text, LIST);
  if (!query.ok) throw new Error(query.problem.message);
  return [...query.select(new RowTable(rows, LIST))];
}

test.each([
  ['', [0, 1, 2]],
  ['api', [0, 1]],
  ['api EXAMPLE', [0, 1]],
  ['api !pay', [0]],
  ['"/api/cart shop"', [0]],
  ['path:/api', [0, 1]],
  ['path:"/api"', []],
  ['path:"/API/CART"', [0]],
  ['path:/^\\/api\\/p/', [1]],
  ['path:/(?-i)api/', [0]],
  ['/^/api.*io/', [0]],
  ['host:shop', [0]],
  ['host:"*.SHOP.io"', [0]],
  ['!host:shop', [1, 2]],
  ['host:""', [2]],
  ['!state:""', [0, 1]],
  ['weight:>0', [0]],
  ['weight:>=0', [0, 1]],
  ['weight:<5', [1]],
  ['weight:0', [1]],
  ['!weight:>0', [1, 2]],
  ['weight:""', [2]],
  ['state:ok weight:5 cart', [0]],
  ['weight:50', []],
])('%s finds %j', (text, expected) => {
  expect(found(text)).toEqual(expected);
});

it('tells where a regular expression is wrong, in RE2’s words', () => {
  const query = compileQuery('cart path:/a(b/', LIST);
  expect(query).toMatchObject({
    ok: false,
    problem: { start: 12, message: expect.stringContaining('missing closing )') },
  });
  expect(compileQuery('/(?=a)/', LIST)).toMatchObject({ ok: false, problem: { start: 1 } });
});

/** The language by its definition, one row at a time. */
function plainly({ field, test, negated }: Term, from: TestRow): boolean {
  const texts = field === null ? [LIST.text(from)] : textsOf(fieldValue(field.id, from));
  const number = field === null ? null : fieldValue(field.id, from);
  const ask = (): boolean => {
    switch (test.kind) {
      case 'contains':
        return texts.some((text) => text.toLowerCase().includes(test.text.toLowerCase()));
      case 'exact':
        return texts.some((text) => text.toLowerCase() === test.text.toLowerCase());
      case 'regex': {
        const made = compileRe2(test.pattern, { ignoreCase: true });
        return made.ok && texts.some(made.test);
      }
      case 'compare': {
        const holds: Record<Comparison, (value: number) => boolean> = {
          '<': (value) => value < test.number,
          '<=': (value) => value <= test.number,
          '=': (value) => value === test.number,
          '>=': (value) => value >= test.number,
          '>': (value) => value > test.number,
        };
        return typeof number === 'number' && holds[test.operator](number);
      }
    }
  };
  return ask() !== negated;
}

it('finds what its definition says, row by row and all at once', () => {
  fc.assert(
    fc.property(anyQuery, fc.array(anyRow, { maxLength: 6 }), (text, rows) => {
      const query = compileQuery(text, LIST);
      const parsed = parseQuery(text, LIST.columns);
      if (!query.ok || !parsed.ok) {
        expect(query.ok).toBe(false);
        return;
      }
      const expected = [...rows.keys()].filter((index) =>
        parsed.terms.every((term) => plainly(term, rows[index] ?? row({}))),
      );
      expect([...query.select(new RowTable(rows, LIST))]).toEqual(expected);
      expect([...rows.keys()].filter((index) => query.matches(rows[index] ?? row({})))).toEqual(expected);
    }),
    { numRuns: 3_000 },
  );
});

describe('120,000 rows', () => {
  const rows = Array.from({ length: 120_000 }, (_, index) =>
    row({
      path: `/api/v${index % 97}/tenant-${index}/resource`,
      host: [`shop-${index % 3_000}.example.com`, `*.shop-${index % 3_000}.svc.cluster.local`],
      weight: index % 101,
      state: index % 7 === 0 ? 'missing-cluster' : 'ok',
    }),
  );
  const table = new RowTable(rows, LIST);
  const millis = (text: string) => {
    const started = performance.now();
    const query = compileQuery(text, LIST);
    if (!query.ok) throw new Error(query.problem.message);
    query.select(table);
    return performance.now() - started;
  };

  // Far above what it takes (under 20 ms), far below what a new string for each row would.
  test.each(['tenant-77', 'host:shop-12 weight:>50', 'state:missing !path:v3', '/v[0-9]+.*77/'])(
    '%s',
    (text) => {
      const best = Math.min(...Array.from({ length: 5 }, () => millis(text)));
      expect(best).toBeLessThan(100);
    },
  );
});
