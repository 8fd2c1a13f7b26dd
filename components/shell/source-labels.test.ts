import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { appError } from '@/lib/core/errors';
import type { SourceSummary } from '@/lib/snapshot/source';
import { alternatives, tellApart } from './source-labels';

const file = (id: string, label: string, over: Partial<SourceSummary> = {}): SourceSummary => ({
  id,
  kind: 'file',
  label,
  detail: '1 kB, uploaded',
  isDefault: false,
  error: null,
  ...over,
});
const labels = (...names: readonly string[]) =>
  tellApart(names.map((name, index) => file(String(index), name))).map(({ label }) => label);

describe('tellApart', () => {
  it('numbers equal names from the second on, and leaves the others alone', () => {
    expect(labels('a.json', 'b.json', 'a.json', 'a.json')).toEqual([
      'a.json',
      'b.json',
      'a.json 2',
      'a.json 3',
    ]);
  });

  it('never takes a name that is somebody else’s', () => {
    expect(labels('a', 'a', 'a 2')).toEqual(['a', 'a 3', 'a 2']);
  });

  it('has no equal names left, and changes nothing but names', () => {
    const name = fc.constantFrom('a', 'a 2', 'a 3', 'a 2 2', '__proto__');
    fc.assert(
      fc.property(fc.array(name, { maxLength: 12 }), (names) => {
        const before = names.map((label, index) => file(String(index), label));
        const after = tellApart(before);
        expect(new Set(after.map(({ label }) => label)).size).toBe(names.length);
        expect(after.map((one, index) => ({ ...one, label: names[index] }))).toEqual(before);
      }),
    );
  });
});

describe('alternatives', () => {
  it('offers neither the current source nor files that failed, but clusters that may be back', () => {
    const sources = [
      file('now', 'x'),
      file('bad', 'x'),
      file('good', 'y'),
      file('prod', 'prod', { kind: 'cluster' }),
      file('old', 'old', { kind: 'cluster', error: appError('auth-provider-refused') }),
    ];
    const offered = alternatives(sources, 'now', new Set(['bad', 'prod']));
    expect(offered.map(({ id }) => id)).toEqual(['good', 'prod']);
  });
});
