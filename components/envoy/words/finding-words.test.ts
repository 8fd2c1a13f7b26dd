import { describe, expect, it } from 'vitest';
import type { Finding } from '@/lib/findings/model';
import { phraseText } from '../phrase';
import { findingWords } from './finding-words';

const CLUSTER = 'outbound|8080||gift-cards.shop.svc.cluster.local';
const ORIGIN = { kind: 'VirtualService', namespace: 'shop', name: 'gift-cards' };

/** One of each kind: the type makes sure that none is forgotten. */
const EACH: { readonly [K in Finding['kind']]: Extract<Finding, { kind: K }> } = {
  'listener-rejected': {
    severity: 'error',
    kind: 'listener-rejected',
    listener: 'l',
    details: 'same match twice',
  },
  'cluster-missing': {
    severity: 'error',
    kind: 'cluster-missing',
    cluster: CLUSTER,
    routes: 3,
    example: { pointer: '/configs/4/x', path: '/gift' },
    origin: ORIGIN,
  },
  'no-healthy-endpoint': {
    severity: 'warning',
    kind: 'no-healthy-endpoint',
    cluster: CLUSTER,
    total: 2,
    routes: 1,
    origin: null,
  },
  'cluster-panics': {
    severity: 'warning',
    kind: 'cluster-panics',
    cluster: CLUSTER,
    total: 2,
    routes: 1,
    origin: null,
  },
  'not-attached': {
    severity: 'error',
    kind: 'not-attached',
    route: ORIGIN,
    asked: 'shop/nope',
    reason: { code: 'gateway-not-found', asked: 'shop/nope', closest: null },
  },
  'listener-warming': { severity: 'warning', kind: 'listener-warming', listener: 'l' },
  'secret-warming': { severity: 'warning', kind: 'secret-warming', secret: 'kubernetes://tls' },
  'route-config-missing': {
    severity: 'error',
    kind: 'route-config-missing',
    listener: 'l',
    routeConfig: 'http.8080',
  },
};

describe('findingWords', () => {
  it('has a kind, a sentence and a place to look for every finding', () => {
    const all = Object.values(EACH).map(findingWords);
    expect(new Set(all.map(({ kind }) => kind)).size).toBe(all.length);
    for (const { what, open } of all) {
      expect(phraseText(what).length).toBeGreaterThan(10);
      expect('object' in open ? open.object : open.page).not.toBe('');
    }
  });

  it('marks by severity', () => {
    expect(findingWords(EACH['cluster-missing']).mark).toBe('err');
    expect(findingWords(EACH['no-healthy-endpoint']).mark).toBe('warn');
  });

  it('says what a client sees, how much is touched, and opens the place', () => {
    const words = findingWords(EACH['cluster-missing']);
    expect(phraseText(words.what)).toBe(
      'Route /gift answers 503 NC: no cluster gift-cards.shop:8080; so do 2 more routes',
    );
    expect(words.open).toEqual({ page: '/routes', params: { sel: '/configs/4/x' } });
    expect(words.source).toBe(ORIGIN);
    expect(phraseText(findingWords(EACH['no-healthy-endpoint']).what)).toBe(
      'gift-cards.shop:8080 has 0 of 2 endpoints healthy: 1 route answers 503 UH',
    );
  });

  it('repeats Envoy’s words of a refusal', () => {
    expect(phraseText(findingWords(EACH['listener-rejected']).what)).toContain('same match twice');
  });
});
