import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { SearchQuery } from './engine';
import { startSearch } from './job';
import { LineCount } from './line-count';
import { BLOCK } from './specials';
import { stringValues } from './string-values';
import { hitsOf, open, openPlain } from './testing/hits-of';
import { anyJson, tokens } from './testing/spelled-json';

// Many random cases, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const ITEMS = Array.from({ length: 60_000 }, (_, index) => ({ name: `item ${index}`, on: index % 2 === 0 }));
const LARGE = open(JSON.stringify(ITEMS, null, 1));

function start(query: Partial<SearchQuery>) {
  const started = startSearch(LARGE, {
    text: 'item',
    mode: 'text',
    matchCase: true,
    wholeWord: false,
    ...query,
  });
  if (!started.ok) throw new Error(started.problem.message);
  return started.job;
}

describe('SearchJob', () => {
  it('works in steps, tells how far it is, and finds the same', () => {
    const job = start({});
    expect([job.scanned, job.hits.length, job.done]).toEqual([0, 0, false]);
    let steps = 0;
    for (let done = false; !done; steps += 1) {
      const before = { scanned: job.scanned, hits: job.hits.length };
      done = job.step(0);
      expect(job.scanned).toBeGreaterThan(before.scanned);
      expect(job.hits.length).toBeGreaterThan(before.hits);
    }
    expect(steps).toBe(Math.ceil(LARGE.root.end / BLOCK));
    expect(job.scanned).toBe(job.size);
    expect(job.hits.length).toBe(ITEMS.length);
    const { millis } = job;
    expect(job.step(1000)).toBe(true);
    expect(job.hits.length).toBe(ITEMS.length);
    expect(job.millis).toBeLessThan(millis + 5);
  });

  it('describes any window of many hits', () => {
    const job = start({ mode: 'key', text: 'on:true' });
    job.step(60_000);
    expect(job.hits.length).toBe(ITEMS.length / 2);
    const [near, far] = job.describe([3, 29_999]);
    expect([near?.pointer, far?.pointer]).toEqual(['/6/on', '/59998/on']);
    expect(near).toMatchObject({ context: 'on: true', start: 4, end: 8, inKey: false, line: 28 });
    expect(far?.line).toBe(59_998 * 4 + 4);
    expect(LARGE.raw(far?.value ?? LARGE.root)).toBe('true');
  });

  it('stops as soon as its time is over', () => {
    const job = start({ mode: 'regex', text: '[0-9]$' });
    job.step(0);
    expect(job.done).toBe(false);
    expect(job.scanned).toBe(BLOCK - LARGE.root.start);
  });

  it('refuses the empty text', () => {
    expect(startSearch(LARGE, { text: '', mode: 'text', matchCase: true, wholeWord: false }).ok).toBe(false);
  });
});

describe('what is shown of a hit', () => {
  const shown = (document: string, text: string) => hitsOf(open(document), { text, matchCase: false })[0];

  it('is one line around it', () => {
    const hit = shown(JSON.stringify({ body: `${'a'.repeat(200)}\nneedle\n${'b'.repeat(200)}` }), 'needle');
    expect(hit?.context).toMatch(/^body: …a+ needle b+…$/);
    expect(hit?.context.length).toBeLessThan(100);
    expect(hit?.context.slice(hit.start, hit.end)).toBe('needle');
  });

  it('never cuts a character', () => {
    for (let shift = 0; shift < 4; shift += 1) {
      const hit = shown(
        JSON.stringify([`${'.'.repeat(shift)}${'😀'.repeat(60)}needle${'😀'.repeat(60)}`]),
        'needle',
      );
      expect(hit?.context.isWellFormed()).toBe(true);
      expect(hit?.context.slice(hit.start, hit.end)).toBe('needle');
    }
  });

  it('says the value of a key when it is short, and the name of a value', () => {
    expect(shown('{"port":{"needle":80}}', 'needle')?.context).toBe('needle: 80');
    expect(shown('{"needle":{"a":1}}', 'needle')?.context).toBe('needle');
    expect(shown('{"a":["needle"]}', 'needle')?.context).toBe('needle');
    expect(shown('{ "a/b" : "needle" }', 'needle')?.context).toBe('a/b: needle');
    expect(shown(JSON.stringify({ needle: 'x'.repeat(500) }), 'needle')?.context).toBe(
      `needle: ${'x'.repeat(80)}…`,
    );
  });
});

it('finds every string value that is a text, in any spelling', () => {
  const wanted = fc.constantFrom('a', '', 'k', '/', ',', ':', '"', '8080', 'true', 'aa', 'é', '\n');
  fc.assert(
    fc.property(anyJson, wanted, fc.boolean(), (text, value, isPlain) => {
      const document = isPlain ? openPlain(text) : open(text);
      const found = stringValues(document, value).map((at) => document.locate(at));
      const expected = tokens(text).filter((token) => !token.inKey && token.isString && token.text === value);
      expect(found.map(({ pointer, inKey }) => [pointer, inKey])).toEqual(
        expected.map(({ pointer }) => [pointer, false]),
      );
    }),
    { numRuns: 1_500 },
  );
});

it('counts lines like a person, wherever the bytes lie', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', '\n', '\r', '\u000b', 'é', '\u040a'),
    maxLength: 20_000,
  });
  fc.assert(
    fc.property(
      text,
      fc.nat({ max: 3 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (content, shift, part) => {
        const bytes = new TextEncoder().encode(' '.repeat(shift) + content).subarray(shift);
        const offset = Math.floor(part * bytes.length);
        const expected = bytes.subarray(0, offset).filter((byte) => byte === 0x0a).length + 1;
        expect(new LineCount(bytes).at(offset)).toBe(expected);
      },
    ),
  );
});
