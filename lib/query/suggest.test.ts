import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { compileQuery } from './compile';
import type { Suggestion } from './model';
import { RowTable } from './row-table';
import { suggest } from './suggest';
import { anyQuery, anyRow, LIST, row } from './testing/rows';

const TABLE = new RowTable(
  [
    row({ path: '/cart', host: ['a.io', 'b.io'], weight: 5, state: 'active' }),
    row({ path: '/cart/x', host: ['b.io', 'B.io'], weight: 7, state: 'inactive' }),
    row({ path: '/pay now', host: ['b.io'], weight: 7, state: 'Active' }),
    row({}),
  ],
  LIST,
);

/** `|` marks the caret. */
function at(marked: string) {
  const caret = marked.indexOf('|');
  return suggest(marked.replace('|', ''), caret, TABLE);
}

const brief = (suggestions: readonly Suggestion[]) =>
  suggestions.map(({ insert, count }) => (count === null ? insert : `${insert} ${count}`));

test.each([
  ['|', 'nothing', 0, 0, ['path:', 'host:', 'weight:', 'state:']],
  ['cart |', 'nothing', 5, 5, ['path:', 'host:', 'weight:', 'state:']],
  ['pa|', 'field', 0, 2, ['path:']],
  ['!dom|', 'field', 1, 4, ['host:']],
  ['x ho|st:a y', 'field', 2, 7, ['host:']],
  ['act|', 'field', 0, 3, ['state:"active" 2', 'state:inactive 1']],
  ['state:|', 'value', 6, 6, ['"active" 2', 'inactive 1']],
  ['!state:in| /cart', 'value', 7, 9, ['inactive 1']],
  ['/cart state:|', 'value', 12, 12, ['"active" 1', 'inactive 1']],
  ['path:/|', 'value', 5, 6, ['"/cart" 1', '/cart/x 1', '"/pay now" 1']],
  ['path:"/p|', 'value', 5, 8, ['"/pay now" 1']],
  ['host:=b|', 'value', 5, 7, ['b.io 3']],
  ['weight:|', 'value', 7, 7, ['7 2', '5 1']],
  ['weight:>|', 'value', 7, 8, []],
  ['hots:x state:|', 'value', 13, 13, ['"active" 2', 'inactive 1']],
])('%s', (marked, typing, start, end, suggestions) => {
  const answer = at(marked);
  expect([answer.typing, answer.start, answer.end]).toEqual([typing, start, end]);
  expect(brief(answer.suggestions)).toEqual(suggestions);
});

describe('any query', () => {
  it('gets a range in it, at most 12 suggestions, and a chosen value finds as many rows as it says', () => {
    fc.assert(
      fc.property(anyQuery, fc.nat({ max: 30 }), fc.array(anyRow, { maxLength: 6 }), (text, caret, rows) => {
        const table = new RowTable(rows, LIST);
        const { start, end, suggestions } = suggest(text, caret, table);
        expect(start).toBeLessThanOrEqual(end);
        expect(end).toBeLessThanOrEqual(text.length);
        expect(suggestions.length).toBeLessThanOrEqual(12);
        for (const { insert, count } of suggestions) {
          const before = text.slice(0, start);
          // Of an excluded value the count says how many rows go; a quote with something behind it is wrong anyway.
          if (count === null || /!\S*$/.test(before) || /^\S/.test(text.slice(end))) continue;
          const query = compileQuery(before + insert + text.slice(end), LIST);
          if (query.ok) expect(query.select(table)).toHaveLength(count);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
