import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createArena, createPlainArena } from './arena';
import { findBytes } from './find-bytes';
import { compileLiterals, findLiterals } from './find-literals';
import { KernelScans } from './kernel/kernel-scans';
import { openBytes } from './open-bytes';
import { PlainScans } from './plain-scans';
import { type Filled, LEAST_ROOM, type Scans, scansOf } from './scans';
import { randomJson } from './testing/random-json';

const arena = createArena();
const room = arena.allocate(400_000);

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** The scans of a text that begins at any of 64 places of a block, with other bytes right before and behind it. */
function scansAt(text: string, shift: number): readonly (readonly [string, Scans, Uint8Array])[] {
  const bytes = bytesOf(text);
  room.fill(0x5c);
  room.set(bytes, shift);
  const placed = room.subarray(shift, shift + bytes.length);
  const kernel = scansOf({ arena, bytes: placed });
  expect(kernel).toBeInstanceOf(KernelScans);
  return [
    ['plain', new PlainScans(placed), placed],
    ['kernel', kernel, placed],
  ];
}

/** All that a scan finds, with an array that is often full, and stretches of any length. */
function all(
  scan: (from: number, to: number, out: Uint32Array) => Filled,
  length: number,
  step: number,
): number[] {
  const out = new Uint32Array(LEAST_ROOM);
  const found: number[] = [];
  for (let at = 0; at < length; ) {
    const filled = scan(at, Math.min(length, at + step), out);
    expect(filled.at).toBeGreaterThan(at);
    found.push(...out.subarray(0, filled.count));
    at = filled.at;
  }
  return found;
}

const lower = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/** Places by the plainest of means, over Latin-1 text, where a character is a byte. */
function placesOf(text: string, needle: string, fold: boolean): number[] {
  const [hay, wanted] = fold ? [lower(text), lower(needle)] : [text, needle];
  const places: number[] = [];
  for (let at = hay.indexOf(wanted); at >= 0; at = hay.indexOf(wanted, at + 1)) places.push(at);
  return places;
}

const latin = (bytes: Uint8Array): string => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
const shift = fc.nat({ max: 63 });
const step = fc.integer({ min: 1, max: 5000 });
const hay = fc.oneof(
  fc.nat().map((seed) => randomJson(seed, 200)),
  fc.string({ unit: fc.constantFrom('a', 'b', 'A', 'B', '[', '{', '@', '`'), maxLength: 300 }),
);

describe('find', () => {
  it('finds what a naive search finds, on every side of the blocks, however it is cut', () => {
    const needle = fc.oneof(
      fc.string({ unit: fc.constantFrom('a', 'b', 'A', 'B', '[', '{'), minLength: 1, maxLength: 30 }),
      fc.constantFrom(
        'svc-',
        '"',
        'é',
        'yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy',
        'outbound|80||SVC-1',
        '\\\\',
        ' ',
      ),
    );
    fc.assert(
      fc.property(hay, needle, shift, step, fc.boolean(), (text, wanted, by, size, fold) => {
        for (const [name, scans, bytes] of scansAt(text, by)) {
          const found = all(
            (from, to, out) => scans.find(from, to, bytesOf(wanted), fold, out),
            bytes.length,
            size,
          );
          expect(found, name).toEqual(placesOf(latin(bytes), latin(bytesOf(wanted)), fold));
        }
      }),
    );
  });

  it('folds no more than the letters of ASCII', () => {
    for (const [, scans] of scansAt('@`[{é É', 5)) {
      const find = (needle: string): number =>
        scans.find(0, 20, bytesOf(needle), true, new Uint32Array(300)).count;
      expect(['`', '@', '{', '[', 'é', 'É'].map(find)).toEqual([1, 1, 1, 1, 1, 1]);
      expect(find('')).toBe(0);
      expect(find('a needle that is longer than the text')).toBe(0);
    }
  });

  it('finds everywhere in a text of one letter', () => {
    const text = 'a'.repeat(3000);
    for (const [, scans, bytes] of scansAt(text, 1)) {
      const found = all(
        (from, to, out) => scans.find(from, to, bytesOf('AAA'), true, out),
        bytes.length,
        2900,
      );
      expect(found).toHaveLength(2998);
    }
  });
});

describe('literals', () => {
  const text = fc.oneof(
    fc.string({ unit: fc.constantFrom('a', 'b', 'A', '_', 'é'), minLength: 3, maxLength: 6 }),
    fc.constantFrom('svc', 'SVC-1', 'outbound', 'name', 'virtual_hosts', 'yyyyyyyyyyyyyyyyyyyyyyyyyyyyy'),
  );

  it('finds what a naive search finds for each', () => {
    fc.assert(
      fc.property(hay, fc.array(text, { maxLength: 40 }), shift, step, (document, texts, by, size) => {
        const literals = compileLiterals(texts);
        const order = new Map(literals.map(({ id }, index) => [id, index]));
        for (const [name, scans, bytes] of scansAt(document, by)) {
          const words = all((from, to, out) => scans.literals(from, to, literals, out), bytes.length, size);
          const found = words.flatMap((word, index) =>
            index % 2 === 0 ? [[word, words[index + 1] ?? -1]] : [],
          );
          const expected = texts
            .flatMap((each, id) =>
              placesOf(latin(bytes), latin(bytesOf(each)), true).map((place) => [place, id]),
            )
            .sort(([a = 0, x = 0], [b = 0, y = 0]) => a - b || (order.get(x) ?? 0) - (order.get(y) ?? 0));
          expect(found, name).toEqual(expected);
        }
      }),
    );
  });

  it('refuses what the kernel cannot look for', () => {
    expect(() => compileLiterals(['abc', 'ab'])).toThrow(RangeError);
    expect(() => compileLiterals(Array.from({ length: 129 }, () => 'abc'))).toThrow(RangeError);
  });
});

describe('quotes', () => {
  it('finds the quotes of every string, in any spelling', () => {
    fc.assert(
      fc.property(fc.nat(), shift, (seed, by) => {
        const json = randomJson(seed, 100);
        const expected: number[] = [];
        for (const { 0: string, index } of latin(bytesOf(json)).matchAll(/"(?:[^"\\]|\\.)*"/gs))
          expected.push(index, index + string.length - 1);
        for (const [name, scans, bytes] of scansAt(json, by)) {
          const found = all((from, to, out) => scans.quotes(from, to, out), bytes.length, bytes.length);
          expect(found, name).toEqual(expected);
        }
      }),
    );
  });

  it('counts backslashes before a quote over the borders of blocks', () => {
    for (let count = 0; count <= 130; count += 1) {
      for (const [name, scans, bytes] of scansAt(`"${'\\'.repeat(count)}"x"`, (count * 7) % 64)) {
        const out = new Uint32Array(300);
        const filled = scans.quotes(0, bytes.length, out);
        const expected = count % 2 === 0 ? [0, count + 1, count + 3] : [0, count + 3];
        expect([...out.subarray(0, filled.count)], `${count} ${name}`).toEqual(expected);
      }
    }
  });
});

describe('special', () => {
  it('tells what spellings a stretch has, its last byte included', () => {
    const texts = [
      'a\\u',
      'a\\/',
      'é',
      '\\',
      'u',
      `${'x'.repeat(15)}\\u`,
      `${'x'.repeat(16)}\\/`,
      `${'x'.repeat(70)}é`,
    ];
    for (const [index, text] of texts.entries()) {
      const expected = [1, 2, 4, 0, 0, 1, 2, 4][index];
      for (const [name, scans, bytes] of scansAt(`${text} `, index))
        expect(scans.special(0, bytes.length), `${text} ${name}`).toBe(expected);
    }
    for (const [name, scans] of scansAt('ab\\u00e9', 3)) {
      expect([scans.special(0, 2), scans.special(0, 3), scans.special(3, 8)], name).toEqual([0, 1, 0]);
    }
  });
});

describe.each([
  ['shared', arena],
  ['plain', createPlainArena()],
] as const)('in a document in %s memory', (_, memory) => {
  it('scans come in batches that tell how far they are', () => {
    const opened = openBytes(bytesOf(JSON.stringify(Array(200_000).fill('ab aB Ab '))), memory);
    if (!opened.ok) throw new Error(opened.error.code);
    const document = opened.value;
    let count = 0;
    let at = 0;
    for (const batch of findBytes(document, bytesOf('ab'), true)) {
      expect(batch.at).toBeGreaterThan(at);
      at = batch.at;
      count += batch.words.length;
    }
    expect([count, at]).toEqual([600_000, document.root.end]);
    const [first] = findLiterals(document, compileLiterals(['b a', 'zzz']), { start: 1, end: 12 });
    expect([...(first?.words ?? [])]).toEqual([3, 0, 6, 0]);
  });

  it('does not run on behind the end of the document', () => {
    const opened = openBytes(bytesOf('["ab"]'), memory);
    if (!opened.ok) throw new Error(opened.error.code);
    const batches = [...findBytes(opened.value, bytesOf('ab'), false, { start: 0, end: 1000 })];
    expect(batches.map(({ words, at }) => [words.length, at])).toEqual([[1, 1000]]);
  });
});
