import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleText } from './visible-text';

describe('visibleText', () => {
  it.each([
    ['\u202egnitirw-tfel', '\\u202egnitirw-tfel'],
    ['a\nb\r\tc', 'a\\nb\\r\\tc'],
    ['\u0000\u001f\u007f\u0085', '\\u0000\\u001f\\u007f\\u0085'],
    ['pay\u200bpal', 'pay\\u200bpal'],
    ['a\u2066b\u2069\u200e\u200f\u061c', 'a\\u2066b\\u2069\\u200e\\u200f\\u061c'],
    ['\ufeffx\u2028y', '\\ufeffx\\u2028y'],
    ['tag\u{e0041}', 'tag\\u{e0041}'],
    ['half\ud83d', 'half\\ud83d'],
  ])('%j shows as %s', (text, shown) => expect(visibleText(text)).toBe(shown));

  it.each(['outbound|443||api.shop.svc.cluster.local', 'größe-😀', 'שלום', '^/a\\.b$', ''])(
    'leaves %j alone',
    (text) => expect(visibleText(text)).toBe(text),
  );

  it('leaves nothing that controls its neighbours, and is done after one go', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const shown = visibleText(text);
        expect(shown).not.toMatch(/[\p{Cc}\p{Bidi_Control}\p{Surrogate}]/u);
        expect(visibleText(shown)).toBe(shown);
      }),
    );
  });
});
