import { type AddressInfo, createServer as createTcpServer, type Server } from 'node:net';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ClientOptions, ClusterClient } from './api';
import type { UserConfig } from './kubeconfig-model';
import { type Certificate, makeCertificate } from './testing/certificate';
import { call, clientOf, PODS, using } from './testing/client';
import { contextFor, QUICK } from './testing/contexts';
import { errorOf } from './testing/failure';
import { json, StubApi } from './testing/stub-api';

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

describe('silence', () => {
  async function startMute(): Promise<{ server: Server; url: string }> {
    const server = createTcpServer((socket) => socket.on('error', () => {}).resume());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return { server, url: `https://127.0.0.1:${(server.address() as AddressInfo).port}` };
  }

  test('a server that accepts and says nothing ends at the dial limit', async () => {
    const mute = await startMute();
    await using(
      clientOf(contextFor(mute.url, certificate.cert), { timings: { ...QUICK, dial: 200 } }),
      async (c) => {
        expect(await errorOf(c.get(call()))).toEqual({
          code: 'cluster-timeout',
          details: { server: mute.url, seconds: 0.2, phase: 'dial' },
        });
      },
    );
    await new Promise((resolve) => mute.server.close(resolve));
  });

  test('waiting for a free connection is not taken for one that cannot be made', async () => {
    stub.on(PODS, (request, response) => {
      setTimeout(() => json(200, { items: [] })(request, response), 1200);
    });
    const timings = { dial: 1000, firstByte: 9000, idle: 9000, total: 20_000 };
    await using(client(undefined, { timings }), async (c) => {
      const answers = await Promise.all(Array.from({ length: 20 }, () => c.get(call())));
      expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    });
  });

  test('no first byte, none in between, and a slow drip each have their limit', async () => {
    stub.on('/mute', () => {});
    stub.on('/stops', (_request, response) => {
      response.writeHead(200).write('{');
    });
    stub.on('/drips', (_request, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write(' '), 50);
      response.on('close', () => clearInterval(timer));
    });
    const timings = { dial: 1000, firstByte: 200, idle: 250, total: 900 };
    for (const [path, phase] of [
      ['/mute', 'first-byte'],
      ['/stops', 'idle'],
      ['/drips', 'total'],
    ]) {
      await using(client(undefined, { timings }), async (c) => {
        const error = await errorOf(c.get(call({ path: path ?? '' })));
        expect([error.code, error.details['phase']]).toEqual(['cluster-timeout', phase]);
      });
    }
  });

  test('nothing listens, an unknown name, a cut body: each has its reason', async () => {
    const reasonOf = async (c: ClusterClient) => {
      const error = await errorOf(c.get(call()));
      await c.close();
      return [error.code, error.details['reason']];
    };
    expect(await reasonOf(clientOf(contextFor('https://127.0.0.1:1', null)))).toEqual([
      'cluster-unreachable',
      'nothing listens there (ECONNREFUSED)',
    ]);
    expect((await reasonOf(clientOf(contextFor('https://nowhere.invalid', null))))[0]).toBe(
      'cluster-unreachable',
    );
    stub.on(PODS, (_request, response) => {
      response.writeHead(200, { 'content-length': '100' }).write('{');
      setTimeout(() => response.destroy(), 20);
    });
    expect((await reasonOf(client()))[0]).toBe('cluster-unreachable');
  });
});
