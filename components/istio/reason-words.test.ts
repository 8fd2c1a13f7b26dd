import { describe, expect, it } from 'vitest';
import type { AttachReason } from '@/lib/istio/map-model';
import { reasonWords } from './reason-words';

const REASONS: readonly AttachReason[] = [
  { code: 'gateway-not-found', asked: 'shop/shop-gatway', closest: 'shop/shop-gateway' },
  { code: 'gateway-not-found', asked: 'shop/x', closest: null },
  { code: 'gateway-in-other-namespace', asked: 'reports/public', found: 'istio-ingress/public' },
  { code: 'names-kubernetes-gateway', asked: 'shop/edge' },
  { code: 'selector-matches-no-pod', selector: 'istio=staging' },
  { code: 'selector-matches-no-pod', selector: '' },
  { code: 'no-server-covers-host', hosts: ['a.net'], serverHosts: ['b.com'] },
  { code: 'no-server-covers-host', hosts: [], serverHosts: [] },
  { code: 'namespace-filter-on-host', serverHosts: ['edge/*'], namespace: 'shop' },
  { code: 'namespace-filter-on-host', serverHosts: ['~/*'], namespace: 'shop' },
  { code: 'not-exported', exportTo: ['.'] },
  { code: 'refused-by-controller', reason: 'NoMatchingParent', message: 'no such section' },
  { code: 'refused-by-controller', reason: 'Strange', message: '' },
  { code: 'no-usable-rule' },
  { code: 'list-not-read', list: 'pods' },
  ...(
    [
      'exportTo',
      'match-gateways-or-port',
      'server-merge',
      'privileged-port',
      'mixed-any-host',
      'proxy-mode',
      'allowed-routes',
      'delegate',
      'tls-or-tcp',
      'passthrough',
      'gateway-api-binding',
    ] as const
  ).map((rule) => ({ code: 'rule-not-evaluated', rule }) as const),
];

describe('reasonWords', () => {
  it.each(REASONS)('says what was found and one next step: %j', (reason) => {
    for (const badge of ['VS', 'HR'] as const) {
      const { title, gist, sentence, nextStep } = reasonWords(reason, badge);
      expect(sentence).toMatch(/^\S.*\S$/);
      expect(nextStep).not.toMatch(/\.$/);
      for (const text of [title, gist, sentence, nextStep]) {
        expect(text).not.toMatch(/undefined|\bnull\b|!|please|oops/i);
        expect(text.trim()).not.toBe('');
      }
    }
  });

  it('names the closest Gateway as the design writes it', () => {
    expect(
      reasonWords(
        { code: 'gateway-not-found', asked: 'shop/shop-gatway', closest: 'shop/shop-gateway' },
        'VS',
      ),
    ).toEqual({
      title: 'Gateway name not found',
      gist: 'no such Gateway',
      sentence: 'No Gateway shop/shop-gatway. Closest: shop/shop-gateway.',
      nextStep: 'Write shop/shop-gateway in spec.gateways',
    });
  });

  it('says unknown where nothing was decided, and only there', () => {
    for (const reason of REASONS) {
      const isUnknown = reason.code === 'rule-not-evaluated' || reason.code === 'list-not-read';
      expect(reasonWords(reason, 'VS').title.startsWith('Unknown')).toBe(isUnknown);
    }
  });

  it('keeps a long list of hosts short', () => {
    const serverHosts = ['a', 'b', 'c', 'd', 'e'];
    const { gist } = reasonWords({ code: 'no-server-covers-host', hosts: ['x'], serverHosts }, 'VS');
    expect(gist).toBe('serves a, b, c and 2 more');
  });
});
