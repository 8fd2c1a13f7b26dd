import { describe, expect, test } from 'vitest';
import { compareAnswer } from './compare';
import { ANSWER, PREDICTION } from './testing/samples';
import type { MovedReport, RealAnswer, SendPrediction } from './types';

const moved = (...names: readonly string[]): MovedReport => ({
  clusters: names.map((cluster) => ({
    cluster,
    requests: 1,
    successes: 1,
    errors: 0,
    connections: 0,
    failedConnections: 0,
    hosts: [],
  })),
  more: 0,
});

function compare(
  prediction: Partial<SendPrediction>,
  real: Partial<RealAnswer> = {},
  counters: MovedReport | null = moved('blue'),
) {
  const { outcome, points } = compareAnswer(
    { ...PREDICTION, ...prediction },
    { ...ANSWER, ...real },
    counters,
  );
  return [outcome, ...points.map((point) => `${point.kind} ${point.outcome}`)];
}

const SILENCE = { status: null, version: null, phrase: null } as const;

describe('a forwarded request', () => {
  test('went where its cluster moved, whatever else did', () => {
    expect(compare({})).toEqual(['same', 'answer same', 'cluster same']);
    expect(compare({}, { status: 503 }, moved('other', 'blue'))).toEqual([
      'same',
      'answer same',
      'cluster same',
    ]);
    const clusters = [
      { name: 'blue', probability: 0.9 },
      { name: 'green', probability: 0.1 },
    ];
    expect(compare({ cluster: null, clusters }, {}, moved('green'))[0]).toBe('same');
  });

  test('did not go where nothing moved', () => {
    expect(compare({}, {}, moved())).toEqual(['differs', 'answer same', 'cluster differs']);
    expect(compare({}, { status: 404 }, moved('green'))[0]).toBe('differs');
  });

  test('without counters is told by its answer alone', () => {
    expect(compare({}, {}, null)).toEqual(['same', 'answer same', 'cluster open']);
  });

  test('that got no answer differs, and one that timed out does not tell', () => {
    expect(compare({}, { ...SILENCE, end: 'closed' }, moved())).toEqual([
      'differs',
      'answer differs',
      'cluster differs',
    ]);
    expect(compare({}, { ...SILENCE, end: 'timeout' })).toEqual(['same', 'answer open', 'cluster same']);
    expect(compare({}, { ...SILENCE, end: 'unreachable' }, moved())).toEqual(['open', 'answer open']);
  });

  test('of tcp_proxy may come back as anything', () => {
    const tcp = { route: null, virtualHost: null, details: null };
    expect(compare(tcp, { ...SILENCE, end: 'closed' })[0]).toBe('same');
  });
});

test.each([
  ['no-route', 404, 404, 'same'],
  ['no-route', 404, 200, 'differs'],
  ['denied', 403, 403, 'same'],
] as const)('%s with %i, and %i came: %s', (verdict, status, came, outcome) => {
  // Somebody else's traffic says nothing of a request that has no cluster.
  expect(compare({ verdict, status, clusters: [] }, { status: came }, moved('green'))[0]).toBe(outcome);
});

test('a redirect is its status and its location', () => {
  const redirect = { verdict: 'redirect', status: 301, location: 'https://a/', clusters: [] } as const;
  const there = { status: 301, headers: [['Location', 'https://a/']] } as const;
  expect(compare(redirect, there)).toEqual(['same', 'answer same', 'status same', 'location same']);
  expect(compare(redirect, { status: 301 })).toContain('location differs');
  expect(compare(redirect, { ...there, headers: [['location', 'https://b/']] })[0]).toBe('differs');
});

test.each(['no-listener', 'no-filter-chain', 'tls-mismatch'] as const)('%s has no HTTP answer', (verdict) => {
  const silent = { verdict, status: null, clusters: [] };
  for (const end of ['closed', 'refused', 'tls-failed'] as const)
    expect(compare(silent, { ...SILENCE, end })[0]).toBe('same');
  expect(compare(silent, {})[0]).toBe('differs');
});

test('flags stand in the access log only', () => {
  const denied = { verdict: 'denied', status: 403, flags: 'UAEX', clusters: [] } as const;
  expect(compare(denied, { status: 403 })).toEqual(['same', 'answer same', 'status same', 'flags open']);
});

test('without a prediction nothing is compared', () => {
  expect(compare({ verdict: 'unknown', clusters: [] })).toEqual(['open', 'answer open']);
});
