import { describe, expect, it } from 'vitest';
import type { ProxySummary } from '@/lib/snapshot/source';
import { chooseProxy } from './choose-proxy';

function proxy(id: string, over: Partial<ProxySummary> = {}): ProxySummary {
  const [namespace = '', pod = ''] = id.split('/');
  return {
    id,
    namespace,
    pod,
    uid: id,
    role: 'ingress',
    workload: pod.replace(/-\w+$/, ''),
    ready: true,
    notReadable: null,
    istioVersion: null,
    revision: null,
    createdAt: null,
    ...over,
  };
}

const NOBODY = { namespace: null, pod: null };
const sidecar = proxy('shop/cart-1', { role: 'sidecar' });
const egress = proxy('istio-system/egress-1', { role: 'egress' });

describe('the Envoy that is meant', () => {
  it('is the ingress gateway among others', () => {
    const all = [egress, sidecar, proxy('istio-system/gw-1')];
    expect(chooseProxy(all, NOBODY)).toEqual({ kind: 'one', id: 'istio-system/gw-1', others: 0 });
  });

  it('is the first replica that can be read', () => {
    const all = [proxy('a/gw-1', { notReadable: 'terminating' }), proxy('a/gw-2'), proxy('a/gw-3')];
    expect(chooseProxy(all, NOBODY)).toEqual({ kind: 'one', id: 'a/gw-2', others: 2 });
  });

  it('is never guessed among different gateways or sidecars', () => {
    for (const all of [
      [proxy('a/gw-1'), proxy('b/gw-1')],
      [sidecar, proxy('shop/cart-2', { role: 'sidecar' })],
    ]) {
      const chosen = chooseProxy(all, NOBODY);
      expect(chosen.kind).toBe('several');
      if (chosen.kind === 'several') for (const { id } of all) expect(chosen.lines.join()).toContain(id);
    }
  });

  it('is looked for in the namespace that was named', () => {
    const all = [proxy('a/gw-1'), proxy('b/gw-1'), sidecar];
    expect(chooseProxy(all, { namespace: 'b', pod: null })).toMatchObject({ id: 'b/gw-1' });
    expect(chooseProxy(all, { namespace: 'shop', pod: null })).toMatchObject({ id: 'shop/cart-1' });
    expect(chooseProxy(all, { namespace: 'none', pod: null })).toMatchObject({ kind: 'none' });
  });

  it('is the pod that was named, or one that is near it', () => {
    const all = [proxy('a/gw-1'), proxy('a/gateway-2')];
    expect(chooseProxy(all, { namespace: null, pod: 'gw-1' })).toMatchObject({ id: 'a/gw-1' });
    expect(chooseProxy(all, { namespace: null, pod: 'gatewey-2' })).toEqual({
      kind: 'none',
      line: 'No pod gatewey-2 runs an Envoy of Istio here. Did you mean gateway-2?',
    });
  });

  it('is named at most twenty times', () => {
    const all = Array.from({ length: 30 }, (_, at) => proxy(`n${at}/gw-1`));
    const chosen = chooseProxy(all, NOBODY);
    expect(chosen.kind === 'several' && chosen.lines.at(-1)).toBe('  and 10 more');
  });
});
