import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterLabel, clusterText, shortHost } from './cluster-label';

describe('clusterLabel', () => {
  it('shortens a service, and drops the namespace only at home', () => {
    const name = 'outbound|8080|v1|cart.shop.svc.cluster.local';
    expect(clusterLabel(name)).toEqual({ target: 'cart.shop:8080', subset: 'v1', full: name });
    expect(clusterLabel(name, 'shop').target).toBe('cart:8080');
    expect(clusterLabel(name, 'web').target).toBe('cart.shop:8080');
  });

  it('keeps hosts that are not services, and other names, whole', () => {
    expect(clusterLabel('outbound|443||api.example.com').target).toBe('api.example.com:443');
    expect(clusterLabel('prometheus_stats').target).toBe('prometheus_stats');
    expect(clusterLabel('outbound|80|x').target).toBe('outbound|80|x');
    expect(clusterLabel('').target).toBe('(no name)');
  });

  it('reads the SRV form and names without a port', () => {
    expect(clusterText('outbound_.8080_.v1_.cart.shop.svc.cluster.local')).toBe('cart.shop:8080 v1');
    expect(clusterText('inbound|8080||')).toBe('inbound|8080||');
  });

  it('never throws, never loses the full name, never shows nothing', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (name, home) => {
        const label = clusterLabel(name, home);
        expect(label.full).toBe(name);
        expect(label.target).not.toBe('');
      }),
    );
  });
});

describe('shortHost', () => {
  it('reads any cluster domain', () => {
    expect(shortHost('a.b.svc')).toBe('a.b');
    expect(shortHost('a.b.svc.corp.internal', 'b')).toBe('a');
    expect(shortHost('a.b.c.svc.cluster.local')).toBe('a.b.c.svc.cluster.local');
  });
});
