import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, connect, type Server } from 'node:net';
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ClusterClient } from './api';
import type { ClusterContext } from './kubeconfig-model';
import { type Certificate, makeCertificate } from './testing/certificate';
import { call, clientOf, PODS, using } from './testing/client';
import { contextFor } from './testing/contexts';
import { errorOf } from './testing/failure';
import { StubApi } from './testing/stub-api';

let certificate: Certificate;
let stub: StubApi;
beforeAll(async () => {
  certificate = await makeCertificate();
});
beforeEach(async () => {
  stub = await StubApi.start(certificate);
});
afterEach(() => stub.stop());

describe('TLS', () => {
  test('a server that the kubeconfig does not trust is not spoken to', async () => {
    const other = await makeCertificate();
    for (const ca of [other.cert, null]) {
      await using(clientOf(contextFor(stub.url, ca)), async (c) => {
        expect((await errorOf(c.get(call()))).code).toBe('cluster-tls');
      });
    }
    expect(stub.requests).toEqual([]);
  });

  test('insecure-skip-tls-verify and tls-server-name are honoured', async () => {
    stub.list(PODS, []);
    const wrongName = await makeCertificate('DNS:api.internal');
    const named = await StubApi.start(wrongName);
    named.list(PODS, []);
    const withCluster = (context: ClusterContext, cluster: Partial<ClusterContext['cluster']>) =>
      clientOf({ ...context, cluster: { ...context.cluster, ...cluster } });
    const outcome = async (c: ClusterClient) => {
      try {
        return (await c.get(call())).status;
      } catch {
        return (await errorOf(c.get(call()))).details['reason'];
      } finally {
        await c.close();
      }
    };
    const context = contextFor(named.url, wrongName.cert);
    expect(await outcome(clientOf(context))).toBe('The certificate is for another name.');
    expect(await outcome(withCluster(context, { tlsServerName: 'api.internal' }))).toBe(200);
    expect(await outcome(withCluster(contextFor(stub.url, null), { insecure: true }))).toBe(200);
    await named.stop();
  });

  test('a CA that is no certificate is the fault of the kubeconfig', async () => {
    await using(clientOf(contextFor(stub.url, 'not PEM at all')), async (c) => {
      expect((await errorOf(c.get(call()))).code).toBe('cluster-tls');
    });
  });

  test('plain http carries no credential', async () => {
    const seen: unknown[] = [];
    const server = createHttpServer((request, response) => {
      seen.push(request.headers.authorization);
      response.end('{}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    await using(
      clientOf(contextFor(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, null)),
      async (c) => {
        expect((await c.get(call())).status).toBe(200);
      },
    );
    expect(seen).toEqual([undefined]);
    await new Promise((resolve) => server.close(resolve));
  });
});

describe('a proxy', () => {
  /** A CONNECT proxy that notes where it was asked to go. */
  async function startProxy(status: number): Promise<{ server: Server; url: string; asked: string[] }> {
    const asked: string[] = [];
    const server = createHttpServer();
    server.on('connect', (request, socket) => {
      asked.push(request.url ?? '');
      const [host, port] = (request.url ?? '').split(':');
      if (status !== 200) {
        socket.end(`HTTP/1.1 ${status} No\r\n\r\n`);
        return;
      }
      const target = connect(Number(port), host, () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        target.pipe(socket).pipe(target);
      });
      target.on('error', () => socket.destroy()).on('close', () => socket.destroy());
      socket.on('error', () => target.destroy());
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
  }

  test('of the kubeconfig is used, with TLS to the API server through it', async () => {
    stub.list(PODS, []);
    const proxy = await startProxy(200);
    const context = contextFor(stub.url, certificate.cert);
    const through = clientOf({ ...context, cluster: { ...context.cluster, proxyUrl: proxy.url } });
    await using(through, async (c) => {
      expect((await c.get(call())).status).toBe(200);
    });
    expect(proxy.asked).toEqual([new URL(stub.url).host]);
    await new Promise((resolve) => proxy.server.close(resolve));
  });

  test('that refuses is an unreachable cluster; one that is no URL is named without its password', async () => {
    const proxy = await startProxy(407);
    const context = contextFor(stub.url, certificate.cert);
    const through = (proxyUrl: string) => clientOf({ ...context, cluster: { ...context.cluster, proxyUrl } });
    await using(through(proxy.url), async (c) => {
      expect((await errorOf(c.get(call()))).code).toBe('cluster-unreachable');
    });
    await using(through('me:pw@nonsense'), async (c) => {
      const error = await errorOf(c.get(call()));
      expect(error.code).toBe('kubeconfig-unreadable');
      expect(JSON.stringify(error)).not.toContain('pw');
    });
    await new Promise((resolve) => proxy.server.close(resolve));
  });
});
