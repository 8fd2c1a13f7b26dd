import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ForwardPolicy, RouteAction } from '@/lib/envoy/model';
import {
  actionWords,
  percentWords,
  redirectTarget,
  retryWords,
  rewriteWords,
  sharesOf,
} from './action-words';

const POLICY: ForwardPolicy = {
  timeout: null,
  idleTimeout: null,
  retries: null,
  pathRewrite: null,
  hostRewrite: null,
  mirrors: [],
  hashPolicies: 0,
  corsOnRoute: false,
};
const V1 = 'outbound|8080|v1|cart.shop.svc.cluster.local';
const V2 = 'outbound|8080|v2|cart.shop.svc.cluster.local';
const REDIRECT: Extract<RouteAction, { kind: 'redirect' }> = {
  kind: 'redirect',
  code: 301,
  scheme: null,
  host: null,
  port: null,
  path: null,
  prefixRewrite: null,
  httpsRedirect: false,
  stripQuery: false,
};

describe('actionWords', () => {
  it('names one cluster and links to it', () => {
    const action: RouteAction = {
      kind: 'cluster',
      clusters: [{ name: V2, weight: 1 }],
      policy: { ...POLICY, timeout: '3s', mirrors: [V1], pathRewrite: { kind: 'prefix', value: '/' } },
    };
    expect(actionWords(action, 'shop')).toEqual({
      code: '',
      target: 'cart:8080',
      cluster: V2,
      notes: ['v2', '3 s', 'rewrites prefix → /', 'mirrored'],
    });
  });

  it('says nothing of timeouts that are absent or switched off', () => {
    for (const timeout of [null, '0s', '0.000s']) {
      const policy = { ...POLICY, timeout };
      expect(actionWords({ kind: 'cluster', clusters: [{ name: 'x', weight: 1 }], policy }).notes).toEqual(
        [],
      );
    }
  });

  it('splits weights by subset, or by target when targets differ', () => {
    const split = (name: string): RouteAction => ({
      kind: 'weighted',
      clusters: [
        { name: V1, weight: 90 },
        { name, weight: 10 },
      ],
      policy: POLICY,
    });
    expect(actionWords(split(V2))).toMatchObject({ target: 'cart.shop:8080', notes: ['v1 90 % · v2 10 %'] });
    expect(actionWords(split('outbound|9080||reviews.shop.svc.cluster.local')).target).toBe(
      'cart.shop:8080 v1 90 % · reviews.shop:9080 10 %',
    );
    const byHeader = { name: '', weight: 1, clusterHeader: 'x-to' };
    expect(actionWords({ kind: 'weighted', clusters: [byHeader], policy: POLICY }).target).toBe(
      'named by header x-to',
    );
    expect(actionWords({ kind: 'weighted', clusters: [], policy: POLICY }).target).toBe('no cluster');
  });

  it('says what Envoy answers itself, and what is not understood', () => {
    expect(actionWords({ kind: 'direct-response', status: 404, body: null })).toMatchObject({
      code: '404',
      target: 'answered by Envoy',
    });
    expect(actionWords(REDIRECT)).toMatchObject({ code: '301', target: 'the same URL' });
    expect(actionWords({ kind: 'non-forwarding' }).target).toBe('not forwarded');
    expect(actionWords({ kind: 'cluster-header', header: 'x-to', policy: POLICY }).target).toBe(
      'named by header x-to',
    );
    expect(actionWords({ kind: 'plugin', name: 'lua', inline: false, policy: POLICY }).target).toBe(
      'chosen by plugin lua',
    );
    expect(actionWords({ kind: 'plugin', name: '', inline: true, policy: POLICY }).target).toBe(
      'chosen by plugin (no name)',
    );
    expect(actionWords({ kind: 'filter-action', type: 'x' }).target).toBe('left to a filter');
    expect(
      actionWords({ kind: 'cluster-header', header: 'x', policy: { ...POLICY, mirrorByHeader: true } }).notes,
    ).toEqual(['mirrored']);
    expect(actionWords({ kind: 'unknown', field: 'new_action' }).target).toBe('new_action (not understood)');
    expect(actionWords({ kind: 'unknown', field: '' }).target).toBe('no action');
  });
});

describe('shares', () => {
  it('is a percentage of the sum, and adds up', () => {
    expect(
      sharesOf([
        { name: 'a', weight: 1 },
        { name: 'b', weight: 3 },
      ]).map((s) => s.percent),
    ).toEqual([25, 75]);
    expect(sharesOf([{ name: 'a', weight: 0 }]).map((s) => s.percent)).toEqual([0]);
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 1_000_000 }), { minLength: 1 }), (weights) => {
        fc.pre(weights.some((weight) => weight > 0));
        const sum = sharesOf(weights.map((weight) => ({ name: 'x', weight }))).reduce(
          (t, s) => t + s.percent,
          0,
        );
        expect(sum).toBeCloseTo(100, 6);
      }),
    );
  });

  it('never calls a living share 0 %', () => {
    expect(percentWords(0.01)).toBe('< 0.1 %');
    expect(percentWords(0)).toBe('0 %');
    expect(percentWords(33.3333)).toBe('33.3 %');
  });
});

describe('details', () => {
  it('writes redirects', () => {
    expect(redirectTarget({ ...REDIRECT, httpsRedirect: true })).toBe('https://');
    expect(redirectTarget({ ...REDIRECT, httpsRedirect: true, port: 8443 })).toBe('https://…:8443');
    expect(redirectTarget({ ...REDIRECT, scheme: 'http', host: 'a.example.com', path: '/x' })).toBe(
      'http://a.example.com/x',
    );
    expect(redirectTarget({ ...REDIRECT, scheme: 'https', path: '/x' })).toBe('https://…/x');
    expect(redirectTarget({ ...REDIRECT, regexRewrite: { pattern: '/a/(.*)', substitution: '/\\1' } })).toBe(
      '/a/(.*) → /\\1',
    );
    expect(redirectTarget({ ...REDIRECT, prefixRewrite: '/new', stripQuery: true })).toBe(
      '/new… without query',
    );
  });

  it('writes rewrites and retries', () => {
    expect(rewriteWords({ kind: 'regex', pattern: '/a/(.*)', substitution: '/\\1' })).toBe('/a/(.*) → /\\1');
    expect(rewriteWords({ kind: 'prefix', value: '' })).toBe('prefix → ""');
    expect(retryWords(null)).toBe('none');
    expect(retryWords({ on: '5xx,reset', attempts: 2, perTryTimeout: '0.5s' })).toBe(
      '2 on 5xx, reset, 500 ms each',
    );
  });
});
