import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonPointer } from '@/lib/core/brand';
import { isJsonArray, isJsonObject, type Json } from '@/lib/core/json';
import { child, ROOT, resolvePointer } from '@/lib/core/json-pointer';
import { createArena } from './arena';
import type { JsonBytes } from './bytes';
import { openBytes } from './open-bytes';
import type { Span } from './span';
import { randomJson } from './testing/random-json';
import { referenceParse } from './testing/reference-parse';

const arena = createArena();

function documentOf(text: string): JsonBytes {
  const result = openBytes(new TextEncoder().encode(text), arena);
  if (!result.ok) throw new Error(`${result.error.code}: ${text}`);
  return result.value;
}

/** Every value of the tree with its pointer; of members with the same key, the last. */
function* valuesOf(value: Json, pointer: JsonPointer = ROOT): Generator<[JsonPointer, Json]> {
  yield [pointer, value];
  if (isJsonArray(value))
    for (const [index, item] of value.entries()) yield* valuesOf(item, child(pointer, index));
  else if (isJsonObject(value))
    for (const key of Object.keys(value)) yield* valuesOf(value[key] ?? null, child(pointer, key));
}

function kindOf(value: Json): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** Long enough for a skip index of several hundred entries, with lists and objects on both sides of its limits. */
const LONG = JSON.stringify(
  Array.from({ length: 300 }, (_, index) => ({
    name: `n${index}`,
    small: [[], {}, [index], { a: { b: [index, 'x'] } }],
    list: Array.from({ length: index % 40 }, (__, at) => ({ at })),
    'k/~"\n': { deep: [{ deeper: { deepest: 'y'.repeat(index) } }] },
  })),
  null,
  1,
);

describe('JsonBytes', () => {
  it('finds every value of the tree by its pointer, and nothing else', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const text = randomJson(seed, 120);
        const document = documentOf(text);
        const tree = referenceParse(text);
        for (const [pointer, value] of valuesOf(tree)) {
          const span = document.find(pointer);
          if (span === null) throw new Error(`${pointer} not found in ${text}`);
          expect(document.parse(span)).toEqual(value);
          expect(document.kind(span)).toBe(kindOf(value));
          for (const wrong of ['/no such key', '/99999', '/-1', '/00', '/-'])
            expect(document.find(`${pointer}${wrong}` as JsonPointer)).toBeNull();
        }
      }),
    );
  });

  it('finds the last of members with the same key, as JSON.parse does, however the key is written', () => {
    const document = documentOf('{"a":1,"\\u0061":{"b":2},"\\u0040type":"t","":[7],"é":8,"/":9}');
    const at = (pointer: string): Json | null => {
      const span = document.find(pointer as JsonPointer);
      return span === null ? null : document.parse(span);
    };
    expect(at('/a/b')).toBe(2);
    expect(at('/@type')).toBe('t');
    expect(at('//0')).toBe(7);
    expect(at('/é')).toBe(8);
    expect(at('/~1')).toBe(9);
    expect(at('/a/b/c')).toBeNull();
  });

  it('lists members with duplicates, and items, and counts them', () => {
    const document = documentOf('{"a":1 , "a" : [ ] ,"\\n":{"x":[1,{"y":2},"]"]}}');
    const members = [...document.members(document.root)];
    expect(members.map(({ key, value }) => [key, document.raw(value)])).toEqual([
      ['a', '1'],
      ['a', '[ ]'],
      ['\n', '{"x":[1,{"y":2},"]"]}'],
    ]);
    expect(members.map(({ keySpan }) => document.raw(keySpan))).toEqual(['"a"', '"a"', '"\\n"']);
    expect(document.count(document.root)).toBe(3);
    const list = document.find('/\n/x' as JsonPointer) ?? document.root;
    expect([...document.items(list)].map((item) => document.parse(item))).toEqual([1, { y: 2 }, ']']);
    expect([...document.items(document.root)]).toEqual([]);
    expect([...document.members(list)]).toEqual([]);
  });

  it('agrees with the tree on members, items and counts of everything', () => {
    const check = (document: JsonBytes, span: Span): Json => {
      if (document.kind(span) === 'array') {
        const items = [...document.items(span)];
        expect(document.count(span)).toBe(items.length);
        return items.map((item) => check(document, item));
      }
      if (document.kind(span) !== 'object') {
        expect(document.count(span)).toBe(0);
        return document.parse(span);
      }
      const members = [...document.members(span)];
      expect(document.count(span)).toBe(members.length);
      return Object.fromEntries(members.map(({ key, value }) => [key, check(document, value)]));
    };
    const compare = (text: string): void => {
      const document = documentOf(text);
      expect(check(document, document.root)).toEqual(referenceParse(text));
    };
    compare(LONG);
    fc.assert(fc.property(fc.nat(), (seed) => compare(randomJson(seed, 100))));
  });

  it('walks and finds over the skip index of a long list', () => {
    const document = documentOf(LONG);
    const tree = JSON.parse(LONG) as Json;
    expect(document.tape.length).toBeGreaterThan(300);
    expect(document.count(document.root)).toBe(300);
    for (const pointer of [
      '/299/name',
      '/7/small/3/a/b/1',
      '/150/k~1~0"\n/deep/0/deeper/deepest',
      '/39/list/38/at',
    ]) {
      const span = document.find(pointer as JsonPointer);
      expect(span === null ? undefined : document.parse(span)).toEqual(
        resolvePointer(tree, pointer as JsonPointer),
      );
      expect(span === null ? null : document.locate(span.start).pointer).toBe(pointer);
    }
    expect(document.find('/300' as JsonPointer)).toBeNull();
  });

  it('reads escaped keys right where JSON.parse does not', () => {
    JSON.parse('{"pass":[],"wor\\\\":0}');
    const text = '{"pass":1,"wor\\u0064":{"__proto__":[2,{"\\n":null}],"\\u0061":3,"a":4}}';
    const document = documentOf(text);
    expect(document.parse(document.root)).toEqual(referenceParse(text));
    expect(Object.keys(document.parse(document.root) as object)).toEqual(['pass', 'word']);
  });

  it('says which value cannot be parsed when somebody overwrote it', () => {
    const document = documentOf('{"a":["bcd"]}');
    const span = document.find('/a/0' as JsonPointer) ?? document.root;
    document.bytes[span.start + 1] = 0x0a;
    expect(() => document.parse(span)).toThrow(
      expect.objectContaining({ error: { code: 'dump-not-json', details: { pointer: '/a/0' } } }),
    );
  });
});
