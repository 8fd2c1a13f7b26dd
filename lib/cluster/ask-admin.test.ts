import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { appError } from '@/lib/core/errors';
import { ADMIN_PATHS } from '@/lib/snapshot/capture';
import { QUICK } from './testing/contexts';
import { errorOf } from './testing/failure';
import { playEnvoy } from './testing/fake-envoy';
import { gatewayPodJson } from './testing/pods';
import { POD, sourceRig } from './testing/source-rig';
import { json } from './testing/stub-api';
import { createUrlSource } from './url-source';

const options = () => ({ signal: new AbortController().signal, onProgress: () => {} });
const PROXY = { id: 'edge/gw-1', identity: { namespace: 'edge', pod: 'gw-1', uid: 'uid-gw-1' } };

describe('a pod is asked', () => {
  test('for what is wanted and for nothing else, over one port-forward', async () => {
    const rig = await sourceRig();
    const got = await rig.source.askAdmin?.(PROXY, ['stats_counters', 'help', 'contention'], options());
    expect(got?.missing).toEqual([]);
    expect(got?.parts.map(({ name }) => name)).toEqual([
      'admin/stats_counters',
      'admin/help',
      'admin/contention',
    ]);
    expect(rig.stub.upgrades).toHaveLength(1);
    // The pod itself; no list of anything.
    expect(rig.stub.requests.map(({ path }) => path)).toEqual([POD]);
  });

  test('for a path that its Envoy lacks: said so, and the rest is read', async () => {
    const rig = await sourceRig();
    const lacking = { status: 404, body: 'invalid path. admin commands are:\n' };
    const older = { status: 400, body: 'usage: /stats?…' };
    rig.stub.onPort = (port) => void playEnvoy(port, { init_dump: lacking, stats_gauges: older });
    const got = await rig.source.askAdmin?.(PROXY, ['init_dump', 'stats_gauges', 'memory'], options());
    expect(got?.parts.map(({ name }) => name)).toEqual(['admin/memory']);
    expect(got?.missing).toEqual([
      { name: 'admin/init_dump', error: appError('admin-not-offered', { path: '/init_dump', status: 404 }) },
      {
        name: 'admin/stats_gauges',
        error: appError('admin-not-offered', { path: ADMIN_PATHS.stats_gauges, status: 400 }),
      },
    ]);
    expect(rig.stub.requests).toHaveLength(1);
  });

  test('only while it is the one that the snapshot was taken of', async () => {
    const rig = await sourceRig();
    const pod = gatewayPodJson('edge', 'gw-1');
    rig.stub.on(POD, json(200, { ...pod, metadata: { ...pod.metadata, uid: 'other' } }));
    const asked = rig.source.askAdmin?.(PROXY, ['memory'], options());
    expect((await errorOf(asked ?? Promise.resolve())).code).toBe('pod-replaced');
    expect(rig.stub.upgrades).toEqual([]);
  });

  test('unless it is ztunnel', async () => {
    const rig = await sourceRig();
    const pod = gatewayPodJson('edge', 'gw-1');
    const containers = [{ name: 'istio-proxy', args: ['proxy', 'ztunnel'] }];
    rig.stub.on(POD, json(200, { ...pod, spec: { containers } }));
    expect(await errorOf(rig.capture('edge/gw-1'))).toMatchObject({
      code: 'not-envoy',
      details: { runs: 'ztunnel' },
    });
  });
});

test('the listing has sidecars and counts ztunnels', async () => {
  const rig = await sourceRig();
  const pod = gatewayPodJson('shop', 'web-1');
  const labels = { app: 'web' };
  const running = (args: readonly string[]) => ({
    containers: [{ name: 'web' }, { name: 'istio-proxy', args }],
  });
  rig.stub.list('/api/v1/pods', [
    { ...pod, metadata: { ...pod.metadata, labels }, spec: running(['proxy', 'sidecar']) },
    { ...gatewayPodJson('istio-system', 'ztunnel-1'), spec: running(['proxy', 'ztunnel']) },
  ]);
  const { proxies, ztunnels, problems } = await rig.source.list(new AbortController().signal);
  expect(proxies.map(({ id, role }) => [id, role])).toEqual([['shop/web-1', 'sidecar']]);
  expect(ztunnels).toBe(1);
  expect(problems).toEqual([appError('no-gateway-pods')]);
});

test('an address is asked on demand', async () => {
  const seen: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    seen.push(request.url);
    response.setHeader('server', 'envoy').end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  // A server that listens on TCP has such an address.
  const { port } = server.address() as AddressInfo;
  const source = createUrlSource(`http://127.0.0.1:${port}`, { isDefault: true, timings: QUICK });
  const proxy = { id: '-', identity: { namespace: '', pod: '', uid: '' } };
  const got = await source.askAdmin?.(proxy, ['runtime', 'memory'], options());
  expect(got?.parts.map(({ name }) => name)).toEqual(['admin/runtime', 'admin/memory']);
  expect(seen).toEqual(['/runtime', '/memory']);
});
