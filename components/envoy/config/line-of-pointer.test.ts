import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '@/lib/core/json';
import { child, parsePointer, ROOT } from '@/lib/core/json-pointer';
import { lineOfPointer, within } from './line-of-pointer';

const linesOf = (value: Json) => JSON.stringify(value, null, 2).split('\n');
const at = (text: string) => parsePointer(text) ?? ROOT;

describe('lineOfPointer', () => {
  it('finds members and elements at every depth', () => {
    const lines = linesOf({ a: { b: [{ c: 1 }, { c: 2 }] }, 'b/c': [[], [7]], b: 'x' });
    expect(lines[lineOfPointer(lines, at('/a/b/1/c')) ?? -1]?.trim()).toBe('"c": 2');
    expect(lines[lineOfPointer(lines, at('/b~1c/1/0')) ?? -1]?.trim()).toBe('7');
    expect(lines[lineOfPointer(lines, at('/b')) ?? -1]).toBe('  "b": "x"');
    expect(lineOfPointer(lines, ROOT)).toBe(0);
  });

  it('answers null for what is not there, or was cut off', () => {
    const lines = linesOf({ a: [1, 2], b: {} });
    expect(lineOfPointer(lines, at('/a/2'))).toBeNull();
    expect(lineOfPointer(lines, at('/b/c'))).toBeNull();
    expect(lineOfPointer(lines, at('/c'))).toBeNull();
    expect(lineOfPointer(lines.slice(0, 2), at('/a/1'))).toBeNull();
  });

  it('agrees with the document for any JSON', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })), (object) => {
        const value = JSON.parse(JSON.stringify(object)) as Record<string, Json>; // what JSON.parse really returns
        const lines = linesOf(value);
        for (const key of Object.keys(value)) {
          const line = lines[lineOfPointer(lines, child(ROOT, key)) ?? -1] ?? '';
          expect(line.startsWith(`  ${JSON.stringify(key)}: `)).toBe(true);
        }
      }),
    );
  });
});

describe('within', () => {
  it('cuts whole tokens only', () => {
    expect(within(at('/a/1'), at('/a/1/b'))).toBe('/b');
    expect(within(at('/a/1'), at('/a/1'))).toBe('');
    expect(within(at('/a/1'), at('/a/10'))).toBeNull();
  });
});
