import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printJson } from './testing/print-json';

describe('printJson', () => {
  it('prints as JSON.stringify does with two blanks', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (generated) => {
        const value = JSON.parse(JSON.stringify(generated));
        expect(printJson(value, 1_000_000)).toEqual({ text: JSON.stringify(value, null, 2), cutAt: null });
      }),
    );
  });

  it('cuts at the limit', () => {
    const whole = JSON.stringify({ a: [1, 2, { b: 'text' }], c: {} }, null, 2);
    for (let limit = 1; limit <= whole.length; limit += 1) {
      const { text, cutAt } = printJson(JSON.parse(whole), limit);
      expect(text).toBe(whole.slice(0, limit));
      expect(cutAt).toBe(limit < whole.length ? limit : null);
    }
  });

  it('never cuts a character in half', () => {
    expect(printJson(['😀😀'], 6)).toEqual({ text: '[\n  "', cutAt: 5 });
  });

  it('does not look at the rest of a huge value', () => {
    let looks = 0;
    const huge = new Proxy(new Array<number>(2_000_000).fill(1), {
      get: (target, key) => {
        looks += 1;
        return Reflect.get(target, key);
      },
    });
    expect(printJson(huge, 1000).text).toHaveLength(1000);
    expect(looks).toBeLessThan(1000);
  });

  it('prints a key named __proto__', () => {
    expect(printJson(JSON.parse('{"__proto__":{"a":1}}'), 100).text).toContain('"__proto__": {');
  });
});
