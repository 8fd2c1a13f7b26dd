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

describe('a request', () => {
  test('carries the token over a checked connection that is kept', async () => {
    stub.list(PODS, []);
    await using(client(), async (c) => {
      expect((await c.get(call({ path: `${PODS}?limit=1` }))).status).toBe(200);
      await c.get(call());
      expect(stub.connections).toBe(1);
    });
    expect(stub.requests[0]?.headers).toMatchObject({
      authorization: 'Bearer token-a',
      accept: 'application/json',
    });
    expect(stub.requests[0]?.query.get('limit')).toBe('1');
  });

  test('says who it acts for, groups and extra included', async () => {
    stub.list(PODS, []);
    const impersonation = {
      user: 'jane',
      uid: '7',
      groups: ['a', 'b'],
      extra: [{ key: 'x/y', values: ['1'] }],
    };
    await using(client({ token: 't', impersonation }), async (c) => {
      await c.get(call());
    });
    expect(stub.requests[0]?.headers).toMatchObject({
      'impersonate-user': 'jane',
      'impersonate-uid': '7',
      'impersonate-group': 'a, b',
      'impersonate-extra-x%2fy': '1',
    });
  });

  test('sends a password, or a client certificate', async () => {
    stub.list(PODS, []);
    await using(client({ basic: { username: 'u', password: 'p:ä' } }), async (c) => {
      await c.get(call());
    });
    expect(stub.requests[0]?.headers.authorization).toBe(`Basic ${Buffer.from('u:p:ä').toString('base64')}`);
    const data = (pem: string) => ({ kind: 'data' as const, base64: Buffer.from(pem).toString('base64') });
    const user = { certificate: data(certificate.cert), key: data(certificate.key) };
    await using(client(user), async (c) => {
      await c.get(call());
    });
    expect(stub.requests[1]?.certificate).toBe('stub');
    expect(stub.requests[1]?.headers.authorization).toBeUndefined();
  });

  test('of 200 calls opens at most six connections', async () => {
    stub.list(PODS, []);
    await using(client(), async (c) => {
      await Promise.all(Array.from({ length: 200 }, () => c.get(call())));
      expect(stub.connections).toBeLessThanOrEqual(6);
    });
  });
});

describe('a refusal', () => {
  test.each([
    [401, { code: 'cluster-unauthorized', details: {} }],
    [403, { code: 'cluster-forbidden', details: { verb: 'list', resource: 'pods', group: '' } }],
    [404, { code: 'cluster-error', details: { status: 404, resource: 'pods', reason: 'because\u2026 no' } }],
    [422, { code: 'cluster-error', details: { status: 422, resource: 'pods', reason: 'because\u2026 no' } }],
  ])('%i is told by its status', async (status, error) => {
    stub.on(PODS, refusal(status, 'because\u2026\u0007 no'));
    await using(client(), async (c) => {
      expect(await errorOf(c.get(call()))).toEqual(error);
    });
    expect(stub.requests).toHaveLength(1);
  });

  test('with a body of any kind and length does no harm', async () => {
    stub.on(PODS, (_request, response) => {
      response.writeHead(400);
      response.end('<html>'.repeat(200_000));
    });
    await using(client(), async (c) => {
      expect(await errorOf(c.get(call()))).toEqual({
        code: 'cluster-error',
        details: { status: 400, resource: 'pods' },
      });
    });
  });

  test('a redirect is not followed', async () => {
    stub.on(PODS, json(302, {}, { location: '/elsewhere' }));
    await using(client(), async (c) => {
      expect((await errorOf(c.get(call()))).details['status']).toBe(302);
    });
    expect(stub.asked('/elsewhere')).toEqual([]);
  });
});

test('two contexts never see each other’s token, whatever the order', async () => {
  const other = await StubApi.start(certificate);
  for (const server of [stub, other]) server.list(PODS, []);
  const a = client({ token: 'token-a' });
  const b = clientOf(contextFor(other.url, certificate.cert, { token: 'token-b' }));
  await Promise.all(Array.from({ length: 40 }, (_, i) => (i % 2 ? a : b).get(call())));
  const seen = (server: StubApi) => new Set(server.requests.map(({ headers }) => headers.authorization));
  expect(seen(stub)).toEqual(new Set(['Bearer token-a']));
  expect(seen(other)).toEqual(new Set(['Bearer token-b']));
  await Promise.all([a.close(), b.close(), other.stop()]);
});
