import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonPointer } from '@/lib/core/brand';
import { child, ROOT } from '@/lib/core/json-pointer';
import { createArena } from './arena';
import type { JsonBytes } from './bytes';
import type { Location } from './locate';
import { openBytes } from './open-bytes';
import type { Span } from './span';
import { randomFrom, randomJson } from './testing/random-json';

const arena = createArena();

function documentOf(text: string): JsonBytes {
  const result = openBytes(new TextEncoder().encode(text), arena);
  if (!result.ok) throw new Error(`${result.error.code}: ${text}`);
  return result.value;
}

/** What stands at every offset, from a walk over members and items. */
function expected(document: JsonBytes): Location[] {
  const places: Location[] = Array.from({ length: document.bytes.length }, () => ({
    pointer: ROOT,
    value: document.root,
    inKey: false,
  }));
  const fill = (span: Span, location: Location): void => {
    for (let at = span.start; at < span.end; at += 1) places[at] = location;
  };
  const visit = (value: Span, pointer: JsonPointer): void => {
    fill(value, { pointer, value, inKey: false });
    let index = 0;
    for (const item of document.items(value)) {
      visit(item, child(pointer, index));
      index += 1;
    }
    for (const member of document.members(value)) {
      const below = child(pointer, member.key);
      fill(member.keySpan, { pointer: below, value: member.value, inKey: true });
      visit(member.value, below);
    }
  };
  visit(document.root, ROOT);
  return places;
}

describe('Locator', () => {
  it('tells for every offset of a document what stands there, in any order', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const document = documentOf(randomJson(seed, 150));
        const places = expected(document);
        const random = randomFrom(seed);
        for (let tries = 0; tries < 60; tries += 1) {
          const offset = Math.floor(random() * places.length);
          expect(document.locate(offset)).toEqual(places[offset]);
        }
        const locator = document.locator();
        let offset = 0;
        while (offset < places.length) {
          expect(locator.at(offset)).toEqual(places[offset]);
          offset += Math.floor(random() * 9);
        }
      }),
    );
  });

  it('reads keys of every spelling back from the value they belong to', () => {
    const filler = 'x'.repeat(300);
    const keys = ['a\\', 'a"', '\\"', '"', '', 'é', '\\\\"', 'a/b~c', '\u2028'];
    const document = documentOf(JSON.stringify(Object.fromEntries(keys.map((key) => [key, [filler]]))));
    for (const key of keys) {
      const pointer = child(ROOT, key, 0);
      const span = document.find(pointer);
      expect(span === null ? null : document.locate(span.start + 1).pointer).toBe(pointer);
    }
  });

  it('gives the root for what stands outside of it', () => {
    const document = documentOf('\ufeff [1] \n');
    for (const offset of [-1, 0, 3, 4, 6, 7, 8, 1000])
      expect(document.locate(offset)).toEqual({ pointer: ROOT, value: document.root, inKey: false });
    const scalar = documentOf(' "abc" ');
    expect(scalar.locate(3)).toEqual({ pointer: ROOT, value: { start: 1, end: 6 }, inKey: false });
  });
});
