import { describe, expect, test } from 'vitest';
import { appError } from '@/lib/core/errors';
import { CAPTURE_OPERATIONS, KUBERNETES_RESOURCES } from '@/lib/snapshot/capture';
import { createClusterSource } from './cluster-source';
import { summarize } from './kubeconfig-contexts';
import { contextFor, NOTHING_ALLOWED, QUICK } from './testing/contexts';
import { errorOf } from './testing/failure';
import { httpAnswer } from './testing/fake-envoy';
import { expectNoLeaks } from './testing/leaks';
import { gatewayPodJson } from './testing/pods';
import { POD, sourceRig } from './testing/source-rig';
import { json, refusal } from './testing/stub-api';

const signal = () => new AbortController().signal;
const KUBERNETES_NAMES = KUBERNETES_RESOURCES.map((name) => `kubernetes/${name}`).toSorted();
const namesOf = (parts: readonly { readonly name: string }[]) => parts.map(({ name }) => name).toSorted();

describe('a pod', () => {
  test.each(['x/exec?command=sh&a=', 'edge/x%2fexec', 'edge/..', 'edge', ''])(
    'named %j reaches no server',
    async (id) => {
      const rig = await sourceRig();
      expect((await errorOf(rig.capture(id))).code).toBe('bad-request');
      expect([rig.stub.requests, rig.stub.upgrades]).toEqual([[], []]);
    },
  );

  test('that is gone is gone, one with another UID was replaced', async () => {
    const rig = await sourceRig();
    rig.stub.on(POD, refusal(404, 'not found'));
    expect(await errorOf(rig.capture('edge/gw-1'))).toEqual(
      appError('pod-gone', { namespace: 'edge', pod: 'gw-1' }),
    );
    await rig.source.list(signal());
    const replaced = gatewayPodJson('edge', 'gw-1');
    rig.stub.on(POD, json(200, { ...replaced, metadata: { ...replaced.metadata, uid: 'other' } }));
    expect(await errorOf(rig.capture('edge/gw-1'))).toEqual(
      appError('pod-replaced', { namespace: 'edge', pod: 'gw-1' }),
    );
    expect(rig.stub.upgrades).toEqual([]);
  });

  test('that is no gateway is not read', async () => {
    const rig = await sourceRig();
    rig.stub.on(
      POD,
      json(200, { metadata: { name: 'gw-1', namespace: 'edge', uid: 'u' }, spec: { containers: [] } }),
    );
    expect((await errorOf(rig.capture('edge/gw-1'))).code).toBe('not-found');
  });

  test('on the host network is not read, its cluster is', async () => {
    const rig = await sourceRig();
    const pod = gatewayPodJson('edge', 'gw-1');
    rig.stub.on(POD, json(200, { ...pod, spec: { ...pod.spec, hostNetwork: true } }));
    const got = await rig.capture('edge/gw-1');
    expect(namesOf(got.parts)).toEqual(KUBERNETES_NAMES);
    expect(got.missing[0]?.error.code).toBe('portforward-failed');
    expect(rig.stub.upgrades).toEqual([]);
  });

  const gone = gatewayPodJson('edge', 'gw-1');
  test.each([
    ['deleted', refusal(404, 'not found')],
    ['recreated', json(200, { ...gone, metadata: { ...gone.metadata, uid: 'other' } })],
    [
      'terminating',
      json(200, { ...gone, metadata: { ...gone.metadata, deletionTimestamp: '2026-01-01T00:00:00Z' } }),
    ],
  ])('that is %s while its dump streams is gone, and nothing of the dump is kept', async (_what, now) => {
    const rig = await sourceRig();
    rig.stub.onPort = async (port) => {
      port.hello();
      await port.request();
      port.data(httpAnswer({ body: '{}' }));
      await port.request();
      rig.stub.on(POD, now);
      port.data('HTTP/1.1 200 OK\r\nserver: envoy\r\ncontent-length: 1000\r\n\r\n{"configs"');
      port.cut();
    };
    const got = await rig.capture('edge/gw-1');
    expect(namesOf(got.parts).filter((name) => name.startsWith('admin/'))).toEqual(['admin/server_info']);
    expect(new Set(got.missing.map(({ error }) => error.code))).toEqual(new Set(['pod-gone']));
    expect(rig.stub.upgrades).toHaveLength(1);
  });

  test('that nothing listens in is told by the channel', async () => {
    const rig = await sourceRig();
    rig.stub.onPort = (port) => {
      port.hello();
      port.error('anything');
      port.close(1000);
    };
    const got = await rig.capture('edge/gw-1');
    expect(got.missing).toHaveLength(CAPTURE_OPERATIONS.length);
    expect(new Set(got.missing.map(({ error }) => error.code))).toEqual(new Set(['portforward-refused']));
    expect(rig.stub.upgrades).toHaveLength(1);
  });
});

describe('a cluster', () => {
  test('that is down fails the capture', async () => {
    const rig = await sourceRig();
    await rig.stub.stop();
    expect((await errorOf(rig.capture('edge/gw-1'))).code).toBe('cluster-unreachable');
    expect((await errorOf(rig.capture(null))).code).toBe('cluster-unreachable');
    expect((await errorOf(rig.source.list(signal()))).code).toBe('cluster-unreachable');
  });

  test('is left at once by a caller that goes away', async () => {
    const rig = await sourceRig();
    rig.stub.onPort = (port) => port.hello();
    await expectNoLeaks(async () => {
      const own = rig.make({ adminTimings: { ...QUICK, firstByte: 20_000, total: 60_000 } });
      const startedAt = performance.now();
      const options = { signal: AbortSignal.timeout(150), onProgress: () => {} };
      expect((await errorOf(own.capture('edge/gw-1', options))).code).toBe('cancelled');
      expect(performance.now() - startedAt).toBeLessThan(1500);
      await Promise.all(rig.stub.ports.map((port) => port.closed()));
      await own.close();
    });
  });

  test('of a context that cannot be used answers with the reason', async () => {
    const rig = await sourceRig();
    const error = appError('auth-provider-refused', { provider: 'gcp' });
    const context = contextFor(rig.stub.url, null);
    const broken = createClusterSource(
      { context: null, summary: { ...summarize(context), error } },
      { policy: NOTHING_ALLOWED, isDefault: false },
    );
    expect(broken.summary.error).toEqual(error);
    expect(await errorOf(broken.list(new AbortController().signal))).toEqual(error);
    await broken.close();
  });
});
