import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Arena, createArena, createPlainArena } from '@/lib/json/arena';
import { Interner } from './interner';

const arenas: readonly (readonly [string, Arena])[] = [
  ['shared', createArena()],
  ['plain', createPlainArena()],
];

/** Strings side by side, as they would stand in a document, and where. */
function written(texts: readonly string[], arena: Arena) {
  const encoder = new TextEncoder();
  const parts = texts.map((text) => encoder.encode(text));
  const joined = encoder.encode(texts.join(''));
  const bytes = arena.allocate(joined.length);
  bytes.set(joined);
  let at = 0;
  const spans = parts.map(({ length }) => {
    at += length;
    return [at - length, at] as const;
  });
  return { bytes, spans };
}

const anyText = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.constantFrom('', 'a', 'a\nb', 'a\\nb', 'é', '\ud800', '\ufffd', 'outbound|80||a.b', 'outbound|81||a.b'),
);

/** The ways in which a string can be written. */
const spellings: readonly ((text: string) => string)[] = [
  (text) => JSON.stringify(text),
  (text) =>
    `"${Array.from({ length: text.length }, (_, at) => `\\u${text.charCodeAt(at).toString(16).padStart(4, '0')}`).join('')}"`,
  (text) => JSON.stringify(text).replaceAll('a', '\\u0061'),
];

describe.each(arenas)('an interner in %s memory', (_, arena) => {
  it('gives the same text the same number, and different texts different ones, however they are written', () => {
    const each = fc.record({ text: anyText, how: fc.nat(3) });
    fc.assert(
      fc.property(fc.array(each, { maxLength: 40 }), (all) => {
        const { bytes, spans } = written(
          all.map(({ text, how }) => spellings[how]?.(text) ?? ''),
          arena,
        );
        const interner = new Interner({ bytes, arena });
        const numbers = all.map(({ text, how }, index) => {
          const [start, end] = spans[index] ?? [0, 0];
          return how === 3 ? interner.ofText(text) : interner.ofString(start, end);
        });
        const closed = interner.close();
        const places = new Map<string, number>();
        for (const { text } of all) places.set(text, places.get(text) ?? places.size);
        expect(numbers).toEqual(all.map(({ text }) => places.get(text)));
        for (const [text, number] of places) {
          expect(closed.text(number)).toBe(text);
          expect(closed.numberOf(text)).toBe(number);
        }
        expect(closed.size).toBe(places.size);
        expect(closed.numberOf('never seen')).toBe(-1);
        arena.release(bytes);
      }),
    );
  });

  it('gives many at a time the numbers of equal texts, in whatever order their ways of writing come', () => {
    const each = fc.record({ text: anyText, how: fc.nat(2) });
    fc.assert(
      fc.property(fc.array(each, { maxLength: 40 }), fc.nat(40), (all, cut) => {
        const { bytes, spans } = written(
          all.map(({ text, how }) => spellings[how]?.(text) ?? ''),
          arena,
        );
        const insides = spans.map(([start, end]) => [start + 1, end - 1]);
        const interner = new Interner({ bytes, arena });
        const parts = [insides.slice(0, cut), [[0, 0]], insides.slice(cut)];
        const [before = [], none = [], behind = []] = parts.map((part) => [
          ...interner.ofStrings(Uint32Array.from(part.flat())),
        ]);
        expect(none).toEqual([0]);
        const numbers = [...before, ...behind];
        const texts = all.map(({ text }) => text);
        for (const [index, number] of numbers.entries())
          expect(texts.map((text) => text === texts[index])).toEqual(
            numbers.map((other) => other === number),
          );
        const closed = interner.close();
        expect(numbers.map((number) => closed.text(number - 1))).toEqual(texts);
        expect(closed.size).toBe(new Set(texts).size);
        arena.release(bytes);
      }),
    );
  });

  it('keeps many texts apart, and decodes them alike one by one and together', () => {
    const odd = (index: number) => (index % 7 === 0 ? `é\n${index}` : index % 11 === 0 ? '' : 'svc');
    const texts = Array.from({ length: 5000 }, (_, index) => `outbound|${index}|v1|${odd(index)}`);
    const { bytes, spans } = written(
      texts.map((text) => JSON.stringify(text)),
      arena,
    );
    const interner = new Interner({ bytes, arena });
    for (let round = 0; round < 2; round += 1)
      expect(spans.map(([start, end]) => interner.ofString(start, end))).toEqual(
        texts.map((_, index) => index),
      );
    const closed = interner.close();
    expect(texts.map((_, index) => closed.text(index))).toEqual(texts);
    arena.release(bytes);
  });
});
