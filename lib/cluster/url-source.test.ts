import { createServer, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { ADMIN_PATHS, CAPTURE_OPERATIONS } from '@/lib/snapshot/capture';
import { QUICK } from './testing/contexts';
import { errorOf } from './testing/failure';
import { expectNoLeaks } from './testing/leaks';
import { createUrlSource } from './url-source';

let servers: { close(done: () => void): unknown }[] = [];
afterEach(async () => {
  for (const server of servers) await new Promise<void>((resolve) => server.close(() => resolve()));
  servers = [];
});

async function listen(server: Server | ReturnType<typeof createTcpServer>): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  servers.push(server);
  // A server that listens on TCP has such an address.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const envoy =
  (answer: RequestListener): RequestListener =>
  (request, response) => {
    response.setHeader('server', 'envoy');
    answer(request, response);
  };

const good = envoy((request, response) => response.end(request.url === '/ready' ? 'LIVE\n' : '{}'));

function sourceOf(url: string) {
  return createUrlSource(url, { isDefault: true, timings: QUICK });
}

const signal = () => new AbortController().signal;

test('the one Envoy is listed and captured', async () => {
  const seen: (string | undefined)[] = [];
  const connections = new Set<string | undefined>();
  const url = await listen(
    createServer((request, response) => {
      seen.push(request.url);
      connections.add(request.headers.connection);
      good(request, response);
    }),
  );
  const source = sourceOf(url);
  expect(source.summary).toMatchObject({
    id: 'url',
    kind: 'url',
    label: url.slice(7),
    detail: url,
    error: null,
  });
  await expectNoLeaks(async () => {
    const { proxies } = await source.list(signal());
    expect(proxies).toMatchObject([{ id: '-', pod: url.slice(7), ready: true, notReadable: null }]);
    const { parts, missing, origin } = await source.capture('-', { signal: signal(), onProgress: () => {} });
    expect(missing).toEqual([]);
    expect(parts).toHaveLength(CAPTURE_OPERATIONS.length);
    expect(origin).toMatchObject({ sourceId: 'url', proxy: { namespace: '', pod: url.slice(7), uid: '' } });
  });
  expect(connections).toEqual(new Set(['close']));
  expect(new Set(seen)).toEqual(new Set(CAPTURE_OPERATIONS.map((operation) => ADMIN_PATHS[operation])));
  expect((await errorOf(source.capture('edge/gw-1', { signal: signal(), onProgress: () => {} }))).code).toBe(
    'not-found',
  );
});

test('an Envoy that starts is listed as not ready', async () => {
  const url = await listen(
    createServer(envoy((_request, response) => response.writeHead(503).end('INITIALIZING'))),
  );
  expect((await sourceOf(url).list(signal())).proxies[0]?.ready).toBe(false);
});

describe('an address', () => {
  test.each([
    'nonsense',
    'ftp://host',
    'file:///etc/passwd',
    'http://user@host:15000',
    'http://user:pw@host',
    'http://host/config_dump',
    'http://host/?a',
    'http://host/#x',
  ])('%s is refused', async (url) => {
    const error = await errorOf(Promise.resolve().then(() => sourceOf(url)));
    expect(error.code).toBe('bad-request');
    expect(JSON.stringify(error)).not.toContain('pw');
  });
});

describe('an address that does not answer as it should', () => {
  const outcome = async (url: string) => (await errorOf(sourceOf(url).list(signal()))).code;

  test('redirects are not followed', async () => {
    let followed = 0;
    const other = await listen(createServer(() => (followed += 1)));
    const answer: RequestListener = (_request, response) =>
      response.writeHead(302, { location: other }).end();
    expect(await outcome(await listen(createServer(envoy(answer))))).toBe('not-envoy');
    expect(followed).toBe(0);
  });

  test.each<[string, RequestListener, string]>([
    ['another server', (_request, response) => response.end('{}'), 'not-envoy'],
    ['403', envoy((_request, response) => response.writeHead(403).end('no')), 'admin-forbidden-path'],
    ['500', envoy((_request, response) => response.writeHead(500).end('no')), 'admin-unreachable'],
    [
      'a cut body',
      envoy((_request, response) => {
        response.writeHead(200, { 'content-length': '100' }).write('{');
        setTimeout(() => response.destroy(), 20);
      }),
      'admin-truncated',
    ],
    ['silence', () => {}, 'admin-timeout'],
  ])('%s', async (_name, listener, code) => {
    const server = createServer(listener);
    const url = await listen(server);
    await expectNoLeaks(async () => {
      expect(await outcome(url)).toBe(code);
      server.closeAllConnections();
    });
  });

  test('garbage, TLS against http, and nothing at all', async () => {
    const garbage = await listen(
      createTcpServer((socket) => {
        socket.on('error', () => {}).resume();
        socket.end('SSH-2.0-x\r\n');
      }),
    );
    expect(await outcome(garbage)).toBe('not-envoy');
    const plain = await listen(createServer(good));
    const error = await errorOf(sourceOf(plain.replace('http:', 'https:')).list(signal()));
    expect(error).toMatchObject({
      code: 'admin-unreachable',
      details: { reason: 'The other side does not speak TLS.' },
    });
    expect(await outcome('http://127.0.0.1:1')).toBe('admin-unreachable');
  });
});
