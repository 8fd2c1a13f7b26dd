/** The stack checked against what the suites rely on: `node --test e2e/cluster/stack.check.ts`. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { poll } from './poll.ts';
import type { Gateway, Stack } from './stack.ts';
import { startStack } from './stack.ts';
import { getAs, getThroughPortForward, tryPortForward } from './user-probe.ts';
import type { StackUser } from './users.ts';

let stack: Stack;
const gateway = (): Gateway => {
  const [first] = stack.gateways;
  if (!first) throw new Error('the stack has no gateway');
  return first;
};
const forwardStatus = async (user: StackUser, pod = gateway().pod): Promise<number> => {
  const { namespace } = gateway();
  return (await tryPortForward(stack.kubeconfigs[user], namespace, pod, 15000)).status;
};

const route = (name: string): string => `
  apiVersion: networking.istio.io/v1
  kind: VirtualService
  metadata: {name: ${name}, namespace: default}
  spec:
    hosts: [${name}.example.com]
    gateways: [httpbin-gateway]
    http: [{route: [{destination: {host: httpbin, port: {number: 8000}}}]}]
`;

before(async () => {
  stack = await startStack({ scenario: 'httpbin', log: (line) => console.log(line) });
});
after(() => stack.stop());

test('two ingress gateways and an egress gateway, each with its own address and namespace', () => {
  const apps = stack.gateways.map(({ labels }) => labels['istio']);
  assert.deepEqual(apps, ['ingressgateway', 'ingressgateway', 'egressgateway']);
  assert.equal(new Set(stack.gateways.map(({ podIp }) => podIp)).size, 3);
  assert.equal(new Set(stack.gateways.map(({ netns }) => netns)).size, 3);
});

test('the walk-through answers: /status/200 is 200, /headers is 404', async () => {
  for (const { pod, labels } of stack.gateways.filter(
    (entry) => entry.labels['istio'] === 'ingressgateway',
  )) {
    assert.equal(labels['app'], 'istio-ingressgateway');
    const get = (path: string) => stack.request(pod, { port: 8080, host: 'example.com', path });
    assert.equal((await get('/status/200')).status, 200);
    assert.equal((await get('/status/418')).status, 418);
    assert.equal((await get('/headers')).status, 404);
  }
});

test('Envoy rejected nothing that istiod sent', async () => {
  for (const { pod } of stack.gateways) {
    const { body } = await stack.adminGet(pod, '/stats?filter=update_rejected');
    assert.doesNotMatch(body, /(cds|lds).update_rejected: [1-9]/);
  }
});

test('port-forward through the API server gives the same listeners as the admin itself', async () => {
  const { namespace, pod } = gateway();
  const direct = await stack.adminGet(pod, '/listeners?format=json');
  const forwarded = await getThroughPortForward(
    stack.kubeconfigs.viewer,
    namespace,
    pod,
    15000,
    '/listeners?format=json',
  );
  assert.equal(forwarded, direct.body);
});

test('each user gets the answer of its verbs', async () => {
  assert.equal(await forwardStatus('viewer'), 101);
  assert.equal(await forwardStatus('noGet'), 403);
  assert.equal(await forwardStatus('noCreate'), 403);
  assert.equal(await forwardStatus('noPortforward'), 403);
  assert.equal(await forwardStatus('noIstioCrds'), 101);
  assert.equal(await forwardStatus('badToken'), 401);
  assert.equal(await forwardStatus('viewer', 'no-such-pod'), 404);
});

test('who may list what', async () => {
  const list = async (user: StackUser, path: string): Promise<number> =>
    (await getAs(stack.kubeconfigs[user], path)).status;
  const istio = '/apis/networking.istio.io/v1/virtualservices';
  for (const user of ['viewer', 'noGet', 'noCreate', 'noPortforward'] as const) {
    assert.equal(await list(user, '/api/v1/pods'), 200);
    assert.equal(await list(user, istio), 200);
  }
  assert.equal(await list('viewer', '/api/v1/secrets'), 403);
  assert.equal(await list('noIstioCrds', '/api/v1/pods'), 200);
  assert.equal(await list('noIstioCrds', istio), 403);
  assert.equal(await list('badToken', '/api/v1/pods'), 401);
});

test('the API server words the refusals as documented', async () => {
  const { namespace, pod } = gateway();
  const refusal = async (user: StackUser): Promise<string> =>
    (await tryPortForward(stack.kubeconfigs[user], namespace, pod, 15000)).body;
  assert.match(await refusal('noGet'), /cannot get resource \\"pods\/portforward\\"/);
  assert.match(await refusal('noCreate'), /is forbidden: "/);
});

test('verbs can be taken away and given back', async () => {
  await stack.setPortForward('viewer', ['create']);
  assert.equal(await forwardStatus('viewer'), 403);
  await stack.setPortForward('viewer', ['get']);
  assert.equal(await forwardStatus('viewer'), 403);
  await stack.setPortForward('viewer', ['get', 'create']);
  assert.equal(await forwardStatus('viewer'), 101);
});

test('an applied route arrives, and goes when removed', async () => {
  const { pod } = gateway();
  const status = async () =>
    (await stack.request(pod, { port: 8080, host: 'late.example.com', path: '/get' })).status;
  const [created] = await stack.apply(route('late'));
  assert.ok(created?.metadata.uid);
  await poll(async () => (await status()) === 200, { what: 'the new route answers', timeoutMs: 15_000 });
  await stack.remove({
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    name: 'late',
    namespace: 'default',
  });
  await poll(async () => (await status()) === 404, { what: 'the removed route is gone', timeoutMs: 15_000 });
});

test('istiod can stop and start; the gateways serve on', async () => {
  const { pod } = gateway();
  const ask = async (host: string, path: string) =>
    (await stack.request(pod, { port: 8080, host, path })).status;
  await stack.stopIstiod();
  assert.equal(await ask('x', '/status/204'), 204);
  await stack.apply(route('meanwhile'));
  await stack.startIstiod();
  await poll(async () => (await ask('meanwhile.example.com', '/get')) === 200, { what: 'the news arrives' });
});

test('a killed Envoy refuses, and comes back', async () => {
  const { namespace, pod } = gateway();
  const get = () => getThroughPortForward(stack.kubeconfigs.viewer, namespace, pod, 15000, '/ready');
  await stack.killEnvoy(pod);
  await assert.rejects(get, /port-forward error/);
  await assert.rejects(() => stack.adminGet(pod, '/ready'));
  await stack.startEnvoy(pod);
  assert.equal(await get(), 'LIVE\n');
});

test('a replaced pod has another name and address, and serves', async () => {
  const old = gateway();
  const next = await stack.replacePod(old.pod);
  assert.notEqual(next.pod, old.pod);
  assert.notEqual(next.uid, old.uid);
  assert.equal(await forwardStatus('viewer', old.pod), 404);
  assert.equal(await forwardStatus('viewer', next.pod), 101);
  assert.equal((await stack.request(next.pod, { port: 8080, host: 'x', path: '/status/200' })).status, 200);
});

test('a port nobody listens on is refused with an error on its channel', async () => {
  const { namespace, pod } = gateway();
  const get = getThroughPortForward(stack.kubeconfigs.viewer, namespace, pod, 15999, '/');
  await assert.rejects(get, /port-forward error/);
});

test('istioctl works on the gateways', async () => {
  const { namespace, pod } = gateway();
  const { code, stdout, stderr } = await stack.istioctl(['proxy-config', 'routes', pod, '-n', namespace]);
  assert.equal(code, 0, stderr);
  assert.match(stdout, /http\.8080/);
});

test('no file of the run holds the admin key in a kubeconfig of another user', () => {
  const viewer = readFileSync(stack.kubeconfigs.viewer, 'utf8');
  assert.doesNotMatch(viewer, /client-key-data/);
});

test('a sidecar has the listeners that istiod gives to a sidecar', async () => {
  const [sidecar, ...others] = stack.sidecars;
  assert.ok(sidecar);
  assert.deepEqual(others, []);
  const { body } = await stack.adminGet(sidecar.pod, '/listeners');
  assert.match(body, /virtualInbound::/);
  assert.match(body, /virtualOutbound::/);
});
