import { describe, expect, it } from 'vitest';
import type { ProxySummary, SourceSummary } from '@/lib/snapshot/source';
import { firstProxy, resolveTarget } from './resolve-target';

const proxy = (id: string, over: Partial<ProxySummary> = {}): ProxySummary => ({
  id,
  namespace: 'istio-ingress',
  pod: id,
  uid: id,
  role: 'ingress',
  workload: 'gw',
  ready: true,
  notReadable: null,
  istioVersion: null,
  revision: null,
  createdAt: null,
  ...over,
});

const cluster: SourceSummary = {
  id: 'cluster:prod',
  kind: 'cluster',
  label: 'prod',
  detail: '',
  isDefault: true,
  error: null,
};
const list = (...proxies: readonly ProxySummary[]) => ({ proxies, ztunnels: 0, problems: [] });
const NO_PARAMS = { source: null, proxy: null };

describe('firstProxy', () => {
  it('prefers a readable, ready ingress gateway', () => {
    const found = firstProxy([
      proxy('gone', { notReadable: 'terminating' }),
      proxy('starting', { ready: false }),
      proxy('egress', { role: 'egress' }),
      proxy('way', { role: 'waypoint' }),
      proxy('good'),
    ]);
    expect(found?.id).toBe('good');
  });

  it('takes an unready one before an unreadable one', () => {
    expect(firstProxy([proxy('a', { notReadable: 'x' }), proxy('b', { ready: false })])?.id).toBe('b');
  });

  it('finds nothing in nothing', () => {
    expect(firstProxy([])).toBeNull();
  });
});

describe('resolveTarget', () => {
  it('waits until the source is known', () => {
    expect(resolveTarget(NO_PARAMS, null, null, null).target).toBeNull();
    expect(resolveTarget(NO_PARAMS, 'cluster:prod', cluster, null).target).toBeNull();
  });

  it('chooses the first readable proxy and says that the URL lacks it', () => {
    const { target, urlLacks } = resolveTarget(NO_PARAMS, cluster.id, cluster, list(proxy('a/b')));
    expect(target).toEqual({ source: 'cluster:prod', proxy: 'a/b' });
    expect(urlLacks).toEqual(target);
  });

  it('never replaces a proxy that the URL names, even if the list lacks it', () => {
    const params = { source: 'cluster:prod', proxy: 'a/old' };
    const { target, urlLacks } = resolveTarget(params, cluster.id, cluster, list(proxy('a/b')));
    expect(target?.proxy).toBe('a/old');
    expect(urlLacks).toBeNull();
  });

  it('does not wait for the list when the URL names everything', () => {
    const params = { source: 'cluster:prod', proxy: 'a/b' };
    expect(resolveTarget(params, cluster.id, null, null).target).toEqual(params);
  });

  it('falls back to the objects of a cluster that has no readable gateway pod', () => {
    const listing = list(proxy('a', { notReadable: 'pending' }));
    expect(resolveTarget(NO_PARAMS, cluster.id, cluster, listing).target).toEqual({
      source: 'cluster:prod',
      proxy: null,
    });
    expect(resolveTarget(NO_PARAMS, 'demo', { ...cluster, kind: 'demo' }, list()).target).toBeNull();
  });
});
