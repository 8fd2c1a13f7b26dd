import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { compileKernel, MODULE_FILE, moduleText } from '@/e2e/support/kernel.mjs';
import { createArena } from '../arena';
import { opens } from '../characters';
import { indexPlain, MAX_DEPTH } from '../plain-index';
import { randomFrom, randomJson } from '../testing/random-json';
import { indexByKernel } from './index-kernel';
import { type Kernel, kernelOf, wordsIn } from './kernel';

const arena = createArena();

function kernel(): Kernel {
  const found = kernelOf(arena);
  if (found === null) throw new Error('no kernel here');
  return found;
}

const AROUND = [0x22, 0xff, 0x5c, 0x7d, 0x31];
const room = arena.allocate(1 << 20);
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/**
 * Holds the kernel against the plain pass, on a text at one of 64 places of a block: the same verdict, and for what
 * is JSON the same skip index.
 */
function expectSame(text: Uint8Array, shift: number): boolean {
  // What stands before or behind a text must not matter.
  room.fill(AROUND[shift % AROUND.length] ?? 0, 0, text.length + shift + 200);
  room.set(text, shift);
  const bytes = room.subarray(shift, shift + text.length);
  if (!opens(bytes[0] ?? 0)) return false;
  const plain = indexPlain(bytes, 0, bytes.length);
  const index = indexByKernel(kernel(), bytes, 0, bytes.length);
  const name = () => `shift ${shift}: ${new TextDecoder().decode(text)}`;
  if (index === null) expect(plain.ending, name()).not.toBe('whole');
  else {
    expect(plain.ending, name()).toBe('whole');
    expect(wordsIn(index), name()).toEqual(plain.words);
    arena.release(index);
  }
  return index !== null;
}

const shift = fc.nat({ max: 63 });

describe('the kernel', () => {
  it('is what its source compiles to', async () => {
    expect(await readFile(MODULE_FILE, 'utf8')).toBe(moduleText(await compileKernel()));
  }, 60_000);

  it('indexes random documents of every layout like the plain pass, wherever the blocks begin', () => {
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 400 }), shift, (seed, size, by) => {
        expectSame(bytesOf(randomJson(seed, size).trimStart()), by);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps its place over every border of a block', () => {
    const text =
      '{"a\\"\\\\":["\\\\\\\\",{"b":[]}, -1.5e+10 ,true,null,"é😀\\ud83d"],"c" : {} , "\\u00e9{[":"]}\\t"}';
    for (let by = 0; by < 64; by += 1) {
      for (let pad = 0; pad < 64; pad += 1)
        expect(expectSame(bytesOf(`[${' '.repeat(pad)}${text}]`), by)).toBe(true);
    }
  });

  it('counts runs of backslashes before a quote', () => {
    for (let count = 0; count <= 130; count += 1) {
      const run = '\\'.repeat(count);
      for (const by of [0, 1, 62, 63, count % 64]) {
        expect(expectSame(bytesOf(`["${run}"]`), by)).toBe(count % 2 === 0);
        expect(expectSame(bytesOf(`["${run}","]${run}x"]`), by)).toBe(count % 2 === 0);
      }
    }
  });

  it('agrees on every cut of a document', () => {
    const text = bytesOf(randomJson(7, 400).trim());
    for (let length = 1; length < Math.min(text.length, 4096); length += 1)
      expect(expectSame(text.slice(0, length), length % 64)).toBe(false);
  });

  it('agrees on documents of which some bytes are others', () => {
    const telling = [...bytesOf('"\\{}[],: \n\t0-.eEtfnu/\u0001'), 0x80, 0xc3, 0xe2, 0xf0, 0xff];
    fc.assert(
      fc.property(fc.nat(), shift, (seed, by) => {
        const random = randomFrom(seed);
        const text = bytesOf(randomJson(seed, 30).trim());
        for (let flips = 0; flips < 30; flips += 1) {
          const mutated = text.slice();
          for (let count = 1 + Math.floor(random() * 2); count > 0; count -= 1)
            mutated[Math.floor(random() * text.length)] = telling[Math.floor(random() * telling.length)] ?? 0;
          expectSame(mutated, by);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('agrees on what is nearly JSON', () => {
    const texts = [
      '[1 2]',
      '{"a" 1}',
      '{"a":1,}',
      '[1,]',
      '[,1]',
      '{,}',
      '{"a"}',
      '{"a":}',
      '{"a","b":1}',
      '[:]',
      '["a":1]',
    ];
    const more = [
      '{"a":1 "b":2}',
      '{"a":{}"b":2}',
      '[[]1]',
      '[1[]]',
      '["a""b"]',
      '{1:2}',
      '{[]:1}',
      '{"a":1}}',
      '[]]',
      '[}',
      '{]',
    ];
    const scalars = [
      '[01]',
      '[1.]',
      '[.5]',
      '[-]',
      '[1e]',
      '[1e+]',
      '[truex]',
      '[tru]',
      '[nul]',
      '[+1]',
      '[1x]',
      '[1"a"]',
      '[NaN]',
    ];
    const strings = [
      '["\t"]',
      '["\u0000"]',
      '["\\x"]',
      '["\\u12g4"]',
      '["\\u12"]',
      '[\\"]',
      '["a\\"]',
      "['a']",
      '["\u007f"]',
    ];
    const blanks = [
      '[\u00a01]',
      '[\u000b1]',
      '[\ufeff1]',
      '[1]\u00a0',
      '[1] x',
      '[1] []',
      '[1],',
      '[ \t\r\n ]',
      '[/**/]',
    ];
    for (const text of [...texts, ...more, ...scalars, ...strings, ...blanks])
      for (let by = 0; by < 64; by += 1) expectSame(bytesOf(text), by);
  });

  it('agrees on the deepest documents', () => {
    for (const depth of [MAX_DEPTH - 1, MAX_DEPTH, MAX_DEPTH + 1, 5000]) {
      expect(expectSame(bytesOf('['.repeat(depth) + ']'.repeat(depth)), 0)).toBe(depth <= MAX_DEPTH);
      expectSame(bytesOf('{"a":'.repeat(depth)), 3);
    }
  });

  it('finds room for more entries than are usual', () => {
    const nested = `${'['.repeat(150)}"${'x'.repeat(300)}"${']'.repeat(150)}`;
    expect(expectSame(bytesOf(`[${Array(400).fill(nested).join(',')}]`), 0)).toBe(true);
  });
});

describe('without the kernel', () => {
  it('scans are plain ones where WebAssembly cannot run it, or is not there', async () => {
    vi.resetModules();
    vi.stubGlobal('WebAssembly', { ...WebAssembly, Memory: WebAssembly.Memory, validate: () => false });
    const fresh = await import('./kernel');
    expect(fresh.kernelOf(arena)).toBeNull();
    vi.stubGlobal('WebAssembly', undefined);
    const { createArena: create } = await import('../arena');
    expect(create().memory).toBeNull();
    vi.unstubAllGlobals();
  });
});
