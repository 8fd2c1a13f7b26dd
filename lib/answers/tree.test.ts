import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { isJsonArray, isJsonObject, type Json } from '@/lib/core/json';
import { child, parsePointer, ROOT, resolvePointer } from '@/lib/core/json-pointer';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import { demoSnapshot } from './testing/demo';
import { dumpTree } from './testing/dump-tree';
import { snapshotOfDump } from './testing/dumps';
import { treePage } from './tree';
import type { TreePage, TreeQuestion, TreeRow } from './tree-types';

const demo = demoSnapshot();
const document = dumpTree(demo);

const QUESTION: TreeQuestion = { root: ROOT, levels: 1, steps: [], reveal: null, offset: 0, limit: 500 };

function tree(question: Partial<TreeQuestion>, snapshot: Snapshot = demo): TreePage {
  const page = treePage(snapshot, { ...QUESTION, ...question });
  if (!page.ok) throw new Error(page.error.code);
  return page.value;
}

function at(text: string) {
  const pointer = parsePointer(text);
  if (pointer === null) throw new Error(text);
  return pointer;
}

/** The rows that a tree with all levels open has, by a walk over the parsed value. */
function walk(value: Json, pointer = ROOT, level = 1): readonly string[] {
  const own = `${level} ${pointer}`;
  if (isJsonArray(value))
    return [
      own,
      ...value.flatMap((item, index) => walk(item, child(pointer, index), level + 1)),
      `${level} ]`,
    ];
  if (isJsonObject(value))
    return [
      own,
      ...Object.keys(value).flatMap((key) => walk(value[key] ?? null, child(pointer, key), level + 1)),
      `${level} }`,
    ];
  return [`${own} ${JSON.stringify(value)}`];
}

function said(row: TreeRow): string {
  if (row.kind === 'end') return `${row.level} ${row.bracket}`;
  if ('size' in row) return `${row.level} ${row.pointer}`;
  return `${row.level} ${row.pointer} ${row.text}`;
}

const RESOURCE = {
  name: 'web',
  empty: {},
  none: [],
  'a/b~c': [1, { x: null }],
  big: 1e3,
  no: false,
  text: 'é"\\',
};
const PRINTS: readonly (readonly [string, (value: Json) => string])[] = [
  ['pretty', (value) => JSON.stringify(value, null, 1)],
  ['minified', (value) => JSON.stringify(value)],
  ['CRLF', (value) => JSON.stringify(value, null, 2).replaceAll('\n', '\r\n')],
];

describe('the tree', () => {
  test.each(PRINTS)('has the rows of the parsed document: %s', (_name, print) => {
    const value = { configs: [RESOURCE, { ...RESOURCE, name: 'other' }] };
    const page = tree({ levels: 10 }, snapshotOfDump(print(value)));
    const wanted = walk(value).map((row) => row.replace(' 1000', ' 1000'));
    expect(page.rows.map(said)).toEqual(wanted);
    expect(page).toMatchObject({ total: wanted.length, isCut: false, revealed: null });
  });

  it('has the rows of any document', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), fc.constantFrom(0, 2), (value, indent) => {
        // fast-check gives JSON; -0 is written as 0.
        const json = JSON.parse(JSON.stringify({ configs: [{ value }] })) as Json;
        const page = tree({ levels: 10 }, snapshotOfDump(JSON.stringify(json, null, indent)));
        expect(page.rows.map(said)).toEqual(walk(json).slice(0, 500));
      }),
      { numRuns: 60 },
    );
  });

  it('opens as many levels as are asked for, and gives windows of the same rows', () => {
    const whole = tree({ levels: 2 });
    expect(whole.rows.filter(({ level }) => level === 3).length).toBeGreaterThan(3);
    expect(Math.max(...whole.rows.map(({ level }) => level))).toBe(3);
    const parts = [0, 3, 6].map((offset) => tree({ levels: 2, offset, limit: 3 }));
    expect(parts.flatMap(({ rows }) => rows)).toEqual(whole.rows.slice(0, 9));
    expect(tree({ levels: 2, offset: 1_000_000 }).rows).toEqual([]);
  });

  it('opens and closes by hand against what is around, and opens the way to a value', () => {
    const reveal = at('/configs/1/@type');
    const open = tree({ levels: 0, reveal });
    const row = open.rows[open.revealed ?? -1];
    expect(row).toMatchObject({ pointer: reveal, key: '@type', kind: 'string' });
    const [top, configs] = open.rows;
    const closed = tree({ levels: 3, steps: [configs?.at ?? 0, 0], reveal });
    expect(closed.rows.map(({ kind }) => kind)).toEqual(['object', 'array', 'end']);
    expect(closed.revealed).toBeNull();
    const two = tree({ levels: 0, steps: [top?.at ?? 0, 2] });
    expect(two.rows.map(said)).toEqual(tree({ levels: 2 }).rows.map(said));
  });

  it('gives each row its place, its line and the row around it', () => {
    const text = JSON.stringify({ configs: [{ a: 1, b: [2] }] }, null, 1);
    const { rows } = tree({ levels: 10 }, snapshotOfDump(text));
    expect(rows.map(({ line }) => line)).toEqual(text.split('\n').map((_, index) => index + 1));
    expect(rows[3]).toMatchObject({ key: 'a', place: 1, siblings: 2, parent: 2, isLast: false });
    expect(rows[4]).toMatchObject({ key: 'b', place: 2, siblings: 2, size: 1, open: true, isLast: true });
    expect(rows.at(-1)).toMatchObject({ kind: 'end', bracket: '}', parent: 0, level: 1, isLast: true });
  });

  it('shows members that JSON.parse drops', () => {
    const { rows } = tree({ levels: 3 }, snapshotOfDump('{"configs": [], "a": 1, "a": 2, "__proto__": 3}'));
    expect(rows.map(said)).toEqual(['1 ', '2 /configs', '2 ]', '2 /a 1', '2 /a 2', '2 /__proto__ 3', '1 }']);
  });

  it('cuts a long text and says how long it is', () => {
    const { rows } = tree({ levels: 3 }, snapshotOfDump(JSON.stringify({ configs: ['é'.repeat(3_000)] })));
    expect(rows[2]).toMatchObject({ kind: 'string', cut: 6_002 });
    expect(rows[2]).toHaveProperty('text', `"${'é'.repeat(999)}`);
  });

  it('says which rule hid a value', () => {
    const hidden = [...(demo.hidden.get('admin/config_dump') ?? [])];
    const [first] = hidden;
    if (first === undefined) throw new Error('the demo hides nothing');
    const page = tree({ levels: 0, reveal: first.pointer, limit: 500 });
    const offset = page.revealed ?? 0;
    const [row] = tree({ levels: 0, reveal: first.pointer, offset, limit: 1 }).rows;
    expect(row).toMatchObject({ pointer: first.pointer, hidden: first.rule });
    expect(tree({ levels: 1 }).rows.some((each) => 'hidden' in each && each.hidden !== null)).toBe(false);
  });

  it('holds a list of 120,000 elements as windows', () => {
    const items = Array.from({ length: 120_000 }, (_, index) => ({ name: `item ${index}` }));
    const page = tree(
      { levels: 2, offset: 100_002, limit: 1 },
      snapshotOfDump(JSON.stringify({ configs: items })),
    );
    expect(page.total).toBe(120_004);
    expect(page.rows[0]).toMatchObject({
      pointer: '/configs/100000',
      summary: 'item 100000',
      place: 100_001,
      siblings: 120_000,
    });
  });

  it('says what routes and resources are', () => {
    const routes = [
      { match: { prefix: '/api/v1/' }, route: { cluster: 'outbound|80||a' } },
      { match: { path: '/x' }, redirect: {} },
      { match: { safe_regex: { regex: '.*' } }, route: { weighted_clusters: { clusters: [1, 2] } } },
      { cluster: { '@type': 'x/Cluster', name: 'b' } },
      { name: 'v1', weight: 90 },
      { nothing: 1 },
    ];
    const { rows } = tree({ levels: 2 }, snapshotOfDump(JSON.stringify({ configs: routes })));
    expect(rows.flatMap((row) => ('summary' in row && row.level === 3 ? [row.summary] : []))).toEqual([
      'prefix /api/v1/ → outbound|80||a',
      'path /x → redirect',
      'regex .* → 2 weighted clusters',
      'b',
      'v1, weight 90',
      null,
    ]);
  });

  it('fails where nothing is, and its pointers lead to what it shows', () => {
    expect(treePage(demo, { ...QUESTION, root: at('/nowhere') })).toMatchObject({
      ok: false,
      error: { code: 'resource-gone' },
    });
    for (const row of tree({ levels: 4 }).rows)
      if ('text' in row && row.cut === null)
        expect(resolvePointer(document, row.pointer)).toEqual(JSON.parse(row.text));
  });
});
