import { getEventListeners } from 'node:events';
import { describe, expect, test } from 'vitest';
import { appError } from '@/lib/core/errors';
import { CAPTURE_OPERATIONS, KUBERNETES_RESOURCES } from '@/lib/snapshot/capture';
import type { Progress } from '@/lib/snapshot/source';
import { errorOf } from './testing/failure';
import { httpAnswer, playEnvoy } from './testing/fake-envoy';
import { expectNoLeaks } from './testing/leaks';
import { gatewayPodJson } from './testing/pods';
import { sourceRig } from './testing/source-rig';
import { json, refusal } from './testing/stub-api';

const signal = () => new AbortController().signal;
const ADMIN_NAMES = CAPTURE_OPERATIONS.map((name) => `admin/${name}`).toSorted();
const KUBERNETES_NAMES = KUBERNETES_RESOURCES.map((name) => `kubernetes/${name}`).toSorted();
const namesOf = (parts: readonly { readonly name: string }[]) => parts.map(({ name }) => name).toSorted();

describe('listing', () => {
  test('finds the gateways of the cluster', async () => {
    const rig = await sourceRig();
    const { proxies, problems } = await rig.source.list(signal());
    expect(problems).toEqual([]);
    expect(proxies.map(({ id, role, workload }) => [id, role, workload])).toEqual([
      ['edge/gw-1', 'ingress', 'istio-ingressgateway'],
    ]);
    expect(rig.source.summary).toEqual({
      id: 'cluster:stub',
      kind: 'cluster',
      label: 'stub',
      detail: rig.stub.url,
      isDefault: true,
      error: null,
    });
  });

  test('without gateways says so', async () => {
    const rig = await sourceRig();
    rig.stub.list('/api/v1/pods', []);
    expect(await rig.source.list(signal())).toEqual({
      proxies: [],
      ztunnels: 0,
      problems: [appError('no-gateway-pods')],
    });
  });

  test('of a cluster that may not be read whole falls back to the context’s namespace', async () => {
    const rig = await sourceRig();
    rig.stub.on('/api/v1/pods', refusal(403, 'no'));
    const forbidden = { code: 'cluster-forbidden', details: { verb: 'list', resource: 'pods', group: '' } };
    expect(await errorOf(rig.source.list(signal()))).toEqual(forbidden);
    rig.stub.list('/api/v1/namespaces/default/pods', [gatewayPodJson('default', 'gw-9')]);
    const { proxies, problems } = await rig.source.list(signal());
    expect(proxies.map(({ id }) => id)).toEqual(['default/gw-9']);
    expect(problems).toEqual([{ ...forbidden, details: { ...forbidden.details, readInstead: 'default' } }]);
  });
});

describe('a capture', () => {
  test('of a gateway holds every admin answer and every list', async () => {
    const rig = await sourceRig();
    const seen: Progress[] = [];
    await expectNoLeaks(async () => {
      const own = rig.make();
      const abort = signal();
      const got = await own.capture('edge/gw-1', { signal: abort, onProgress: (p) => seen.push(p) });
      expect(getEventListeners(abort, 'abort')).toEqual([]);
      expect(got.missing).toEqual([]);
      expect(namesOf(got.parts)).toEqual([...ADMIN_NAMES, ...KUBERNETES_NAMES]);
      expect(got.origin).toEqual({
        sourceId: 'cluster:stub',
        sourceKind: 'cluster',
        sourceLabel: 'stub',
        proxy: { namespace: 'edge', pod: 'gw-1', uid: 'uid-gw-1' },
      });
      expect(got.takenAt).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
      await own.close();
    });
    expect(rig.stub.upgrades).toHaveLength(1);
    expect(seen.some(({ phase, subject }) => phase === 'connecting' && subject === 'edge/gw-1')).toBe(true);
    expect(seen.some(({ subject, bytes }) => subject === 'config_dump' && bytes > 0)).toBe(true);
  });

  test('of the cluster alone opens no port-forward', async () => {
    const rig = await sourceRig();
    const got = await rig.capture(null);
    expect(namesOf(got.parts)).toEqual(KUBERNETES_NAMES);
    expect(got.origin.proxy).toBeNull();
    expect(rig.stub.upgrades).toEqual([]);
  });

  test('without port-forward keeps the lists and says which verb is missing, once asked', async () => {
    const rig = await sourceRig();
    const body = JSON.stringify({ kind: 'Status', message: '' });
    rig.stub.refuseUpgrade = () => ({ status: 403, body });
    rig.stub.on('/apis/authorization.k8s.io/v1/selfsubjectaccessreviews', (request, response) => {
      const { verb } = JSON.parse(request.body).spec.resourceAttributes;
      json(201, { status: { allowed: verb === 'get' } })(request, response);
    });
    const got = await rig.capture('edge/gw-1');
    expect(namesOf(got.parts)).toEqual(KUBERNETES_NAMES);
    expect(namesOf(got.missing)).toEqual(ADMIN_NAMES);
    expect(new Set(got.missing.map(({ error }) => error.details['verb']))).toEqual(new Set(['create']));
    expect(rig.stub.upgrades).toHaveLength(1);
  });

  test('of an Envoy that forbids a path keeps the rest', async () => {
    const rig = await sourceRig();
    const forbidden = { status: 403, body: 'no' };
    rig.stub.onPort = (port) => void playEnvoy(port, { server_info: forbidden, certs: forbidden });
    const got = await rig.capture('edge/gw-1');
    expect(got.missing.map(({ name, error }) => [name, error.code])).toEqual([
      ['admin/server_info', 'admin-forbidden-path'],
      ['admin/certs', 'admin-forbidden-path'],
    ]);
  });

  test('of an Envoy that says nothing asks it once', async () => {
    const rig = await sourceRig();
    rig.stub.onPort = (port) => port.hello();
    const got = await rig.capture('edge/gw-1');
    expect(namesOf(got.missing)).toEqual(ADMIN_NAMES);
    expect(rig.stub.upgrades).toHaveLength(1);
  });

  test('asks one pod one thing at a time, however many captures run', async () => {
    const rig = await sourceRig();
    let open = 0;
    let most = 0;
    rig.stub.onPort = async (port) => {
      port.hello();
      for (;;) {
        const ready = (await port.request()).startsWith('GET /ready');
        open += 1;
        most = Math.max(most, open);
        await new Promise((resolve) => setTimeout(resolve, 3));
        open -= 1;
        port.data(httpAnswer({ body: ready ? 'LIVE' : '{}' }));
      }
    };
    const all = await Promise.all(Array.from({ length: 5 }, () => rig.capture('edge/gw-1')));
    expect(all.flatMap(({ missing }) => missing)).toEqual([]);
    expect(most).toBe(1);
  });
});
