import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type CapturePart, KUBERNETES_RESOURCES } from '@/lib/snapshot/capture';
import type { Progress } from '@/lib/snapshot/source';
import type { ClusterClient } from './api';
import { readLists } from './lists';
import { type Certificate, makeCertificate } from './testing/certificate';
import { clientOf } from './testing/client';
import { serveCluster } from './testing/cluster';
import { contextFor } from './testing/contexts';
import { errorOf } from './testing/failure';
import { expectNoLeaks } from './testing/leaks';
import { json, refusal, StubApi } from './testing/stub-api';

let certificate: Certificate;
let stub: StubApi;
let client: ClusterClient;
beforeAll(async () => {
  certificate = await makeCertificate();
});
beforeEach(async () => {
  stub = await StubApi.start(certificate);
  serveCluster(stub);
  client = clientOf(contextFor(stub.url, certificate.cert));
});
afterEach(async () => {
  await client.close();
  await stub.stop();
});

const VS = '/apis/networking.istio.io/v1/virtualservices';

function read(more: { namespace?: string; signal?: AbortSignal; onProgress?: (p: Progress) => void } = {}) {
  const { namespace = null, signal = new AbortController().signal, onProgress = () => {} } = more;
  return readLists(client, { signal, onProgress, namespace });
}

function itemsOf(part: CapturePart | undefined): unknown {
  if (part?.body.kind !== 'bytes') return undefined;
  return JSON.parse(new TextDecoder().decode(part.body.bytes)).items;
}

test('every list is a part, in the order of the catalogue', async () => {
  stub.list(VS, [{ metadata: { name: 'a' } }]);
  const { parts, missing } = await read();
  expect(missing).toEqual([]);
  expect(parts.map(({ name }) => name)).toEqual(KUBERNETES_RESOURCES.map((name) => `kubernetes/${name}`));
  expect(new Set(parts.map(({ status }) => status))).toEqual(new Set([200]));
  expect(itemsOf(parts.find(({ name }) => name.includes('virtualservices')))).toEqual([
    { metadata: { name: 'a' } },
  ]);
});

test('pages are joined; an expired token starts the list again', async () => {
  let expired = false;
  stub.on(VS, (request, response) => {
    const token = request.query.get('continue');
    expect(request.query.get('limit')).toBe('500');
    const page = (n: number, next: string) => json(200, { metadata: { continue: next }, items: [n, n + 1] });
    if (token === null) page(expired ? 10 : 0, 'p 2&')(request, response);
    else if (token === 'p 2&' && !expired) {
      expired = true;
      refusal(410, 'The provided continue parameter is too old')(request, response);
    } else page(12, '')(request, response);
  });
  const { parts, missing } = await read();
  expect(missing).toEqual([]);
  expect(itemsOf(parts.find(({ name }) => name.includes('virtualservices')))).toEqual([10, 11, 12, 13]);
});

test('a token that never ends, or always expires, ends', async () => {
  stub.on(VS, json(200, { metadata: { continue: 'same' }, items: [1] }));
  stub.on('/api/v1/services', (request, response) => {
    const first = request.query.get('continue') === null;
    (first ? json(200, { metadata: { continue: 'x' }, items: [] }) : refusal(410, 'too old'))(
      request,
      response,
    );
  });
  const { missing } = await read();
  expect(missing.map(({ name, error }) => [name, error.code])).toEqual([
    ['kubernetes/services', 'cluster-error'],
    ['kubernetes/virtualservices.networking.istio.io', 'cluster-error'],
  ]);
  expect(stub.asked('/api/v1/services')).toHaveLength(6);
});

test('an absent API is an empty list with status 404, an older version is used', async () => {
  stub.on('/apis/gateway.networking.k8s.io', refusal(404, 'nope'));
  stub.on(
    '/apis/networking.istio.io',
    json(200, { versions: [{ version: 'v1alpha3' }, { version: 'v1beta1' }] }),
  );
  for (const kind of ['gateways', 'virtualservices', 'destinationrules']) {
    stub.list(`/apis/networking.istio.io/v1beta1/${kind}`, [kind]);
  }
  stub.list('/apis/networking.istio.io/v1alpha3/serviceentries', ['old']);
  const { parts, missing } = await read();
  expect(missing).toEqual([]);
  const seen = Object.fromEntries(parts.map((part) => [part.name.slice(11), [part.status, itemsOf(part)]]));
  expect(seen).toMatchObject({
    'gateways.gateway.networking.k8s.io': [404, []],
    'httproutes.gateway.networking.k8s.io': [404, []],
    'virtualservices.networking.istio.io': [200, ['virtualservices']],
    'serviceentries.networking.istio.io': [200, ['old']],
  });
  expect(stub.requests.filter(({ path }) => path.startsWith('/apis/networking.istio.io/v1/'))).toEqual([]);
});

test('refused discovery is no reason to give up', async () => {
  stub.on('/apis/networking.istio.io', refusal(403, 'no'));
  stub.on(VS, refusal(404, 'no'));
  stub.list('/apis/networking.istio.io/v1beta1/virtualservices', ['x']);
  const { parts } = await read();
  expect(itemsOf(parts.find(({ name }) => name.includes('virtualservices')))).toEqual(['x']);
});

test('one forbidden list is missing with verb, resource and group; the others live', async () => {
  stub.on(VS, refusal(403, 'no'));
  const { parts, missing } = await read();
  expect(parts).toHaveLength(KUBERNETES_RESOURCES.length - 1);
  expect(missing).toEqual([
    {
      name: 'kubernetes/virtualservices.networking.istio.io',
      error: {
        code: 'cluster-forbidden',
        details: { verb: 'list', resource: 'virtualservices', group: 'networking.istio.io' },
      },
    },
  ]);
});

test('what may be read in one namespace only is read there, and said', async () => {
  stub.on(VS, refusal(403, 'no'));
  stub.list('/apis/networking.istio.io/v1/namespaces/edge/virtualservices', ['mine']);
  stub.on('/api/v1/pods', refusal(403, 'no'));
  stub.on('/api/v1/namespaces/edge/pods', refusal(403, 'no'));
  stub.on('/api/v1/namespaces', refusal(403, 'no'));
  const { parts, missing } = await read({ namespace: 'edge' });
  expect(itemsOf(parts.find(({ name }) => name.includes('virtualservices')))).toEqual(['mine']);
  expect(missing.map(({ name, error }) => [name, error.details['readInstead']])).toEqual([
    ['kubernetes/pods', undefined],
    ['kubernetes/namespaces', undefined],
    ['kubernetes/virtualservices.networking.istio.io', 'edge'],
  ]);
});

test('answers that are no lists are missing', async () => {
  stub.on(VS, json(200, { kind: 'Status' }));
  stub.on('/apis/networking.istio.io/v1/gateways', (_request, response) => response.end('<html>'));
  const { missing } = await read();
  expect(missing.map(({ error }) => error.code)).toEqual(['cluster-error', 'cluster-error']);
});

test('at most four lists at a time; a dead cluster is not asked ten times', async () => {
  let open = 0;
  let most = 0;
  for (const path of ['/api/v1/pods', '/api/v1/services', VS, '/api/v1/namespaces']) {
    stub.on(path, (request, response) => {
      open += 1;
      most = Math.max(most, open);
      setTimeout(() => {
        open -= 1;
        json(200, { items: [] })(request, response);
      }, 30);
    });
  }
  await read();
  expect(most).toBeLessThanOrEqual(4);
  await stub.stop();
  const { parts, missing } = await read();
  expect(parts).toEqual([]);
  expect(missing.map(({ error }) => error.code)).toEqual(
    KUBERNETES_RESOURCES.map(() => 'cluster-unreachable'),
  );
});

test('progress names the list and counts its bytes; a caller that goes away stops everything', async () => {
  const seen: Progress[] = [];
  await read({ onProgress: (progress) => seen.push(progress) });
  expect(new Set(seen.map(({ subject }) => subject))).toEqual(new Set(KUBERNETES_RESOURCES));
  expect(seen.some(({ bytes }) => bytes > 0)).toBe(true);
  stub.on(VS, () => {});
  await expectNoLeaks(async () => {
    const own = clientOf(contextFor(stub.url, certificate.cert));
    const work = readLists(own, { signal: AbortSignal.timeout(150), onProgress: () => {}, namespace: null });
    expect((await errorOf(work)).code).toBe('cancelled');
    await own.close();
  });
});
