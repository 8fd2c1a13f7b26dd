import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TLSSocket } from 'node:tls';
import { expect, onTestFinished, test } from 'vitest';
import type { WireRequest } from '@/lib/snapshot/send';
import { makeCertificate } from '../testing/certificate';
import { QUICK } from '../testing/contexts';
import { errorOf } from '../testing/failure';
import { expectNoLeaks } from '../testing/leaks';
import { addressGateway } from './address-gateway';

const PROXY = { id: '-', identity: { namespace: '', pod: 'gw', uid: '' } };

/** What no HTTP client would send: a raw target, and headers in any case, order and number. */
const BYTES = 'GET /a b\\..//%2e?x#y HTTP/1.1\r\nX-b: 1\r\nhost: h\r\nX-b:  2\r\n\r\n';

function request(more: Partial<WireRequest> = {}): WireRequest {
  return { port: 8080, tls: null, bytes: new TextEncoder().encode(BYTES), isHead: false, ...more };
}

async function listening(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => sockets.add(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  // Border: a TCP server's address is not a path.
  return (server.address() as AddressInfo).port;
}

/** Plays a gateway that reads a request and does something. Answers its port and what it was sent. */
async function gateway(then: (socket: Socket) => void) {
  const seen: string[] = [];
  const port = await listening(
    createServer((socket) => {
      socket.on('error', () => {});
      socket.on('data', (chunk: Buffer) => {
        seen.push(chunk.toString('latin1'));
        then(socket);
      });
    }),
  );
  return { port, seen };
}

const send = (port: number, more: Partial<WireRequest> = {}, signal = new AbortController().signal) => {
  const door = addressGateway([{ listenerPort: 8080, host: '127.0.0.1', port }], QUICK);
  if (door === null) throw new Error('no gateway');
  return door.send(PROXY, request(more), signal);
};

test('what is sent is what was given, byte for byte', async () => {
  const { port, seen } = await gateway((socket) =>
    socket.end('HTTP/1.1 404 Not Found\r\nserver: envoy\r\ncontent-length: 3\r\n\r\nno!'),
  );
  await expectNoLeaks(async () => {
    const answer = await send(port);
    expect(answer).toMatchObject({ end: 'answered', reason: '', bodyEnd: 'whole', tls: null });
    expect(answer.head).toMatchObject({ status: 404, phrase: 'Not Found' });
    expect(Buffer.from(answer.body).toString()).toBe('no!');
  });
  expect(seen.join('')).toBe(BYTES);
});

test('over TLS with the SNI and ALPN of the question, whatever the certificate says', async () => {
  const { cert, key } = await makeCertificate('DNS:other.example');
  const seen: (string | false | null)[] = [];
  const port = await listening(
    createTlsServer({ cert, key, ALPNProtocols: ['h2', 'http/1.1'] }, (socket: TLSSocket) => {
      seen.push(socket.servername, socket.alpnProtocol);
      socket.on('data', () => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n'));
    }),
  );
  await expectNoLeaks(async () => {
    const answer = await send(port, { tls: { sni: 'shop.example', alpn: ['http/1.1'] } });
    expect(answer.head?.status).toBe(200);
    expect(answer.tls).toMatchObject({ alpn: 'http/1.1', subject: 'stub', names: ['DNS:other.example'] });
    const silent = await send(port, { tls: { sni: '', alpn: [] } });
    expect(silent.tls?.alpn).toBeNull();
  });
  expect(seen).toEqual(['shop.example', 'http/1.1', false, false]);
});

test.each([
  ['closed without an answer', (socket: Socket) => socket.end(), 'closed'],
  ['reset', (socket: Socket) => socket.resetAndDestroy(), 'closed'],
  ['answered by something else', (socket: Socket) => socket.write('220 smtp\r\n'), 'not-http'],
  ['left without an answer', () => {}, 'timeout'],
] as const)('a connection that is %s', async (_, then, end) => {
  const { port } = await gateway(then);
  await expectNoLeaks(async () => {
    expect(await send(port)).toMatchObject({ end, head: null });
  });
});

test('a body that never ends is left after a while, with what came of it', async () => {
  const { port } = await gateway((socket) => socket.write('HTTP/1.1 200 OK\r\n\r\nfirst'));
  const answer = await send(port);
  expect(answer).toMatchObject({ end: 'answered', reason: '0.6 s between two pieces of the answer' });
  expect(Buffer.from(answer.body).toString()).toBe('first');
});

test('TLS that meets plaintext fails in its handshake', async () => {
  const { port } = await gateway((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
  const tls = { sni: 'a.example', alpn: [] };
  expect(await send(port, { tls })).toMatchObject({ end: 'tls-failed', tls: null, head: null });
  const closing = await gateway((socket) => socket.end());
  const cut = await send(closing.port, { tls });
  expect(cut).toMatchObject({ end: 'tls-failed', reason: 'the connection was closed during the handshake' });
});

test('nothing listens', async () => {
  const server = createServer();
  const port = await listening(server);
  await new Promise((done) => server.close(done));
  expect(await send(port)).toMatchObject({ end: 'refused' });
  expect(await send(port, { tls: { sni: 'a.example', alpn: [] } })).toMatchObject({ end: 'refused' });
});

test('ends with whoever waits for it', async () => {
  const { port } = await gateway(() => {});
  await expectNoLeaks(async () => {
    expect((await errorOf(send(port, {}, AbortSignal.timeout(50)))).code).toBe('cancelled');
    expect((await errorOf(send(port, {}, AbortSignal.abort()))).code).toBe('cancelled');
  });
});

test('only ports that were given an address have a way', () => {
  expect(addressGateway([])).toBeNull();
  const door = addressGateway([{ listenerPort: 8080, host: '::1', port: 80 }]);
  expect(door?.way('-', 8080)).toEqual({ kind: 'address', address: '[::1]:80' });
  for (const port of [80, 15000, 0]) expect(door?.way('-', port)).toBeNull();
});
