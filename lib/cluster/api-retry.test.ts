import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ClientOptions, ClusterClient } from './api';
import type { UserConfig } from './kubeconfig-model';
import { type Certificate, makeCertificate } from './testing/certificate';
import { call, clientOf, PODS, using } from './testing/client';
import { contextFor } from './testing/contexts';
import { errorOf } from './testing/failure';
import { json, refusal, StubApi } from './testing/stub-api';

let certificate: Certificate;
let stub: StubApi;
beforeAll(async () => {
  certificate = await makeCertificate();
});
beforeEach(async () => {
  stub = await StubApi.start(certificate);
});
afterEach(() => stub.stop());

function client(user?: Partial<UserConfig>, options: Partial<ClientOptions> = {}): ClusterClient {
  return clientOf(contextFor(stub.url, certificate.cert, user), options);
}

describe('trying again', () => {
  test('500 and 503 three times, then well', async () => {
    let count = 0;
    stub.on(PODS, (request, response) => {
      count += 1;
      (count <= 3 ? refusal(count === 1 ? 500 : 503, 'later') : json(200, { items: [] }))(request, response);
    });
    await using(client(), async (c) => {
      expect((await c.get(call())).status).toBe(200);
    });
    expect(count).toBe(4);
  });

  test('ends after three times', async () => {
    stub.on(PODS, refusal(503, 'never'));
    await using(client(), async (c) => {
      expect((await errorOf(c.get(call()))).details['status']).toBe(503);
    });
    expect(stub.requests).toHaveLength(4);
  });

  test('429 with Retry-After: no call to that group before, others go on', async () => {
    let count = 0;
    stub.on(PODS, (request, response) => {
      count += 1;
      (count === 1 ? json(429, {}, { 'retry-after': '1' }) : json(200, { items: [] }))(request, response);
    });
    stub.list('/api/v1/services', []);
    stub.list('/apis/networking.istio.io/v1/gateways', []);
    await using(client(), async (c) => {
      const first = c.get(call());
      while (stub.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      await new Promise((resolve) => setTimeout(resolve, 100));
      await Promise.all([
        first,
        c.get(call({ path: '/api/v1/services' })),
        c.get(call({ path: '/apis/networking.istio.io/v1/gateways' })),
      ]);
    });
    const start = stub.requests[0]?.at ?? 0;
    const later = (path: string) => (stub.asked(path).at(-1)?.at ?? 0) - start;
    expect(later(PODS)).toBeGreaterThanOrEqual(990);
    expect(later('/api/v1/services')).toBeGreaterThanOrEqual(990);
    expect(later('/apis/networking.istio.io/v1/gateways')).toBeLessThan(900);
  });

  test('a wait of minutes is not waited', async () => {
    stub.on(PODS, json(429, {}, { 'retry-after': '600' }));
    await using(client(), async (c) => {
      expect((await errorOf(c.get(call()))).details['status']).toBe(429);
    });
  });

  test('a kept connection that the server dropped meanwhile costs nothing', async () => {
    stub.list(PODS, []);
    await using(client(), async (c) => {
      await c.get(call());
      stub.dropConnections();
      expect((await c.get(call())).status).toBe(200);
    });
  });

  test('stops when the caller goes away', async () => {
    stub.on(PODS, json(503, {}, { 'retry-after': '20' }));
    await using(client(), async (c) => {
      expect((await errorOf(c.get(call({ signal: AbortSignal.timeout(100) })))).code).toBe('cancelled');
    });
  });
});
