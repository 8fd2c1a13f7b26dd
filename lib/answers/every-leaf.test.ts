import { describe, expect, it } from 'vitest';
import type { JsonPointer } from '@/lib/core/brand';
import { isJsonArray, isJsonObject, type Json } from '@/lib/core/json';
import { child, ROOT } from '@/lib/core/json-pointer';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import { dumpBytes } from './dump-bytes';
import { linesPage } from './raw';
import { searchPage } from './search';
import { capturedDumps } from './testing/captured-dumps';
import { snapshotOfDump } from './testing/dumps';
import { treePage } from './tree';
import type { TreeRow } from './tree-types';

/** What Envoy writes for a secret (source/common/protobuf/utility.cc, redact), as text and as bytes. */
const BY_ENVOY: ReadonlySet<Json> = new Set(['[redacted]', btoa('[redacted]')]);

/** What the browser asks for at once. */
const WINDOW = 500;
/** Of a long list of places that are looked up one by one, so many. */
const SAMPLE = 150;

interface Leaf {
  readonly pointer: JsonPointer;
  readonly key: string;
  /** A scalar, or an empty object or list. */
  readonly value: Json;
}

function leavesOf(value: Json, pointer: JsonPointer = ROOT, key = ''): readonly Leaf[] {
  if (isJsonArray(value) && value.length > 0)
    return value.flatMap((item, index) => leavesOf(item, child(pointer, index), key));
  if (isJsonObject(value) && Object.keys(value).length > 0)
    return Object.entries(value).flatMap(([name, item]) => leavesOf(item, child(pointer, name), name));
  return [{ pointer, key, value }];
}

/** All rows of the tree below a place, opened as far as one question opens it. */
function treeRows(snapshot: Snapshot, root: JsonPointer): readonly TreeRow[] {
  const rows: TreeRow[] = [];
  for (;;) {
    const question = { root, levels: 3, steps: [], reveal: null, offset: rows.length, limit: WINDOW };
    const page = treePage(snapshot, question);
    if (!page.ok) throw new Error(`${page.error.code} at ${root}`);
    rows.push(...page.value.rows);
    if (rows.length >= page.value.total) return rows;
  }
}

type ValueRow = Exclude<TreeRow, { kind: 'end' }>;

/** Every value that somebody comes to who opens all of the tree, closed containers as trees of their own. */
function walkedTree(snapshot: Snapshot): ReadonlyMap<JsonPointer, ValueRow> {
  const found = new Map<JsonPointer, ValueRow>();
  const todo: JsonPointer[] = [ROOT];
  for (let root = todo.pop(); root !== undefined; root = todo.pop())
    for (const row of treeRows(snapshot, root)) {
      if (row.kind === 'end') continue;
      if ('size' in row && !row.open && row.size > 0) todo.push(row.pointer);
      found.set(row.pointer, row);
    }
  return found;
}

function searcher(snapshot: Snapshot) {
  const known = new Map<string, ReadonlySet<string>>();
  const of = (text: string): ReadonlySet<string> => {
    const places = new Set<string>();
    for (let offset = 0; ; ) {
      const page = searchPage(snapshot, {
        ...{ text, mode: 'text', matchCase: true, wholeWord: false, offset, limit: WINDOW },
        ...{ section: null, kind: null, state: null, origin: null },
      });
      for (const { pointer, inKey } of page.hits) places.add(`${inKey ? 'key ' : ''}${pointer}`);
      offset += page.hits.length;
      if (page.done && offset >= page.total) return places;
    }
  };
  return (text: string): ReadonlySet<string> => {
    const places = known.get(text) ?? of(text);
    known.set(text, places);
    return places;
  };
}

/** The text of a place that somebody would search for: its value, or its key when the value has none. */
function searched({ pointer, key, value }: Leaf): readonly [text: string, at: string] {
  const isEmpty = value === '' || (typeof value === 'object' && value !== null);
  return isEmpty ? [key, `key ${pointer}`] : [String(value).slice(0, 4000), pointer];
}

const sample = <T>(list: readonly T[]): readonly T[] =>
  list.filter((_, at) => at % Math.ceil(list.length / SAMPLE) === 0);

const DUMPS = capturedDumps();

describe.each(DUMPS)('nothing in $name is unreachable', ({ text }) => {
  const snapshot = snapshotOfDump(text);
  const leaves = leavesOf(JSON.parse(text));
  const rows = walkedTree(snapshot);
  const isHidden = (pointer: JsonPointer) => {
    const row = rows.get(pointer);
    return row !== undefined && 'hidden' in row && row.hidden !== null;
  };

  it('every leaf is a row of the tree, with its value or as hidden', () => {
    expect(leaves.length).toBeGreaterThan(100);
    const wrong = leaves.filter(({ pointer, value }) => {
      const row = rows.get(pointer);
      if (row === undefined) return true;
      if ('size' in row) return row.size !== 0 || typeof value !== 'object' || value === null;
      if (row.hidden !== null) return !BY_ENVOY.has(value) && row.text.includes(String(value));
      return row.cut === null
        ? JSON.parse(row.text) !== value
        : !JSON.stringify(value).startsWith(row.text.slice(0, 1000));
    });
    expect(wrong).toEqual([]);
    const hidden = leaves.filter(({ pointer }) => isHidden(pointer));
    const counted = [...snapshot.hidden.values()].reduce((sum, { length }) => sum + length, 0);
    expect(hidden).toHaveLength(counted);
  });

  it('the way to a leaf opens when it is asked for', () => {
    for (const { pointer } of sample(leaves)) {
      const question = { root: ROOT, levels: 0, steps: [], reveal: pointer, offset: 0, limit: WINDOW };
      const { revealed } = read(treePage(snapshot, question));
      const [row] = read(treePage(snapshot, { ...question, offset: revealed ?? 0, limit: 1 })).rows;
      expect(row).toMatchObject({ pointer });
    }
  });

  it('every leaf that is not hidden is found by its text, and a hidden one is not', () => {
    const find = searcher(snapshot);
    const missed = leaves.filter((leaf) => {
      const [wanted, at] = searched(leaf);
      const isGone = isHidden(leaf.pointer) && !BY_ENVOY.has(leaf.value);
      return wanted !== '' && find(wanted).has(at) === isGone;
    });
    expect(missed).toEqual([]);
  });

  it('the raw view has every line, and leads to the line of a leaf', () => {
    const document = dumpBytes(snapshot);
    const lines: string[] = [];
    const at = (offset: number, reveal: JsonPointer | null, limit = WINDOW) =>
      read(linesPage(snapshot, { folded: [], reveal, offset, limit }));
    for (let total = 1; lines.length < total; ) {
      const page = at(lines.length, null);
      total = page.total;
      lines.push(...page.rows.map((row) => row.text));
    }
    const received = new TextDecoder().decode(document?.bytes).replace(/\n$/, '').split('\n');
    expect(lines.map((line) => line.slice(0, 900))).toEqual(received.map((line) => line.slice(0, 900)));
    for (const { pointer, key } of sample(leaves)) {
      const { revealed, isMinified } = at(0, pointer, 1);
      expect(lines[revealed ?? -1]).toBeDefined();
      if (!isMinified && !/\/\d+$/.test(pointer))
        expect(lines[revealed ?? -1]).toContain(JSON.stringify(key));
    }
  });
});

function read<T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false }): T {
  if (!result.ok) throw new Error('no answer');
  return result.value;
}

function checked(text: string): Snapshot {
  const snapshot = snapshotOfDump(text);
  if (snapshot.dump !== null) for (const _ of snapshot.dump.check.run());
  return snapshot;
}

const TYPE = '@type';

/** The notices of a dump in which types below the sections were given names that nobody knows, and where those are. */
function withRenamed(text: string, isRenamed: (type: string) => boolean) {
  const places: JsonPointer[] = [];
  const renamed = (value: Json, pointer: JsonPointer): Json => {
    if (isJsonArray(value)) return value.map((item, index) => renamed(item, child(pointer, index)));
    if (!isJsonObject(value)) return value;
    const type = value[TYPE];
    const isTold = typeof type === 'string' && !/^\/configs\/\d+$/.test(pointer) && isRenamed(type);
    if (isTold) places.push(pointer);
    const other = isTold ? { [TYPE]: `type.googleapis.com/nobody.Knows${places.length}` } : {};
    const members = Object.entries(value).map(([key, item]) => [key, renamed(item, child(pointer, key))]);
    return { ...Object.fromEntries(members), ...other };
  };
  const { notices } = checked(JSON.stringify(renamed(JSON.parse(text), ROOT)));
  return { places, told: new Set<string>(notices.map(({ pointer }) => pointer)) };
}

describe.each(DUMPS)('every type in $name is known or told', ({ text }) => {
  it('knows all that a real Envoy wrote', () => {
    expect(checked(text).notices).toEqual([]);
  });

  it('tells the place of each type that it does not know', () => {
    const isOther = (type: string) => !type.endsWith('.RouteConfiguration');
    const { places, told } = withRenamed(text, isOther);
    expect(places.length).toBeGreaterThan(10);
    expect(places.filter((pointer) => !told.has(pointer))).toEqual([]);
  });

  it('tells the entries that hold no route configuration', () => {
    const { places, told } = withRenamed(text, (type) => type.endsWith('.RouteConfiguration'));
    expect(places.filter((pointer) => !told.has(pointer.replace(/\/route_config$/, '')))).toEqual([]);
  });

  it('tells a section that it does not know, and the types in it', () => {
    const renamed = text.replaceAll('envoy.admin.v3.', 'envoy.admin.v9.');
    const { notices, dump } = checked(
      renamed.replaceAll('envoy.config.cluster.v3.Cluster"', 'nobody.Knows"'),
    );
    const told = new Map(notices.map(({ pointer, subject }) => [pointer, subject]));
    for (const { pointer, type } of dump?.sections ?? []) expect(told.get(pointer)).toBe(type);
    expect(notices.some(({ subject }) => subject === 'nobody.Knows')).toBe(true);
  });
});
