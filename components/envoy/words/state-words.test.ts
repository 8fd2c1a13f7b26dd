import { describe, expect, it } from 'vitest';
import type { RowState } from '@/lib/answers/common-types';
import { clusterStateWords } from './cluster-state-words';
import { listenerStateWords, resourceStateWords } from './resource-state-words';
import { containerStateWords, stateWords } from './state-words';

const CLUSTER = 'outbound|80||gift.shop.svc.cluster.local';

describe('stateWords', () => {
  it('calls a missing cluster an error and says what a client sees', () => {
    const words = stateWords({ kind: 'missing-cluster', clusters: [CLUSTER], partial: false });
    expect(words).toMatchObject({ kind: 'err', word: 'No cluster' });
    expect(words.effect).toBe('Envoy has no cluster gift.shop:80: requests answer 503 NC.');
  });

  it('says the status that a route sets, and that an action may have no cluster at all', () => {
    const words = stateWords({ kind: 'missing-cluster', clusters: [CLUSTER], partial: false, code: 500 });
    expect(words.effect).toBe('Envoy has no cluster gift.shop:80: requests answer 500 NC.');
    expect(stateWords({ kind: 'missing-cluster', clusters: [], partial: false }).effect).toBe(
      'Envoy has no cluster for it: requests answer 503 NC.',
    );
  });

  it('calls a route that always fails an error, and one that fails for a share of its weight a warning', () => {
    for (const kind of ['missing-cluster', 'no-healthy-endpoint'] as const) {
      expect(stateWords({ kind, clusters: [CLUSTER], partial: false }).kind).toBe('err');
      const words = stateWords({ kind, clusters: [CLUSTER], partial: true });
      expect(words.kind).toBe('warn');
      expect(words.effect).toContain('its share of the requests will answer 503');
    }
  });

  it('calls a missing mirror a warning: requests are served', () => {
    const words = stateWords({ kind: 'missing-mirror', clusters: [CLUSTER] });
    expect(words.kind).toBe('warn');
    expect(words.effect).toContain('the requests themselves are served');
  });

  it('warns of panic: requests are sent, to endpoints that are not healthy', () => {
    const words = stateWords({ kind: 'panic', clusters: [CLUSTER], partial: false });
    expect(words).toMatchObject({ kind: 'warn', word: 'Panic' });
    expect(words.effect).toContain('gift.shop:80');
  });

  it('repeats Envoy’s and our own reasons', () => {
    expect(stateWords({ kind: 'rejected', details: 'bad chain' }).effect).toContain('bad chain');
    expect(stateWords({ kind: 'unknown', why: 'the dump has no endpoints' })).toEqual({
      kind: 'unk',
      word: 'Unknown',
      effect: 'the dump has no endpoints',
    });
  });

  it('only ok, warming and draining need no action', () => {
    const quiet: readonly RowState[] = [{ kind: 'ok' }, { kind: 'warming' }, { kind: 'draining' }];
    expect(quiet.map((state) => stateWords(state).kind)).toEqual(['ok', 'info', 'info']);
  });
});

describe('containers and resources', () => {
  it('fails a host row only in part', () => {
    expect(containerStateWords({ kind: 'missing-cluster', clusters: [], partial: false }).kind).toBe('warn');
    expect(containerStateWords({ kind: 'ok' }).kind).toBe('ok');
  });

  it('uses Envoy’s words', () => {
    expect(resourceStateWords('rejected')).toEqual({ kind: 'err', word: 'Rejected' });
    expect(resourceStateWords('static')).toEqual({ kind: 'off', word: 'Static' });
  });
});

describe('clusterStateWords', () => {
  it('warns when only some endpoints are healthy, and lets a worse state speak first', () => {
    const ok = { kind: 'ok' } as const;
    expect(clusterStateWords({ state: ok, endpoints: { healthy: 2, unknown: 0, total: 4 } })).toMatchObject({
      kind: 'warn',
      word: '2 of 4 healthy',
    });
    expect(clusterStateWords({ state: ok, endpoints: { healthy: 4, unknown: 0, total: 4 } }).kind).toBe('ok');
    expect(clusterStateWords({ state: ok, endpoints: { healthy: 0, unknown: 0, total: 0 } }).kind).toBe('ok');
    expect(clusterStateWords({ state: ok, endpoints: null }).kind).toBe('ok');
    const state = { kind: 'no-healthy-endpoint', clusters: [CLUSTER], partial: false } as const;
    expect(clusterStateWords({ state, endpoints: { healthy: 0, unknown: 0, total: 4 } }).word).toBe(
      'No healthy host',
    );
  });
});

describe('listenerStateWords', () => {
  it('says static or active only when nothing is wrong', () => {
    expect(listenerStateWords({ state: { kind: 'ok' }, isStatic: false }).word).toBe('Active');
    expect(listenerStateWords({ state: { kind: 'ok' }, isStatic: true })).toMatchObject({
      kind: 'off',
      word: 'Static',
    });
    expect(listenerStateWords({ state: { kind: 'rejected', details: 'x' }, isStatic: false }).kind).toBe(
      'err',
    );
  });
});
