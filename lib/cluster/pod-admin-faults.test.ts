import { describe, expect, test } from 'vitest';
import { ADMIN_PATHS } from '@/lib/snapshot/capture';
import { PodAdmin } from './pod-admin';
import { QUICK } from './testing/contexts';
import { errorOf } from './testing/failure';
import { chunkedAnswer, httpAnswer } from './testing/fake-envoy';
import { answering, ask, DUMP, podRig, TARGET } from './testing/pod-rig';
import type { StubPort } from './testing/stub-port';

describe('an answer that is cut', () => {
  const body = DUMP;
  const truncated = async (admin: PodAdmin) =>
    expect((await errorOf(ask(admin))).code).toBe('admin-truncated');

  test.each([
    ['close 1000 in the body', httpAnswer({ body }).slice(0, -50), (p: StubPort) => p.close(1000)],
    ['reset in the body', httpAnswer({ body }).slice(0, -50), (p: StubPort) => p.cut()],
    [
      'length too big',
      httpAnswer({ body, headers: { 'content-length': '9999' } }),
      (p: StubPort) => p.close(1000),
    ],
    ['no last chunk', chunkedAnswer([body], false), (p: StubPort) => p.close(1000)],
    ['in the head', 'HTTP/1.1 200 OK\r\nserver: env', (p: StubPort) => p.close(1000)],
    ['before the head', '', (p: StubPort) => p.close(1000)],
    [
      'with error text in the body',
      httpAnswer({ body }).slice(0, -50),
      (p: StubPort) => p.error('broken pipe'),
    ],
  ])('%s', async (_name, text, end) => {
    const rig = await podRig();
    await rig.withPod(answering(text, end), truncated);
  });

  test('at any offset is never taken for a whole one', async () => {
    const rig = await podRig();
    for (const whole of [httpAnswer({ body: '{"a": [1, 2]}' }), chunkedAnswer(['{"a": [1', ', 2]}'])]) {
      for (let offset = 0; offset < whole.length; offset += 3) {
        rig.stub.onPort = (port) => void answering(whole.slice(0, offset), (p) => p.close(1000))(port);
        const admin = new PodAdmin(rig.client, TARGET, { timings: QUICK });
        expect([offset, (await errorOf(ask(admin))).code]).toEqual([offset, 'admin-truncated']);
        admin.close();
      }
    }
  });

  test('says how much came', async () => {
    const rig = await podRig();
    await rig.withPod(
      answering(httpAnswer({ body }).slice(0, -10), (p) => p.close(1000)),
      async (admin) => {
        expect((await errorOf(ask(admin))).details).toMatchObject({ bytes: body.length - 10, pod: 'gw-1' });
      },
    );
  });
});

describe('a port that does not answer as it should', () => {
  test('text on the error channel means that nothing listens, whatever the text says', async () => {
    const rig = await podRig();
    const warnings: string[] = [];
    for (const text of ['dial tcp 127.0.0.1:15000: connect: connection refused', '{"weird": true}']) {
      await rig.withPod(
        (port) => {
          port.hello();
          for (const byte of Buffer.from(text)) port.frame(1, Buffer.from([byte]));
          port.close(1000);
        },
        async (admin) => {
          expect(await errorOf(ask(admin))).toEqual({
            code: 'portforward-refused',
            details: { namespace: 'edge', pod: 'gw-1', port: 15000, reason: text },
          });
        },
        { onWarning: (warning) => warnings.push(warning) },
      );
    }
    expect(warnings).toEqual([]);
  });

  test('error text without a close is not waited for', async () => {
    const rig = await podRig();
    await rig.withPod(
      (port) => {
        port.hello();
        port.error('timeout creating error stream');
      },
      async (admin) => expect((await errorOf(ask(admin))).code).toBe('portforward-refused'),
      { timings: { ...QUICK, firstByte: 5000 } },
    );
  });

  test.each([
    ['channel 7', (p: StubPort) => p.frame(7, Buffer.from('x'))],
    ['another port', (p: StubPort) => p.frame(0, Buffer.from([1, 2, 3]))],
    ['a text frame', (p: StubPort) => p.raw('hello')],
    ['a frame above 1 MiB', (p: StubPort) => p.frame(0, Buffer.alloc(1024 * 1024 + 1))],
  ])('%s breaks the protocol', async (_name, act) => {
    const rig = await podRig();
    await rig.withPod(act, async (admin) => {
      const error = await errorOf(ask(admin));
      expect(error.code).toBe('portforward-failed');
      expect(error.details['reason']).toMatch(/port-forward protocol/);
    });
  });

  test('silence, a stop in the body and a slow drip each have their limit', async () => {
    const rig = await podRig();
    const timings = { dial: 2000, firstByte: 200, idle: 250, total: 900 };
    const head = 'HTTP/1.1 200 OK\r\nserver: envoy\r\ncontent-length: 9000\r\n\r\n{';
    const drip = (port: StubPort) => {
      const timer = setInterval(() => (port.isOpen ? port.data(' ') : clearInterval(timer)), 50);
    };
    for (const [act, operation, phase, bytes] of [
      // A dump is built whole before its first byte: it may take all the time there is.
      [(p: StubPort) => p.hello(), 'config_dump', 'total', 0],
      [(p: StubPort) => p.hello(), 'server_info', 'first-byte', 0],
      [answering(head), 'config_dump', 'idle', 1],
      [answering(head, drip), 'config_dump', 'total', expect.any(Number)],
    ] as const) {
      await rig.withPod(
        act,
        async (admin) => {
          const error = await errorOf(ask(admin, undefined, operation));
          expect([error.code, error.details['phase'], error.details['bytes']]).toEqual([
            'admin-timeout',
            phase,
            bytes,
          ]);
        },
        { timings },
      );
    }
  });

  test('a body above the limit is stopped', async () => {
    const rig = await podRig();
    await rig.withPod(
      answering(httpAnswer({ body: DUMP })),
      async (admin) => expect((await errorOf(ask(admin))).details['limit']).toBe('100 B'),
      { limitBytes: 100 },
    );
  });

  test.each([
    ['HTML of another server', httpAnswer({ body: '<html>', headers: { server: 'nginx' } })],
    ['HTML in Envoy’s name', httpAnswer({ body: '<html>' })],
    ['no server header', 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}'],
    ['a body without an end', 'HTTP/1.1 200 OK\r\nserver: envoy\r\n\r\n{}'],
    ['404 of a listener', httpAnswer({ status: 404, body: '' })],
    ['a redirect', httpAnswer({ status: 302, body: '', headers: { location: 'http://169.254.169.254/' } })],
    ['an SSH banner', 'SSH-2.0-OpenSSH_9.6\r\n'],
    ['an HTTP/2 preface', `\0\0\x12\x04${'\0'.repeat(20)}`],
  ])('%s is no Envoy admin', async (_name, text) => {
    const rig = await podRig();
    await rig.withPod(answering(text), async (admin) => {
      const error = await errorOf(ask(admin));
      expect(error.code).toBe('not-envoy');
      expect(JSON.stringify(error)).not.toMatch(/html|OpenSSH|169/);
    });
  });

  test('403 of Envoy is its own policy, 500 its own trouble', async () => {
    const rig = await podRig();
    await rig.withPod(
      answering(httpAnswer({ status: 403, body: 'request to path not allowed' })),
      async (admin) => {
        expect(await errorOf(ask(admin))).toEqual({
          code: 'admin-forbidden-path',
          details: { path: ADMIN_PATHS.config_dump },
        });
      },
    );
    await rig.withPod(answering(httpAnswer({ status: 500, body: '' })), async (admin) => {
      expect((await errorOf(ask(admin))).code).toBe('admin-unreachable');
    });
  });
});
