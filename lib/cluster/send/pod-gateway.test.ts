import { expect, test } from 'vitest';
import type { Gateway, WireRequest } from '@/lib/snapshot/send';
import { errorOf } from '../testing/failure';
import { playEnvoy } from '../testing/fake-envoy';
import { expectNoLeaks } from '../testing/leaks';
import { gatewayPodJson } from '../testing/pods';
import { POD, type SourceRig, sourceRig } from '../testing/source-rig';
import { json } from '../testing/stub-api';
import type { StubPort } from '../testing/stub-port';

const PROXY = { id: 'edge/gw-1', identity: { namespace: 'edge', pod: 'gw-1', uid: 'uid-gw-1' } };
const HEAD = 'GET /a//b%2F HTTP/1.1\r\nHost: a\r\nhOsT: b';

const request = (port: number): WireRequest => ({
  port,
  tls: null,
  bytes: new TextEncoder().encode(`${HEAD}\r\n\r\n`),
  isHead: false,
});

const signal = () => new AbortController().signal;

function gatewayOf({ source }: SourceRig): Gateway {
  if (source.gateway === null) throw new Error('no gateway');
  return source.gateway;
}

/** Port 8080 of the pod does what a test says; its admin interface is an Envoy's. */
function playing(rig: SourceRig, play: (port: StubPort) => void): void {
  rig.stub.onPort = (port) => (port.port === 8080 ? play(port) : void playEnvoy(port));
}

test('a request goes to the port of the pod, byte for byte', async () => {
  const rig = await sourceRig();
  let head = '';
  playing(rig, async (port) => {
    port.hello();
    head = await port.request();
    port.data('HTTP/1.1 503 Service Unavailable\r\ncontent-length: 2\r\n\r\nUH');
  });
  await expectNoLeaks(async () => {
    const answer = await gatewayOf(rig).send(PROXY, request(8080), signal());
    expect(answer).toMatchObject({ end: 'answered', head: { status: 503 }, bodyEnd: 'whole' });
    await Promise.all(rig.stub.ports.map((port) => port.closed()));
    await rig.source.close();
  });
  expect(head).toBe(HEAD);
  expect(rig.stub.ports.map(({ pod, port }) => [pod, port])).toEqual([['gw-1', 8080]]);
  expect(gatewayOf(rig).way('edge/gw-1', 8080)).toEqual({
    kind: 'port-forward',
    namespace: 'edge',
    pod: 'gw-1',
    port: 8080,
  });
});

test('nothing listens on the port', async () => {
  const rig = await sourceRig();
  playing(rig, (port) => {
    port.hello();
    port.error('dial tcp 127.0.0.1:8080: connect: connection refused');
    port.close(1000);
  });
  expect(await gatewayOf(rig).send(PROXY, request(8080), signal())).toMatchObject({ end: 'refused' });
});

test('the connection is closed without an answer', async () => {
  const rig = await sourceRig();
  playing(rig, async (port) => {
    port.hello();
    await port.request();
    port.close(1000);
  });
  expect(await gatewayOf(rig).send(PROXY, request(8080), signal())).toMatchObject({ end: 'closed' });
});

test('never to the admin interface, another pod of that name, or one that is gone', async () => {
  const rig = await sourceRig();
  const send = (proxy: typeof PROXY, port = 8080) =>
    errorOf(gatewayOf(rig).send(proxy, request(port), signal()));
  expect((await send(PROXY, 15000)).code).toBe('bad-request');
  const old = { ...PROXY, identity: { ...PROXY.identity, uid: 'older' } };
  expect((await send(old)).code).toBe('pod-replaced');
  expect((await send({ ...PROXY, id: 'edge/gw-1/../../x' })).code).toBe('bad-request');
  const pod = gatewayPodJson('edge', 'gw-1');
  rig.stub.on(POD, json(200, { ...pod, status: { phase: 'Pending' } }));
  expect((await send(PROXY)).code).toBe('portforward-failed');
  expect(rig.stub.upgrades).toEqual([]);
});
