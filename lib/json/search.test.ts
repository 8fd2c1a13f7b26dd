import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isJsonArray, isJsonObject, type Json } from '@/lib/core/json';
import { child, ROOT, resolvePointer, tokensOf } from '@/lib/core/json-pointer';
import { type SearchOptions, searchDocument } from './search';

const ALL: SearchOptions = { matchCase: false, offset: 0, limit: 1_000_000 };
const search = (document: Json, text: string, options: Partial<SearchOptions> = {}) =>
  searchDocument(document, text, { ...ALL, ...options });

/** The same search, as simple as can be. */
function naive(value: Json, needle: string, pointer = ROOT): readonly (readonly [string, boolean])[] {
  if (isJsonArray(value)) return value.flatMap((item, index) => naive(item, needle, child(pointer, index)));
  if (isJsonObject(value)) {
    return Object.keys(value).flatMap((key) => [
      ...(key.includes(needle) ? [[child(pointer, key), true] as const] : []),
      ...naive(value[key] ?? null, needle, child(pointer, key)),
    ]);
  }
  return String(value).includes(needle) ? [[pointer, false]] : [];
}

const DUMP: Json = {
  configs: [
    { '@type': 'A', name: 'http.8080', port: 8080, on: true, none: null },
    { '@type': 'B', 'x/y~z': { Prefix: '/status' }, list: ['/STATUS/200', 200] },
  ],
};

describe('searchDocument', () => {
  it('finds keys, strings, numbers, booleans and null, in document order', () => {
    const found = (text: string) => search(DUMP, text).hits.map((hit) => hit.pointer);
    expect(found('8080')).toEqual(['/configs/0/name', '/configs/0/port']);
    expect(found('true')).toEqual(['/configs/0/on']);
    expect(found('nul')).toEqual(['/configs/0/none']);
    expect(found('@type')).toEqual(['/configs/0/@type', '/configs/1/@type']);
    expect(found('status')).toEqual(['/configs/1/x~1y~0z/Prefix', '/configs/1/list/0']);
    expect(search(DUMP, 'prefix').hits[0]?.inKey).toBe(true);
  });

  it('takes case into account when asked to', () => {
    expect(search(DUMP, 'STATUS', { matchCase: true }).total).toBe(1);
    expect(search(DUMP, 'status').total).toBe(2);
    expect(search({ a: 'GRÜSSE' }, 'grüsse').total).toBe(1);
  });

  it('takes the text as it is, not as a pattern', () => {
    const document = { a: 'x|y.*[z]\\d(e)$^?{}+/-' };
    for (const part of ['|y', '.*', '[z]', '\\d', '(e)', '$^', '?{}+', '/-']) {
      expect(search(document, part).total, part).toBe(1);
    }
    expect(search({ a: 'abc' }, 'a.c').total).toBe(0);
    expect(search({ a: 'é.ö' }, '.ö').total).toBe(1);
  });

  it('counts all hits and describes one window, also by section', () => {
    const whole = search(DUMP, 't');
    const window = search(DUMP, 't', { offset: 2, limit: 2 });
    expect(window.total).toBe(whole.total);
    expect(window.hits).toEqual(whole.hits.slice(2, 4));
    expect(whole.byTopLevel.map(({ pointer, count }) => [pointer, count])).toEqual([
      ['/configs/0', 4],
      ['/configs/1', 4],
    ]);
  });

  it('finds the empty text nowhere', () => {
    expect(search(DUMP, '').total).toBe(0);
  });

  it('shows one line around the hit', () => {
    const [hit] = search({ body: `${'a'.repeat(200)}\nneedle\n${'b'.repeat(200)}` }, 'needle').hits;
    expect(hit?.context).toMatch(/^body: …a+ needle b+…$/);
    expect(hit?.context.length).toBeLessThan(100);
    expect(hit?.context.slice(hit.start, hit.end)).toBe('needle');
  });

  it('agrees with a naive search, and its pointers and places hold', () => {
    const needle = fc.constantFrom('a', 'ab', '1', 'e', 'tr', '~', '/', '"');
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '1', '~', '/', '"', '\n'), maxLength: 150 });
    const { tree } = fc.letrec<{ tree: Json }>((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        text,
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(text, tie('tree'), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(tree, needle, (document, part) => {
        const result = search(document, part, { matchCase: true });
        expect(result.hits.map((hit) => [hit.pointer, hit.inKey])).toEqual(naive(document, part));
        expect(result.total).toBe(result.hits.length);
        for (const hit of result.hits) {
          expect(hit.context.slice(hit.start, hit.end)).toBe(part);
          const holder = hit.inKey ? tokensOf(hit.pointer)?.at(-1) : resolvePointer(document, hit.pointer);
          expect(String(holder)).toContain(part);
        }
      }),
    );
  });

  it('walks a deep document without recursion', () => {
    let document: Json = 'needle';
    for (let depth = 0; depth < 50_000; depth += 1) document = [document];
    expect(search(document, 'needle').total).toBe(1);
  });
});
