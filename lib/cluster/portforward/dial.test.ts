import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ClusterClient } from '../api';
import { type Certificate, makeCertificate } from '../testing/certificate';
import { clientOf } from '../testing/client';
import { contextFor } from '../testing/contexts';
import { errorOf } from '../testing/failure';
import { expectNoLeaks } from '../testing/leaks';
import { json, refusal, StubApi } from '../testing/stub-api';
import type { StubPort } from '../testing/stub-port';
import { dialPort } from './dial';
import type { PortSocket } from './port-socket';

let certificate: Certificate;
let stub: StubApi;
let client: ClusterClient;
beforeAll(async () => {
  certificate = await makeCertificate();
});
beforeEach(async () => {
  stub = await StubApi.start(certificate);
  client = clientOf(contextFor(stub.url, certificate.cert));
});
afterEach(async () => {
  await client.close();
  await stub.stop();
});

const TARGET = { namespace: 'edge', pod: 'gw-1', port: 15000 };
const REVIEW = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';

function dial(
  target = TARGET,
  signal = new AbortController().signal,
  dialMillis = 1500,
): Promise<PortSocket> {
  return dialPort(client, target, { signal, dialMillis });
}

function status(code: number, message: string): string {
  return JSON.stringify({ kind: 'Status', apiVersion: 'v1', status: 'Failure', message, code });
}

describe('a refused upgrade', () => {
  /** Answers the review of each verb; undefined: it is not answered. */
  function allow(verbs: Readonly<Record<string, boolean | undefined>>): void {
    stub.on(REVIEW, (request, response) => {
      const { verb, ...attributes } = JSON.parse(request.body).spec.resourceAttributes;
      expect(attributes).toEqual({
        namespace: 'edge',
        name: 'gw-1',
        group: '',
        resource: 'pods',
        subresource: 'portforward',
      });
      const allowed = verbs[verb];
      (allowed === undefined ? refusal(500, 'no') : json(201, { status: { allowed } }))(request, response);
    });
  }

  test.each([
    [{ get: false, create: true }, 'get'],
    [{ get: true, create: false }, 'create'],
    [{ get: false, create: false }, 'get and create'],
    [{ get: undefined, create: undefined }, 'get and create'],
    [{ get: true, create: undefined }, 'get and create'],
  ])('403 with reviews %j lacks %s', async (verbs, verb) => {
    allow(verbs);
    // The message of the API server names the wrong verb or none: it must not matter.
    stub.refuseUpgrade = () => ({ status: 403, body: status(403, 'cannot get or create or anything') });
    await expectNoLeaks(async () => {
      expect(await errorOf(dial())).toEqual({
        code: 'portforward-forbidden',
        details: { verb, resource: 'pods/portforward', namespace: 'edge', pod: 'gw-1' },
      });
      await client.close();
    });
  });

  test('403 that RBAC does not explain says so', async () => {
    allow({ get: true, create: true });
    stub.refuseUpgrade = () => ({ status: 403, body: status(403, 'denied by policy') });
    const error = await errorOf(dial());
    expect(error.code).toBe('portforward-failed');
    expect(error.details['reason']).toBe(
      'RBAC allows it, and something else refused it (403). denied by policy',
    );
  });

  test('403 without a Status is the transport, not RBAC: nothing is reviewed', async () => {
    for (const body of ['', '<html>403</html>', '{"kind": "Other"}']) {
      stub.refuseUpgrade = () => ({ status: 403, body });
      expect(await errorOf(dial())).toMatchObject({ code: 'portforward-failed', details: { status: 403 } });
    }
    expect(stub.asked(REVIEW)).toEqual([]);
  });

  test.each([
    [401, 'cluster-unauthorized', undefined],
    [404, 'pod-gone', undefined],
    [400, 'portforward-failed', 'The API server answered 400. because'],
    [500, 'portforward-failed', 'The API server answered 500. because'],
    [302, 'portforward-failed', 'The API server answered 302. because'],
    [200, 'portforward-failed', 'The API server answered 200. because'],
  ])('%i is %s', async (code, expected, reason) => {
    stub.refuseUpgrade = () => ({ status: code, body: status(code, 'because') });
    await expectNoLeaks(async () => {
      const error = await errorOf(dial());
      expect([error.code, error.details['reason']]).toEqual([expected, reason]);
    });
  });

  test('a body of megabytes is not read to its end', async () => {
    stub.refuseUpgrade = () => ({ status: 500, body: 'x'.repeat(5_000_000) });
    expect((await errorOf(dial())).details['reason']).toBe('The API server answered 500.');
  });
});

describe('before anything is opened', () => {
  test.each(['x/exec?command=sh&a=', '..', '%2e%2e%2f', 'X', '', 'x'.repeat(300)])(
    'pod %j is refused',
    async (pod) => {
      expect((await errorOf(dial({ ...TARGET, pod }))).code).toBe('bad-request');
      expect((await errorOf(dial({ ...TARGET, namespace: pod }))).code).toBe('bad-request');
      expect([stub.upgrades, stub.requests, stub.connections]).toEqual([[], [], 0]);
    },
  );
});

describe('a handshake', () => {
  test('that stays silent ends at its limit', async () => {
    await expectNoLeaks(async () => {
      stub.muteUpgrades();
      expect(await errorOf(dial(TARGET, new AbortController().signal, 200))).toMatchObject({
        code: 'cluster-timeout',
        details: { seconds: 0.2, phase: 'dial' },
      });
    });
  });

  test('ends with its caller', async () => {
    stub.muteUpgrades();
    await expectNoLeaks(async () => {
      expect((await errorOf(dial(TARGET, AbortSignal.timeout(50)))).code).toBe('cancelled');
      expect((await errorOf(dial(TARGET, AbortSignal.abort()))).code).toBe('cancelled');
    });
  });

  test('with a server that is not trusted, or not there', async () => {
    const other = await makeCertificate();
    const distrusting = clientOf(contextFor(stub.url, other.cert));
    const absent = clientOf(contextFor('https://127.0.0.1:1', null));
    const options = { signal: new AbortController().signal, dialMillis: 1000 };
    expect((await errorOf(dialPort(distrusting, TARGET, options))).code).toBe('cluster-tls');
    expect((await errorOf(dialPort(absent, TARGET, options))).code).toBe('cluster-unreachable');
    expect(stub.upgrades).toEqual([]);
    await Promise.all([distrusting.close(), absent.close()]);
  });
});

describe('back pressure', () => {
  const SIZE = 64 * 1024 * 1024;

  function nextPort(): Promise<StubPort> {
    return new Promise((resolve) => {
      stub.onPort = resolve;
    });
  }

  test('a reader that waits holds the pod back, and gets everything when it goes on', async () => {
    await expectNoLeaks(async () => {
      const [socket, port] = await Promise.all([dial(), nextPort()]);
      port.hello();
      const piece = Buffer.alloc(64 * 1024);
      for (let sent = 0; sent < SIZE; sent += piece.length) port.data(piece);
      await new Promise((resolve) => setTimeout(resolve, 300));
      expect(socket.readableLength).toBeLessThan(2 * 1024 * 1024);
      expect(port.buffered).toBeGreaterThan(SIZE / 2);
      let got = 0;
      for await (const chunk of socket) {
        got += chunk.length;
        if (got === SIZE) break;
      }
      expect(got).toBe(SIZE);
      socket.destroy();
      await port.closed();
    });
  });

  test('a pod that waits holds the writer back', async () => {
    await expectNoLeaks(async () => {
      const [socket, port] = await Promise.all([dial(), nextPort()]);
      port.pause();
      let done = false;
      socket.write(Buffer.alloc(32 * 1024 * 1024), () => {
        done = true;
      });
      await new Promise((resolve) => setTimeout(resolve, 200));
      expect(done).toBe(false);
      port.resume();
      while (!done) await new Promise((resolve) => setTimeout(resolve, 10));
      socket.destroy();
      await port.closed();
    });
  });

  test('ending the write side does not close the connection', async () => {
    const [socket, port] = await Promise.all([dial(), nextPort()]);
    socket.end('GET');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(port.isOpen).toBe(true);
    port.hello();
    port.data('late answer');
    const [chunk] = await socket.take(1).toArray();
    expect(String(chunk)).toBe('late answer');
  });
});
