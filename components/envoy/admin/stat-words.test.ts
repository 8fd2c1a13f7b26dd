import { expect, test } from 'vitest';
import type { Stat } from '@/lib/envoy/admin/stats-model';
import { nameInGroup, numberText, valueText } from './stat-words';

const stat = (over: Partial<Stat>): Stat => ({
  name: 'a',
  type: 'counter',
  value: 0,
  exact: true,
  quantiles: [],
  ...over,
});

test('values in one line', () => {
  expect(valueText(stat({ value: 1234567 }))).toBe('1,234,567');
  expect(valueText(stat({ value: 2 ** 60, exact: false }))).toMatch(/^≈ 1,152,/);
  expect(valueText(stat({ value: 'lds-2' }))).toBe('lds-2');
  expect(valueText(stat({ value: '' }))).toBe('(empty)');
});

test('histograms by their quantiles', () => {
  const quantiles = [0, 50, 90, 99, 100].map((quantile) => ({
    quantile,
    interval: null,
    cumulative: quantile / 10,
  }));
  expect(valueText(stat({ value: null, quantiles }))).toBe('P50 5  P90 9  P99 9.9');
  const empty = quantiles.map((each) => ({ ...each, cumulative: null }));
  expect(valueText(stat({ value: null, quantiles: empty }))).toBe('no values yet');
  const [first, ...rest] = quantiles;
  expect(first?.quantile).toBe(0);
  expect(
    valueText(
      stat({ value: null, quantiles: rest.map((q) => (q.quantile === 90 ? { ...q, cumulative: null } : q)) }),
    ),
  ).toBe('P50 5  P90 –  P99 9.9');
});

test('numbers are short', () => {
  expect(numberText(1.0888888888888888)).toBe('1.089');
  expect(numberText(-3)).toBe('-3');
});

test('a name in its group', () => {
  expect(nameInGroup('cluster.a.b.upstream_cx_total', 'cluster.a.b')).toBe('upstream_cx_total');
  expect(nameInGroup('alone', 'alone')).toBe('alone');
});
