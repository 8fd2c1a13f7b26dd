import { expect, test } from 'vitest';
import { appError } from '@/lib/core/errors';
import { liveSummary } from './live-words';

const EARLY = '2026-01-01T00:00:00Z';
const LATE = '2026-01-01T00:00:09Z';
const gone = appError('pod-gone');

test('the oldest of several answers counts', () => {
  const summary = liveSummary([
    { operation: 'stats_counters', from: 'live', takenAt: LATE },
    { operation: 'stats_gauges', from: 'failed', error: gone, kept: EARLY },
  ]);
  expect(summary).toMatchObject({ takenAt: EARLY, shown: true, nowhere: false, errors: [gone] });
});

test('a reason that all share is said once, and nothing is shown without an answer', () => {
  const summary = liveSummary([
    { operation: 'stats_counters', from: 'failed', error: gone, kept: null },
    { operation: 'stats_gauges', from: 'failed', error: gone, kept: null },
  ]);
  expect(summary).toMatchObject({ takenAt: null, shown: false, errors: [gone] });
});

test('a recording holds it or not', () => {
  expect(liveSummary([{ operation: 'runtime', from: 'nowhere' }])).toMatchObject({
    nowhere: true,
    shown: false,
  });
  expect(liveSummary([{ operation: 'runtime', from: 'capture' }])).toMatchObject({
    nowhere: false,
    shown: true,
  });
});

test('another answer is another key', () => {
  const of = (takenAt: string) => liveSummary([{ operation: 'memory', from: 'live', takenAt }]).at;
  expect(of(EARLY)).not.toBe(of(LATE));
});
