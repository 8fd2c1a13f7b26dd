import { describe, expect, it } from 'vitest';
import { parseQuery } from '@/lib/query/parse';
import { joined } from '../joined';
import { demoSnapshot } from '../testing/demo';
import { listOf } from './engine';
import type { ListName } from './model';
import { printList } from './print';
import { withList } from './registry';
import { printedText } from './testing/printed';

const input = { joined: joined(demoSnapshot()), live: new Map() };
const LISTS = [
  'listeners',
  'clusters',
  'endpoints',
  'secrets',
  'resources',
  'stats',
] as const satisfies ListName[];
const EVERYTHING = { offset: 0, limit: 1_000, filter: '', sort: null };

describe.each(LISTS)('the list of %s', (name) => {
  it('is one and the same each time it is asked', () => {
    withList(input, name, (rows, definition) => {
      expect(definition.name).toBe(name);
      withList(input, name, (again, same) => {
        expect(again).toBe(rows);
        expect(same).toBe(definition);
      });
    });
  });

  it('has fields that the query language can name, each of them once', () => {
    withList(input, name, (_, { columns }) => {
      const names = columns.flatMap(({ id, aliases }) => [id, ...(aliases ?? [])]);
      expect(new Set(names).size).toBe(names.length);
      for (const field of names) {
        const parsed = parseQuery(`${field}:""`, columns);
        expect(parsed.ok && parsed.terms[0]?.field, field).toBeTruthy();
      }
      expect(columns.some(({ shown }) => shown === 'table')).toBe(true);
    });
  });

  it('has values of the kind that each column says, and text in lower case', () => {
    withList(input, name, (rows, { columns, text }) => {
      for (const row of rows) {
        expect(text(row)).toBe(text(row).toLowerCase());
        for (const { id, kind, value } of columns) {
          const found = value(row);
          const is = Array.isArray(found) ? 'list' : typeof found === 'string' ? 'text' : typeof found;
          if (found !== null) expect(is, id).toBe(kind);
        }
      }
    });
  });

  it('can be sorted by every column, both ways, without losing a row', () => {
    withList(input, name, (rows, definition) => {
      for (const { id } of definition.columns) {
        for (const sort of [id, `-${id}`]) {
          const { matched } = listOf(rows, definition, { ...EVERYTHING, sort });
          expect(new Set(matched)).toEqual(new Set(rows));
        }
      }
    });
  });

  it('is printed with all its columns', () => {
    withList(input, name, (rows, definition) => {
      const ids = definition.columns.map(({ id }) => id);
      const json = JSON.parse(printedText(printList(definition, rows, 'json', ids))) as object[];
      expect(json).toHaveLength(rows.length);
      for (const row of json) expect(Object.keys(row)).toEqual(ids);
    });
  });
});

it('holds the demo’s rows', () => {
  const counts = LISTS.map((name) => withList(input, name, (rows) => rows.length));
  expect(counts.slice(0, 5).every((count) => count > 0)).toBe(true);
});
