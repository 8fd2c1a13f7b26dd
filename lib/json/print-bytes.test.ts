import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPlainArena } from './arena';
import { openBytes } from './open-bytes';
import { printBytes } from './print-bytes';
import { printJson } from './testing/print-json';
import { randomJson } from './testing/random-json';
import { referenceParse } from './testing/reference-parse';

function open(text: string) {
  const opened = openBytes(new TextEncoder().encode(text), createPlainArena());
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}

function print(text: string, limit: number) {
  const document = open(text);
  return printBytes(document, document.root, limit);
}

describe('printBytes', () => {
  it('prints what printJson prints of the value, long or short', () => {
    const padding = JSON.stringify('p'.repeat(70_000));
    fc.assert(
      fc.property(fc.nat(), fc.nat(100_000), (seed, limit) => {
        const inner = randomJson(seed);
        for (const text of [
          inner,
          `[${inner},${padding},[],{}]`,
          `{"a":${padding},"b":${inner},"a":[${padding}]}`,
        ]) {
          expect(print(text, limit)).toEqual(printJson(referenceParse(text), limit));
          expect(print(text, 1_000_000)).toEqual(printJson(referenceParse(text), 1_000_000));
        }
      }),
      { numRuns: 30 },
    );
  });

  it('reads no more of a huge list than it prints', () => {
    const text = `[${'{"a":[1,2,3]},'.repeat(400_000)}0]`;
    const document = open(text);
    const started = performance.now();
    expect(printBytes(document, document.root, 1000).cutAt).toBe(1000);
    expect(performance.now() - started).toBeLessThan(50);
  });
});
