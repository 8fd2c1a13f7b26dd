import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ClientOptions, ClusterClient } from './api';
import type { UserConfig } from './kubeconfig-model';
import { type Certificate, makeCertificate } from './testing/certificate';
import { call, clientOf, PODS, using } from './testing/client';
import { contextFor, NOTHING_ALLOWED } from './testing/contexts';
import { errorOf } from './testing/failure';
import { makeFolder } from './testing/folder';
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

describe('an expired credential', () => {
  const V1 = 'client.authentication.k8s.io/v1';

  test('401 with a plugin: 50 calls make one new run, one retry each, then well', async () => {
    await using folder = await makeFolder();
    const command = await folder.write(
      'login',
      `#!/bin/sh\nn=$(cat "$0.n" 2>/dev/null || echo 0); n=$((n+1)); echo $n > "$0.n"; sleep 0.1\necho '{"apiVersion":"${V1}","kind":"ExecCredential","status":{"token":"tok-'$n'"}}'\n`,
      0o700,
    );
    const exec = {
      apiVersion: V1,
      command,
      args: [],
      env: [],
      installHint: null,
      provideClusterInfo: false,
      interactiveMode: 'Never',
    };
    let good = 'Bearer tok-1';
    stub.on(PODS, (request, response) => {
      (request.headers.authorization === good ? json(200, { items: [] }) : refusal(401, 'Unauthorized'))(
        request,
        response,
      );
    });
    const policy = { ...NOTHING_ALLOWED, allow: [command] };
    const env = { PATH: process.env['PATH'] ?? '' };
    await using(client({ exec }, { policy, env }), async (c) => {
      await c.get(call());
      good = 'Bearer tok-2';
      await Promise.all(Array.from({ length: 50 }, () => c.get(call())));
      good = 'Bearer never';
      expect((await errorOf(c.get(call()))).code).toBe('cluster-unauthorized');
    });
    const tokens = new Set(stub.requests.map(({ headers }) => headers.authorization));
    expect([...tokens]).toEqual(['Bearer tok-1', 'Bearer tok-2', 'Bearer tok-3']);
  });

  test('a token file is read again after a while, and at once after a 401', async () => {
    await using folder = await makeFolder({ token: 'one\n' });
    let now = 0;
    let accepted = /./;
    stub.on(PODS, (request, response) => {
      const isGood = accepted.test(request.headers.authorization ?? '');
      (isGood ? json(200, { items: [] }) : refusal(401, 'Unauthorized'))(request, response);
    });
    await using(client({ tokenFile: folder.file('token') }, { now: () => now }), async (c) => {
      await c.get(call());
      await folder.write('token', 'two');
      now = 59_000;
      await c.get(call());
      now = 61_000;
      await c.get(call());
      await folder.write('token', 'three');
      accepted = /three/;
      await c.get(call());
    });
    expect(stub.requests.map(({ headers }) => headers.authorization)).toEqual(
      ['one', 'one', 'two', 'two', 'three'].map((token) => `Bearer ${token}`),
    );
  });

  test('a token file that is no token is sent nowhere', async () => {
    const path = '/etc/passwd';
    await using(client({ tokenFile: path }), async (c) => {
      expect(await errorOf(c.get(call()))).toEqual({
        code: 'kubeconfig-unreadable',
        details: { path, reason: 'it does not hold a token' },
      });
    });
    expect(stub.requests).toEqual([]);
  });
});
