import { describe, expect, test } from 'vitest';
import { ADMIN_PATHS } from '@/lib/snapshot/capture';
import { errorOf } from './testing/failure';
import { chunkedAnswer, httpAnswer, playEnvoy } from './testing/fake-envoy';
import { answering, ask, DUMP, podRig, textOf } from './testing/pod-rig';

describe('asking Envoy', () => {
  test('sends what Envoy needs and nothing of ours, over one connection', async () => {
    const rig = await podRig();
    const heads: string[] = [];
    await rig.withPod(
      async (port) => {
        port.hello();
        for (;;) {
          heads.push(await port.request());
          port.data(httpAnswer({ body: DUMP }));
        }
      },
      async (admin) => {
        const answer = await ask(admin);
        expect(textOf(answer.bytes)).toBe(DUMP);
        expect(answer.bytes.buffer.byteLength).toBe(DUMP.length);
        await admin.fetch('clusters', { signal: new AbortController().signal, onBytes: () => {} });
      },
    );
    expect(rig.stub.upgrades).toHaveLength(1);
    expect(rig.stub.upgrades[0]).toMatchObject({ path: '/api/v1/namespaces/edge/pods/gw-1/portforward' });
    expect(rig.stub.upgrades[0]?.query.toString()).toBe('ports=15000');
    expect(rig.stub.upgrades[0]?.headers['sec-websocket-protocol']).toBe('v4.channel.k8s.io');
    expect(rig.stub.upgrades[0]?.headers['sec-websocket-extensions']).toBeUndefined();
    expect(heads.map((head) => head.split('\r\n'))).toEqual(
      [ADMIN_PATHS.config_dump, ADMIN_PATHS.clusters].map((path) => [
        `GET ${path} HTTP/1.1`,
        'host: localhost:15000',
        'Connection: keep-alive',
      ]),
    );
  });

  test('reads answers by length and in chunks, in frames of any size', async () => {
    const rig = await podRig();
    for (const text of [httpAnswer({ body: DUMP }), chunkedAnswer([DUMP.slice(0, 9), DUMP.slice(9)])]) {
      for (const size of [1, 7, 10_000]) {
        await rig.withPod(
          async (port) => {
            for (const byte of port.portBytes()) {
              port.raw(Buffer.alloc(0));
              port.frame(0, Buffer.from([byte]));
              port.frame(1, Buffer.alloc(0));
            }
            await port.request();
            for (let at = 0; at < text.length; at += size) port.data(text.slice(at, at + size));
          },
          async (admin) => expect(textOf((await ask(admin)).bytes)).toBe(DUMP),
        );
      }
    }
  });

  test('counts bytes while they come', async () => {
    const rig = await podRig();
    const seen: number[] = [];
    await rig.withPod(answering(httpAnswer({ body: DUMP })), async (admin) => {
      await admin.fetch('config_dump', {
        signal: new AbortController().signal,
        onBytes: (n) => seen.push(n),
      });
    });
    expect(seen.at(-1)).toBe(DUMP.length);
  });

  test('takes /ready as text, and its 503 as an answer', async () => {
    const rig = await podRig();
    await rig.withPod(
      (port) => playEnvoy(port, { ready: { status: 503, body: 'PRE_INITIALIZING\n' } }),
      async (admin) => {
        const answer = await admin.fetch('ready', {
          signal: new AbortController().signal,
          onBytes: () => {},
        });
        expect([answer.status, textOf(answer.bytes)]).toEqual([503, 'PRE_INITIALIZING\n']);
      },
    );
  });

  test('a kept connection that ended meanwhile is replaced once', async () => {
    const rig = await podRig();
    let dials = 0;
    await rig.withPod(
      async (port) => {
        dials += 1;
        port.hello();
        await port.request();
        port.data(httpAnswer({ body: DUMP }));
        if (dials === 1) await port.request().then(() => port.cut());
      },
      async (admin) => {
        await ask(admin);
        expect(textOf((await ask(admin)).bytes)).toBe(DUMP);
      },
    );
    expect(dials).toBe(2);
  });

  test('error text after a whole answer leaves the answer and is a warning', async () => {
    const rig = await podRig();
    const warnings: string[] = [];
    await rig.withPod(
      answering(httpAnswer({ body: DUMP }), (port) => {
        port.error('lost connection\nto pod');
        port.close(1000);
      }),
      async (admin) => {
        expect(textOf((await ask(admin)).bytes)).toBe(DUMP);
        await new Promise((resolve) => setTimeout(resolve, 50));
      },
      { onWarning: (text) => warnings.push(text) },
    );
    expect(warnings).toEqual(['lost connection to pod']);
  });

  test('200 MB arrive whole, without passing the limit of what is held back', async () => {
    const rig = await podRig();
    const size = 200 * 1024 * 1024;
    const piece = Buffer.alloc(64 * 1024, 0x20);
    piece[0] = 0x7b;
    let worst = 0;
    await rig.withPod(
      async (port) => {
        port.hello();
        await port.request();
        port.data(`HTTP/1.1 200 OK\r\nserver: envoy\r\ncontent-length: ${size}\r\n\r\n`);
        for (let sent = 0; sent < size; sent += piece.length) {
          port.data(piece);
          while (port.buffered > 4 * 1024 * 1024) await new Promise((resolve) => setImmediate(resolve));
        }
      },
      async (admin) => {
        const timer = setInterval(() => {
          worst = Math.max(worst, performance.now() - last);
          last = performance.now();
        }, 10);
        let last = performance.now();
        const answer = await ask(admin);
        clearInterval(timer);
        expect(answer.bytes.length).toBe(size);
        expect(answer.bytes.buffer.byteLength).toBe(size);
      },
      { timings: { dial: 5000, firstByte: 10_000, idle: 10_000, total: 60_000 } },
    );
    expect(worst).toBeLessThan(1000);
  }, 60_000);
});

test('a caller that goes away ends the connection, before and during the answer', async () => {
  const rig = await podRig();
  const answers = ['', 'HTTP/1.1 200 OK\r\nserver: envoy\r\ncontent-length: 9000\r\n\r\n{'];
  for (let round = 0; round < 20; round += 1) {
    await rig.withPod(answering(answers[round % 2] ?? ''), async (admin) => {
      const abort = new AbortController();
      setTimeout(() => abort.abort(), round);
      const startedAt = performance.now();
      expect((await errorOf(ask(admin, abort.signal))).code).toBe('cancelled');
      expect(performance.now() - startedAt).toBeLessThan(1000);
    });
  }
});
