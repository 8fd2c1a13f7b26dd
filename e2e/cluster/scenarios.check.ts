/** The demo scenario really answers as its files say: `node --test e2e/cluster/scenarios.check.ts`. */
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { GatewayRequest } from './client-request.ts';
import { poll } from './poll.ts';
import type { Gateway, Stack } from './stack.ts';
import { startStack } from './stack.ts';

let stack: Stack;
before(async () => {
  stack = await startStack({ scenario: 'demo', log: (line) => console.log(line) });
});
after(() => stack.stop());

const gatewayOf = (deployment: string): Gateway => {
  const found = stack.gateways.find((gateway) => gateway.deployment === deployment);
  if (!found) throw new Error(`no gateway pod of ${deployment}`);
  return found;
};
const ask = (deployment: string, request: GatewayRequest) =>
  stack.request(gatewayOf(deployment).pod, request);
const plain = (host: string, path: string, more: Partial<GatewayRequest> = {}) =>
  ask('istio-ingressgateway', { port: 8080, host, path, ...more });
const secure = (host: string, path: string, more: Partial<GatewayRequest> = {}) =>
  ask('istio-ingressgateway', { port: 8443, host, path, tls: { ca: stack.edgeCa }, ...more });

test('two ingress pods, an egress pod and the pod of a Kubernetes Gateway', () => {
  const deployments = stack.gateways.map((gateway) => gateway.deployment).sort();
  assert.deepEqual(deployments, [
    'edge-istio',
    'istio-egressgateway',
    'istio-ingressgateway',
    'istio-ingressgateway',
  ]);
});

test('plain hosts', async () => {
  const moved = await plain('shop.example.com', '/');
  assert.deepEqual([moved.status, moved.headers.location], [301, 'https://shop.example.com/']);
  assert.equal((await plain('bookinfo.example.com', '/productpage')).status, 200);
  assert.equal((await plain('status.example.com', '/')).body, 'All systems are up.');
  assert.equal((await plain('status.example.com', '/maintenance')).status, 503);
  assert.match((await plain('cdn.media.example.com', '/t/10x20/a.png')).body, /"\/render\/a.png"/);
  assert.equal((await plain('intranet.legacy.example.com', '/')).status, 404);
  assert.equal((await plain('archive.example.org', '/')).status, 404);
});

test('TLS hosts with their own certificates', async () => {
  assert.equal((await secure('shop.example.com', '/')).status, 200);
  const canary = await secure('shop.example.com', '/', { headers: { 'x-canary': 'true' } });
  assert.match(String(canary.headers['x-served-by']), /^storefront-v2-/);
  assert.equal((await secure('api.shop.example.com', '/checkout', { method: 'POST' })).status, 200);
  await assert.rejects(secure('admin.platform.example.com', '/public'), 'without a client certificate');
  const vault = await secure('vault.legacy.example.com', '/');
  assert.match(String(vault.headers['x-served-by']), /^vault-/);
});

test('the mistakes', async () => {
  // No endpoints, no Service, no such subset.
  assert.equal((await secure('api.shop.example.com', '/recommendations')).status, 503);
  assert.equal((await secure('api.shop.example.com', '/SEARCH')).status, 503);
  assert.equal((await plain('soap.legacy.example.com', '/services/billing')).status, 503);
  // The older prefix takes it, not the younger, longer one.
  const shadowed = await plain('media.example.com', '/library/search');
  assert.match(String(shadowed.headers['x-served-by']), /^catalogue-[a-z0-9]+-[a-z0-9]+$/);
  assert.doesNotMatch(String(shadowed.headers['x-served-by']), /^catalogue-next-/);
});

test('Kubernetes Gateways: on the ingress pods, and with a pod of its own', async () => {
  assert.equal(
    (await plain('podcasts.example.com', '/feed.xml')).headers['content-type'],
    'application/rss+xml',
  );
  const host = 'partners.edge.example.com';
  assert.equal((await ask('edge-istio', { port: 80, host })).status, 301);
  const edge = (path: string) => ask('edge-istio', { port: 443, host, path, tls: { ca: stack.edgeCa } });
  assert.equal((await edge('/api')).status, 200);
  assert.equal((await edge('/documents')).status, 302);
  assert.equal((await edge('/reports')).status, 404);
});

test('no Envoy rejected anything', async () => {
  for (const { pod } of stack.gateways) {
    const { body } = await stack.adminGet(pod, '/stats?filter=update_rejected');
    assert.doesNotMatch(body, /(cds|lds)\.update_rejected: [1-9]/);
  }
});

test('a Deployment applied later brings its pods, their endpoints and answers', async () => {
  await stack.apply(LATE);
  const answers = async () => (await plain('late.legacy.example.com', '/status/202')).status === 202;
  await poll(answers, { what: 'the late deployment answers', timeoutMs: 15_000 });
});

const LATE = `
apiVersion: apps/v1
kind: Deployment
metadata: {name: late, namespace: legacy}
spec:
  selector: {matchLabels: {app: late}}
  template:
    metadata: {labels: {app: late}}
    spec: {containers: [{name: app, image: "example/late:1", ports: [{containerPort: 9191}]}]}
---
apiVersion: v1
kind: Service
metadata: {name: late, namespace: legacy}
spec: {selector: {app: late}, ports: [{name: http, port: 80, targetPort: 9191}]}
---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: {name: late, namespace: legacy}
spec:
  hosts: [late.legacy.example.com]
  gateways: [platform/public]
  http: [{route: [{destination: {host: late, port: {number: 80}}}]}]
`;
