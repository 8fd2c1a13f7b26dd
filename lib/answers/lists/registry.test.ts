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

/** Heads of `istioctl proxy-config` (istio, `pkg/istioctl/util/configdump`), and our columns of the same. */
const OF_ISTIOCTL = {
  listeners: {
    ADDRESSES: 'address',
    PORT: 'port',
    MATCH: 'match',
    DESTINATION: 'destination',
    TYPE: 'protocol',
  },
  routes: { NAME: 'name', 'VHOST NAME': 'vhost', DOMAINS: 'host', MATCH: 'path', 'VIRTUAL SERVICE': 'vs' },
  clusters: {
    'SERVICE FQDN': 'host',
    PORT: 'port',
    SUBSET: 'subset',
    DIRECTION: 'direction',
    TYPE: 'type',
    'DESTINATION RULE': 'dr',
  },
  endpoints: { ENDPOINT: 'endpoint', STATUS: 'status', 'OUTLIER CHECK': 'outlier', CLUSTER: 'cluster' },
  secrets: {
    'RESOURCE NAME': 'name',
    TYPE: 'kind',
    STATUS: 'state',
    'VALID CERT': 'valid',
    'SERIAL NUMBER': 'serial',
    'NOT AFTER': 'notafter',
    'NOT BEFORE': 'notbefore',
  },
} as const;

it.each(Object.entries(OF_ISTIOCTL))('the table of %s has all that istioctl prints', (name, columns) => {
  const list = name as keyof typeof OF_ISTIOCTL;
  const shown = withList(input, list, (_rows, definition) =>
    definition.columns.filter((column) => column.shown === 'table').map(({ id }) => id),
  );
  expect(shown).toEqual(expect.arrayContaining(Object.values(columns)));
});

/** What the query language is asked for on every page, as far as the list has it. */
const FIELDS: { readonly [Name in ListName]?: string } = {
  listeners: 'host port cluster gateway ns status state filter',
  routes: 'host path port cluster vs gateway ns status state filter weight n',
  clusters: 'host port cluster ns status state',
  endpoints: 'host port cluster ns status state weight',
  secrets: 'host cluster ns status state days',
};

it.each(Object.entries(FIELDS))('%s can be asked by %s', (name, fields) => {
  const list = name as ListName;
  const known = withList(input, list, (_rows, { columns }) =>
    columns.flatMap(({ id, aliases }) => [id, ...(aliases ?? [])]),
  );
  expect(known).toEqual(expect.arrayContaining(fields.split(' ')));
});
