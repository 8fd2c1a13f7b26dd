import { describe, expect, test } from 'vitest';
import type { Figure, Results } from './model.ts';
import { limitText, numberText } from './numbers.ts';
import { report, summary } from './report.ts';
import { least, median, most, percentile } from './statistics.ts';
import { merge } from './store.ts';
import { failing, judgedValue, verdictOf } from './verdict.ts';

const figure = (over: Partial<Figure>): Figure => ({
  id: 'x',
  what: 'Something',
  unit: 'ms',
  judged: 'least',
  values: [30, 10, 20],
  goal: { must: 20, aim: 10, better: 'less' },
  ...over,
});

const results = (figures: readonly Figure[], gaps: Results['groups']['cli'] = undefined): Results => ({
  command: 'npm run bench',
  machine: { cores: 2, cpu: 'Some CPU', memoryBytes: 25e9, platform: 'linux x64' },
  versions: { Node: '24.0.0' },
  dumps: [{ name: 'routes-120000', bytes: 162e6, words: 'many routes' }],
  runs: 3,
  notes: [],
  groups: { cli: { figures, gaps: gaps?.gaps ?? [] } },
});

describe('statistics', () => {
  test('nearest rank', () => {
    expect(median([4, 1, 3, 2])).toBe(2);
    expect(median([5, 1, 3])).toBe(3);
    expect([least([3, 1, 2]), most([3, 1, 2])]).toEqual([1, 3]);
    expect(
      percentile(
        Array.from({ length: 100 }, (_, at) => at + 1),
        0.95,
      ),
    ).toBe(95);
    expect(median([])).toBeNaN();
  });

  test('leaves its input alone', () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });
});

describe('verdict', () => {
  test.each([
    ['least', 10, 'aim'],
    ['median', 20, 'must'],
    ['most', 30, 'missed'],
  ] as const)('%s judges %d: %s', (judged, value, verdict) => {
    expect(judgedValue(figure({ judged }))).toBe(value);
    expect(verdictOf(figure({ judged }))).toBe(verdict);
  });

  test('more can be better', () => {
    const goal = { must: 10, aim: 20, better: 'more' } as const;
    expect(verdictOf(figure({ values: [9.9], goal }))).toBe('missed');
    expect(verdictOf(figure({ values: [10], goal }))).toBe('must');
    expect(verdictOf(figure({ values: [25], goal }))).toBe('aim');
  });

  test('without an Aim the Must is all; without values nothing is met', () => {
    expect(verdictOf(figure({ values: [1], goal: { must: 20, aim: null, better: 'less' } }))).toBe('must');
    expect(verdictOf(figure({ values: [] }))).toBe('missed');
    expect(verdictOf(figure({ goal: null }))).toBe('shown');
  });

  test('--check fails on misses and on what is not built, not on a missing peer', () => {
    const gap = (id: string, kind: 'not-built' | 'no-peer' | 'failed') => ({
      id,
      what: id,
      kind,
      reason: 'why',
    });
    const gaps = [gap('a', 'not-built'), gap('b', 'no-peer'), gap('c', 'failed')];
    const all = results([figure({}), figure({ id: 'slow', values: [99] })], { figures: [], gaps });
    expect(failing(all).map(({ entry }) => entry.id)).toEqual(['slow', 'a', 'c']);
    expect(failing(results([figure({})]))).toEqual([]);
  });
});

describe('numbers', () => {
  test.each([
    [580.4, 'ms', '580 ms'],
    [1234, 'ms', '1.23 s'],
    [6.4, 'ms', '6.4 ms'],
    [0, 'ms', '0 ms'],
    [100, 'ms', '100 ms'],
    [238_000_000, 'bytes', '238 MB'],
    [25_277_000_000, 'bytes', '25,277 MB'],
    [0.45, 'times', '0.45×'],
    [19.5, 'times', '19.5×'],
    [1480, 'nodes', '1,480'],
    [Number.NaN, 'ms', '–'],
  ] as const)('%d %s', (value, unit, text) => {
    expect(numberText(value, unit)).toBe(text);
  });

  test('limits say which way', () => {
    expect(limitText(10, { must: 10, aim: 20, better: 'more' }, 'times')).toBe('≥ 10×');
    expect(limitText(50, { must: 50, aim: null, better: 'less' }, 'ms')).toBe('≤ 50 ms');
    expect(limitText(null, null, 'ms')).toBe('–');
  });
});

describe('report', () => {
  const page = report(
    results(
      [figure({}), figure({ what: 'Too slow', values: [99] }), figure({ what: 'Beside', goal: null })],
      {
        figures: [],
        gaps: [{ id: 'jq', what: 'jq', kind: 'no-peer', reason: 'jq is missing: apt-get install jq' }],
      },
    ),
    [
      {
        what: 'index against parse',
        command: 'npm run fuzz',
        cases: 1_000_000,
        seed: 42,
        seconds: 1800,
        failures: 0,
      },
    ],
    {
      command: 'npm run test:envoy-differential',
      commit: 'abc',
      envoy: '1.40.0',
      seed: 7,
      pairs: 100_000,
      seconds: 900,
      different: 0,
      unclear: 3,
      verdicts: { forwarded: 60_000 },
      clauses: [{ kind: 'header', won: 1234, lost: 56 }],
    },
  );

  test('says figure, median, goals and verdict', () => {
    expect(page).toContain('| Something | 10 ms | 20 ms | ≤ 20 ms | ≤ 10 ms | **Aim** |');
    expect(page).toContain('| Too slow | 99 ms | 99 ms | ≤ 20 ms | ≤ 10 ms | **missed** |');
    expect(page).toContain('| Beside | 10 ms | 20 ms | – | – |  |');
    expect(page).toContain('1 of 2 Musts met, 1 of 2 Aims reached.');
  });

  test('says what could not be measured and why', () => {
    expect(page).toContain('| jq | – | – | – | – | not measured |');
    expect(page).toContain('jq: jq is missing: apt-get install jq');
  });

  test('has machine, dumps and fuzz runs, and no group that was not measured', () => {
    expect(page).toContain('2 cores (Some CPU)');
    expect(page).toContain('| `routes-120000` | 162 MB | many routes |');
    expect(page).toContain('| index against parse | 1,000,000 | 42 | 1,800 s | 0 | `npm run fuzz` |');
    expect(page).not.toContain('## Search');
    expect(report(results([]), [], null)).not.toContain('Fuzz');
  });

  test('has the run against a real Envoy', () => {
    expect(page).toContain('100,000 random requests');
    expect(page).toContain('**0 different answers**, 3 without a clear truth. Seed 7, commit `abc`');
    expect(page).toContain('| forwarded | 60,000 |');
    expect(page).toContain('| header | 1,234 | 56 |');
    expect(report(results([]), [], null)).not.toContain('## Explain against');
  });

  test('the summary counts an Aim only where there is one', () => {
    expect(summary(results([figure({ goal: { must: 20, aim: null, better: 'less' } })]))).toBe(
      '1 of 1 Musts met, 0 of 0 Aims reached.',
    );
  });
});

describe('merge', () => {
  const before: Results = { ...results([figure({ id: 'old' })]), notes: ['old'] };
  const now: Results = { ...results([]), groups: { open: { figures: [], gaps: [] } } };

  test('keeps groups that were not measured this time', () => {
    expect(Object.keys(merge(before, now).groups)).toEqual(['cli', 'open']);
    expect(merge(before, now).notes).toEqual([]);
  });

  test('but not those of another machine or another dump', () => {
    const elsewhere = { ...before, machine: { ...before.machine, cores: 64 } };
    expect(Object.keys(merge(elsewhere, now).groups)).toEqual(['open']);
    expect(Object.keys(merge({ ...before, dumps: [] }, now).groups)).toEqual(['open']);
    expect(merge(null, now)).toEqual(now);
  });
});
