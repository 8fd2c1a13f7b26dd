import { describe, expect, it } from 'vitest';
import type { BreakerLimit } from '@/lib/answers/clusters-types';
import type { EndpointGroups } from '@/lib/envoy/endpoint-groups';
import {
  checkWords,
  fallbackWords,
  gaugeWords,
  limitSource,
  overflowWords,
  selectorWords,
  sharesWords,
  shareText,
} from './cluster-words';

const limit = (fields: Partial<BreakerLimit>): BreakerLimit => ({
  limit: 'max_requests',
  max: 10,
  from: 'now',
  used: 0,
  exact: true,
  open: null,
  ...fields,
});

describe('gaugeWords', () => {
  it('tells calm, nearly full and full apart, in words', () => {
    expect(gaugeWords(limit({ used: 2 }))).toEqual({
      kind: 'ok',
      text: '2 of 10 in use',
      percent: 20,
      word: '',
    });
    expect(gaugeWords(limit({ used: 8 }))).toMatchObject({ kind: 'warn', word: 'Nearly full' });
    expect(gaugeWords(limit({ used: 12 }))).toMatchObject({ kind: 'err', percent: 100, word: 'Full' });
  });

  it('calls only an error what turns requests away', () => {
    expect(gaugeWords(limit({ limit: 'max_connections', used: 10 }))).toMatchObject({
      kind: 'warn',
      word: 'Full',
    });
    expect(gaugeWords(limit({ limit: 'max_retries', used: 10, open: true })).kind).toBe('warn');
    expect(gaugeWords(limit({ limit: 'max_pending_requests', used: 10 })).kind).toBe('err');
  });

  it('believes Envoy that a breaker is open', () => {
    expect(gaugeWords(limit({ used: 2, open: true }))).toMatchObject({ kind: 'err', word: 'Open' });
    expect(gaugeWords(limit({ used: null, open: true }))).toMatchObject({ kind: 'err', word: 'Open' });
  });

  it('draws nothing where there is no limit or no number', () => {
    expect(gaugeWords(limit({ max: null, used: 4000 }))).toEqual({
      kind: 'ok',
      text: '4,000 in use, unlimited',
      percent: null,
      word: '',
    });
    expect(gaugeWords(limit({ used: null }))).toMatchObject({ kind: 'unk', text: 'limit 10', percent: null });
    expect(gaugeWords(limit({ max: null, used: null })).text).toBe('unlimited');
  });

  it('takes a limit of 0 as full: nothing may pass', () => {
    expect(gaugeWords(limit({ max: 0, used: 0 }))).toMatchObject({ kind: 'err', percent: 100, word: 'Full' });
  });

  it('says where a limit comes from', () => {
    expect(limitSource(limit({}))).toBe('');
    expect(limitSource(limit({ from: 'default' }))).toContain('default');
    expect(limitSource(limit({ from: 'configuration' }))).toBe('as configured');
  });
});

describe('shares', () => {
  const groups = (fields: Partial<EndpointGroups>): EndpointGroups => ({
    groups: [],
    sharesUnknown: null,
    localitiesUnknown: null,
    ...fields,
  });

  it('says why they are missing, and nothing where they are not', () => {
    expect(sharesWords(groups({}))).toBe('');
    expect(sharesWords(groups({ sharesUnknown: 'subsets' }))).toContain('subset');
    expect(sharesWords(groups({ localitiesUnknown: 'zone-aware' }))).toContain('Zone-aware');
    expect(
      sharesWords(groups({ sharesUnknown: 'none-available', localitiesUnknown: 'per-request' })),
    ).toContain('UH');
  });

  it('rounds, but never to nothing', () => {
    expect([52.5, 100, 0, 33.333, 0.04].map(shareText)).toEqual([
      '52.5 %',
      '100 %',
      '0 %',
      '33.3 %',
      '< 0.1 %',
    ]);
  });
});

describe('subsets and checks', () => {
  it('says what happens without a match', () => {
    expect(fallbackWords('NO_FALLBACK')).toContain('503');
    expect(fallbackWords('NEW_POLICY')).toBe('NEW_POLICY');
    const selector = { keys: ['a', 'b'], fallback: 'KEYS_SUBSET', fallbackKeys: ['a'], singleHost: true };
    expect(selectorWords(selector)).toBe('otherwise the subset of fewer keys (a); one host each');
    expect(selectorWords({ ...selector, fallback: null, fallbackKeys: [], singleHost: false })).toBe(
      'otherwise as the cluster says',
    );
  });

  it('names a health check by what it asks', () => {
    expect(checkWords({ kind: 'http', target: '/healthz', settings: [] })).toBe('HTTP /healthz');
    expect(checkWords({ kind: 'tcp', target: '', settings: [] })).toBe('TCP connect');
    const send = { field: 'send.text', value: '00', isKnown: true };
    expect(checkWords({ kind: 'tcp', target: '', settings: [send] })).toContain('expected');
    expect(overflowWords('upstream_rq_pending_overflow')).toContain('503 UO');
    expect(overflowWords('x')).toBe('x');
  });
});
