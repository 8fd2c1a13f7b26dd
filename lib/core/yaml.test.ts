import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Json } from './json';
import { yamlOf } from './yaml';

const back = (value: Json, version: '1.1' | '1.2' = '1.2') =>
  parse(yamlOf(value), { version, mapAsMap: false });

describe('yamlOf', () => {
  it('writes blocks, and quotes only what YAML would read as something else', () => {
    const value = {
      match: { prefix: '/api/v1', case_sensitive: true },
      clusters: [{ name: 'outbound|80||a.b', weight: 90 }, { name: 'plain' }],
      none: {},
      list: [],
      words: ['on', '1', 'x-a', '', 'a: b', '# c', 'e5'],
    };
    expect(yamlOf(value)).toBe(`match:
  prefix: /api/v1
  case_sensitive: true
clusters:
  - name: outbound|80||a.b
    weight: 90
  - name: plain
none: {}
list: []
words:
  - "on"
  - "1"
  - x-a
  - ""
  - "a: b"
  - "# c"
  - "e5"
`);
  });

  it('is read back as the same value, by readers of YAML 1.1 too', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        // Border: fast-check's JSON values are JSON.
        const json = JSON.parse(JSON.stringify(value)) as Json;
        expect(back(json)).toEqual(json);
        expect(back(json, '1.1')).toEqual(json);
      }),
      { numRuns: 200 },
    );
  });

  it('is read back whatever characters a text has', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 12 }), (text) => {
        expect(back({ [`k${text}`]: text, list: [text] })).toEqual({ [`k${text}`]: text, list: [text] });
      }),
      { numRuns: 300 },
    );
  });

  it('takes keys that are long, and keys of hostile names', () => {
    const long = 'k'.repeat(2000);
    const value = { deep: [{ [long]: { a: 1 } }, { [long]: 'b' }], constructor: 'x' };
    expect(back(value)).toEqual(value);
  });
});
