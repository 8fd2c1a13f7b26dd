import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { parse } from 'yaml';
import { AppFailure } from '@/lib/core/errors';
import { createArena } from '@/lib/json/arena';
import type { FieldValue } from '@/lib/query/model';
import type { ExportFormat } from './model';
import { printList } from './print';
import { anyFruit, FRUITS, type Fruit, fruit } from './testing/fruit';
import { printedText } from './testing/printed';

const kernelArena = createArena();

const print = (rows: readonly Fruit[], format: ExportFormat, columns: readonly string[] | null = null) =>
  printedText(printList(FRUITS, rows, format, columns));

const ROWS = [
  fruit('pear', { weight: 10, tags: ['green', 'a|b'], note: 'x' }),
  fruit('größe-😀', { weight: null }),
  fruit('', { weight: 0.5, tags: ['=1+1'] }),
];

const IDS = ['name', 'weight', 'tags', 'note'];
const anyRows = fc.array(anyFruit, { maxLength: 4 });

/** What a data format has to give back: numbers that JSON does not know are null. */
const objects = (rows: readonly Fruit[]) =>
  rows.map(({ name, weight, tags, note }) => ({
    name,
    weight: weight === null || !Number.isFinite(weight) ? null : weight + 0,
    tags,
    note,
  }));

describe('table', () => {
  it('has heads in capitals, aligned columns and no blanks at the end of a line', () => {
    expect(print(ROWS, 'wide')).toBe(
      [
        'NAME     WEIGHT  ALL TAGS',
        'pear     10      green, a|b',
        'größe-😀  -       -',
        '-        0.5     =1+1',
        '',
      ].join('\n'),
    );
    expect(print([], 'table')).toBe('NAME  WEIGHT\n');
  });

  it('lets no name drive the terminal, turn the line around or break it', () => {
    expect(print([fruit('\u001b[31mred\u009b2J\u202eevil\r\nx')], 'table', ['name'])).toBe(
      'NAME\n\\u001b[31mred\\u009b2J\\u202eevil\\r\\nx\n',
    );
    fc.assert(
      fc.property(anyRows, (rows) => {
        const text = print(rows, 'wide', IDS);
        expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}]/u);
        expect(text.split('\n')).toHaveLength(rows.length + 2);
      }),
    );
  });

  it('does not let one huge name pad every other line', () => {
    const rows = [
      fruit('x'.repeat(1_000_000), { weight: 1 }),
      ...Array.from({ length: 1_000 }, () => fruit('y')),
    ];
    expect(print(rows, 'table').length).toBeLessThan(1_200_000);
  });
});

/** The table, cell by cell. */
function plainTable(rows: readonly (readonly string[])[]): string {
  const heads = rows[0] ?? [];
  const widths = heads.map((_, column) =>
    Math.max(...rows.map((row) => [...(row[column] ?? '')].length).filter((width) => width <= 120)),
  );
  const line = (row: readonly string[]) =>
    row
      .map((text, column) => {
        const missing = Math.max(0, (widths[column] ?? 0) - [...text].length) + 2;
        return column + 1 === row.length ? text : text + ' '.repeat(missing);
      })
      .join('');
  return rows.map((row) => `${line(row)}\n`).join('');
}

it('prints each cell as it is, whether rows say what they share or not', () => {
  const names = fc.constantFrom(
    'a',
    'b',
    'größe',
    '😀',
    'x'.repeat(130),
    'long '.repeat(20),
    'y'.repeat(90_000),
  );
  const cells = fc.array(fc.tuple(names, names, names), { maxLength: 60 });
  fc.assert(
    fc.property(cells, fc.boolean(), (rows, isCoded) => {
      const all = [...new Set(rows.flat())];
      const columns = ['one', 'two', 'three'].map((id, column) => ({
        id,
        title: id,
        kind: 'text' as const,
        shown: 'table' as const,
        value: (row: readonly string[]) => row[column] ?? '',
        code: isCoded ? (row: readonly string[]) => all.indexOf(row[column] ?? '') : undefined,
      }));
      const definition = { name: 'routes' as const, columns, text: () => '' };
      const wanted = plainTable([['ONE', 'TWO', 'THREE'], ...rows]);
      for (const arena of [undefined, kernelArena])
        expect(printedText(printList(definition, rows, 'table', null, arena)) === wanted).toBe(true);
    }),
  );
});

test.each([
  ['table', ['name', 'weight']],
  ['wide', ['name', 'weight', 'tags']],
] as const)('%s shows %j unasked', (format, ids) => {
  expect(print(ROWS, format)).toBe(print(ROWS, format, ids));
});

it('prints the columns asked for in their order, hidden ones too, and refuses unknown ones', () => {
  expect(print([fruit('a', { note: 'n' })], 'csv', ['note', 'name'])).toBe('note,name\r\nn,a\r\n');
  expect(() => print(ROWS, 'csv', ['__proto__'])).toThrow(AppFailure);
  expect(() => print(ROWS, 'csv', ['color'])).toThrow(AppFailure);
});

describe('json', () => {
  it('is an array of objects, one on each line', () => {
    expect(print(ROWS, 'json').split('\n')[1]).toBe('{"name":"pear","weight":10,"tags":["green","a|b"]},');
    expect(print([], 'json')).toBe('[]\n');
  });

  it('gives back any rows, in printable characters', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const text = print(rows, 'json', IDS);
        expect(JSON.parse(text)).toEqual(objects(rows));
        expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
      }),
    );
  });
});

describe('yaml', () => {
  it('reads like written by hand where that is safe', () => {
    expect(print([fruit('outbound|80||*.a.b', { weight: 1, tags: ['/x', 'no', '*'] })], 'yaml')).toBe(
      '- name: outbound|80||*.a.b\n  weight: 1\n  tags:\n    - /x\n    - "no"\n    - "*"\n',
    );
    expect(print([], 'yaml')).toBe('[]\n');
  });

  it.each(['1.1', '1.2'] as const)('gives back any rows by YAML %s', (version) => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        expect(parse(print(rows, 'yaml', IDS), { version })).toEqual(objects(rows));
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    'true',
    'NULL',
    'y',
    'Off',
    '1e3',
    '0x1',
    '1:20',
    '.inf',
    '=',
    '<<',
    'a:',
    'a b',
    'a #b',
    '?x',
    '- a',
  ])('keeps %s a text', (text) => {
    for (const version of ['1.1', '1.2'] as const)
      expect(parse(print([fruit(text)], 'yaml', ['name']), { version })).toEqual([{ name: text }]);
  });
});

/** RFC 4180, by its grammar. */
function readCsv(text: string): readonly (readonly string[])[] {
  const field = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  const records: string[][] = [];
  let record: string[] = [];
  for (const [, quoted, bare, end] of text.matchAll(field)) {
    record.push(quoted === undefined ? (bare ?? '') : quoted.replaceAll('""', '"'));
    if (end === ',') continue;
    records.push(record);
    record = [];
  }
  return records;
}

describe('csv', () => {
  const cell = (value: FieldValue) => {
    if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
    const text = Array.isArray(value) ? value.join('; ') : (value ?? '');
    return /^[=+\-@\t\r\n＝＋－＠]/.test(String(text)) ? `'${text}` : text;
  };

  it('gives back any rows, and no text that begins like a formula', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const expected = rows.map(({ name, weight, tags, note }) => [name, weight, tags, note].map(cell));
        expect(readCsv(print(rows, 'csv', IDS))).toEqual([IDS, ...expected]);
      }),
    );
  });

  it('quotes what needs it, and leaves negative numbers alone', () => {
    expect(print([fruit('a,"b"', { weight: -1, tags: ['=cmd()'] })], 'csv')).toBe(
      'name,weight,tags\r\n"a,""b""",-1,\'=cmd()\r\n',
    );
  });
});

describe('md', () => {
  it('is a table of GitHub’s Markdown', () => {
    expect(print(ROWS, 'md', ['name', 'weight', 'tags'])).toBe(
      [
        '| Name | Weight | All tags |',
        '| --- | ---: | --- |',
        '| pear | 10 | green, a\\|b |',
        '| größe-😀 |  |  |',
        '|  | 0.5 | =1+1 |',
        '',
      ].join('\n'),
    );
  });

  it('keeps every row on its line with as many cells', () => {
    fc.assert(
      fc.property(anyRows, (rows) => {
        const lines = print(rows, 'md', IDS).trimEnd().split('\n');
        expect(lines).toHaveLength(rows.length + 2);
        for (const line of lines) expect(line.replace(/\\./g, '').split('|')).toHaveLength(IDS.length + 2);
      }),
    );
  });

  it('lets no name become a link, code or HTML', () => {
    expect(print([fruit('<img>[x](y)`*_&lt;')], 'md', ['name'])).toContain(
      '\\<img\\>\\[x\\](y)\\`\\*\\_\\&lt;',
    );
  });
});

it('comes in chunks', () => {
  const rows = Array.from({ length: 20_000 }, (_, index) => fruit(`tenant-${index}`, { weight: index }));
  for (const format of ['table', 'json', 'yaml', 'csv', 'md'] as const) {
    const lengths = [...printList(FRUITS, rows, format)].map(({ length }) => length);
    expect(lengths.length).toBeGreaterThan(3);
    expect(Math.max(...lengths)).toBeLessThan(100_000);
  }
});
