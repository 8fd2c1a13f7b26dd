import { describe, expect, it } from 'vitest';
import type { AttachReason } from '@/lib/istio/map-model';
import { phraseText } from '../phrase';
import { attachWords } from './attach-words';

const say = (reason: AttachReason) => phraseText(attachWords(reason));

describe('attachWords', () => {
  it('names what was asked for, and the closest there is', () => {
    expect(say({ code: 'gateway-not-found', asked: 'shop/shop-gatway', closest: 'shop/shop-gateway' })).toBe(
      'no Gateway shop/shop-gatway. Closest: shop/shop-gateway',
    );
    expect(say({ code: 'gateway-not-found', asked: 'a/b', closest: null })).toBe('no Gateway a/b');
  });

  it('shortens long lists and says so', () => {
    const hosts = ['a', 'b', 'c', 'd', 'e'];
    expect(say({ code: 'no-server-covers-host', hosts, serverHosts: ['*.x'] })).toBe(
      'no server of the Gateway covers a, b, c and 2 more; it has *.x',
    );
  });

  it('repeats the controller’s own words', () => {
    expect(
      say({
        code: 'refused-by-controller',
        reason: 'NotAllowedByListeners',
        message: 'namespace not allowed',
      }),
    ).toBe('Istio refused it, NotAllowedByListeners: namespace not allowed');
  });
});
