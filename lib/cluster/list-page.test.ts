import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutListPage } from './list-page';
import { mergeItems } from './merged-list';

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function decode(bytes: Uint8Array | undefined): string | undefined {
  return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
}

describe('a page', () => {
  test('gives its objects as they were sent, and the token of the next', () => {
    const items = '{"n": 9007199254740993, "s": "a\\"]}\\\\", "d": {}} , {"x":[1,{"items":[2]}]}';
    const page = cutListPage(
      encode(
        ` {"kind":"PodList","metadata":{"resourceVersion":"1","continue":"to\\u006ben"},"items":[${items}] }\n`,
      ),
    );
    expect(decode(page?.items)).toBe(items);
    expect(page?.next).toBe('token');
  });

  test.each([
    '{"items":[]}',
    '{"items":[ \n ]}',
    '{"items":null,"metadata":{}}',
    '{"metadata":{"continue":""},"items":[]}',
    '{"metadata":null,"items":[],"a":1,"b":true}',
  ])('without objects: %s', (text) => {
    expect(cutListPage(encode(text))).toEqual({ items: new Uint8Array(), next: null });
  });

  test.each([
    '',
    'null',
    '[]',
    '{}',
    '{"kind":"Status"}',
    '{"items":{}}',
    '{"items":[1,2}',
    '{"items":[',
    '{"items":["',
    '{"items":[]',
    '{"items":[]} x',
    '{"items" []}',
    '{"items":[],"metadata":{x}}',
    '<html>',
  ])('is not %j', (text) => {
    expect(cutListPage(encode(text))).toBeNull();
  });

  test('of any objects, merged with others, is the same list', () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.json()), { maxLength: 4 }), fc.json(), (pages, other) => {
        const cut = pages.map((items) => {
          const text = `{"a":${other},"items":[${items.join(',')}],"metadata":{"continue":"x"}}`;
          const page = cutListPage(encode(text));
          expect(page?.next).toBe('x');
          return page?.items ?? new Uint8Array();
        });
        expect(JSON.parse(decode(mergeItems(cut)) ?? '')).toEqual({
          kind: 'List',
          apiVersion: 'v1',
          items: pages.flat().map((item) => JSON.parse(item)),
        });
      }),
    );
  });

  test('cut anywhere is not a page', () => {
    const whole = '{"metadata":{"continue":"a"},"items":[{"a":"]}"},[1,"\\""]]}';
    for (let end = 0; end < whole.length; end += 1)
      expect(cutListPage(encode(whole.slice(0, end)))).toBeNull();
    expect(cutListPage(encode(whole))).not.toBeNull();
  });
});
