import { beforeEach, expect, test, vi } from 'vitest';
import { PREDICTION, QUESTION } from '@/lib/answers/send/testing/samples';
import type { SendQuestion } from '@/lib/answers/send/types';
import type { SendRequest } from '@/lib/api/contract';
import { AppFailure, appError } from '@/lib/core/errors';
import type { AdminOperation } from '@/lib/snapshot/capture';
import type { Gateway, WireAnswer, WireRequest } from '@/lib/snapshot/send';
import type { Source } from '@/lib/snapshot/source';
import { log } from '../log';
import { Sender } from './sender';

const IDENTITY = { namespace: 'edge', pod: 'gw-1', uid: 'u' };
const LISTENERS = JSON.stringify({
  listener_statuses: [
    { name: 'a', local_address: { socket_address: { address: '0.0.0.0', port_value: 8080 } } },
    { name: 'b', local_address: { socket_address: { address: '0.0.0.0', port_value: 8443 } } },
    {
      name: 'q',
      local_address: { socket_address: { protocol: 'UDP', address: '0.0.0.0', port_value: 9443 } },
    },
  ],
});

const WIRE: WireAnswer = {
  end: 'answered',
  reason: '',
  head: { version: '1.1', status: 200, phrase: 'OK', headers: [['set-cookie', 'sid=secret']] },
  body: new Uint8Array(),
  bodyEnd: 'whole',
  tls: null,
  millis: { connected: 1, firstByte: 2, total: 3 },
};

const logged = vi.spyOn(log, 'warn').mockImplementation(() => {});
beforeEach(() => logged.mockClear());

interface RigOptions {
  readonly kind?: Source['summary']['kind'];
  readonly id?: string;
  readonly gateway?: Gateway['way'] | null;
  /** Operations that fail. */
  readonly broken?: readonly AdminOperation[];
  readonly answer?: () => Promise<WireAnswer>;
}

function rig({ kind = 'cluster', id = 'cluster:a', broken = [], ...more }: RigOptions = {}) {
  const sent: WireRequest[] = [];
  const asked: AdminOperation[] = [];
  const way: Gateway['way'] =
    more.gateway ?? ((_id, port) => ({ kind: 'port-forward', namespace: 'edge', pod: 'gw-1', port }));
  const source: Source = {
    summary: { id, kind, label: '', detail: '', isDefault: true, error: null },
    list: () => Promise.reject(new Error('not asked')),
    capture: () => Promise.reject(new Error('not asked')),
    askAdmin: async (_proxy, operations) => {
      asked.push(...operations);
      const error = appError('admin-timeout', { seconds: 1 });
      const part = (name: AdminOperation) => ({
        name: `admin/${name}` as const,
        body: {
          kind: 'bytes',
          bytes: new TextEncoder().encode(name === 'listeners' ? LISTENERS : '{}'),
        } as const,
        status: 200,
        millis: 1,
      });
      return {
        parts: operations.filter((name) => !broken.includes(name)).map(part),
        missing: operations
          .filter((name) => broken.includes(name))
          .map((name) => ({ name: `admin/${name}` as const, error })),
      };
    },
    gateway:
      more.gateway === null
        ? null
        : {
            way,
            send: (_proxy, request) => {
              sent.push(request);
              return (more.answer ?? (() => Promise.resolve(WIRE)))();
            },
          },
  };
  const cluster = { successes: 1, errors: 0, connections: 0, failedConnections: 0, hosts: [] };
  const sender = new Sender(
    { get: () => source },
    {
      origin: () => ({ target: { source: id, proxy: 'edge/gw-1' }, identity: IDENTITY }),
      moved: (_id, { predicted }) =>
        Promise.resolve({
          clusters: predicted.map((name) => ({ ...cluster, cluster: name, requests: 1 })),
          more: 0,
        }),
    },
  );
  const send = (
    question: Partial<SendQuestion> = {},
    ticket: string | null = null,
    rest: Partial<SendRequest> = {},
  ) =>
    sender.send(
      { snapshot: 's', question: { ...QUESTION, ...question }, prediction: PREDICTION, ticket, ...rest },
      new AbortController().signal,
    );
  return { sender, send, sent, asked };
}

const textOf = (request: WireRequest | undefined) => new TextDecoder().decode(request?.bytes);

test('GET goes at once, between two looks at the counters, and is held against the prediction', async () => {
  const { send, sent, asked } = rig();
  const answer = await send();
  expect(asked).toEqual(['listeners', 'clusters', 'clusters']);
  expect(textOf(sent[0])).toBe('GET /a HTTP/1.1\r\nhost: shop.example\r\n\r\n');
  expect(answer).toMatchObject({
    state: 'sent',
    report: { headline: 'The gateway did what was predicted', comparison: { outcome: 'same' } },
  });
});

test('another method waits for a person, who allows exactly this request, once', async () => {
  const { send, sent } = rig();
  const first = await send({ method: 'DELETE' });
  expect(first).toMatchObject({
    state: 'consent',
    request: expect.stringMatching(/^DELETE \/a HTTP\/1\.1\r\n/),
  });
  const ticket = first.state === 'consent' ? first.ticket : '';
  expect((await send({ method: 'DELETE', target: '/b' }, ticket)).state).toBe('consent');
  // Used up by the request that it was not for.
  expect((await send({ method: 'DELETE' }, ticket)).state).toBe('consent');
  expect((await send({ method: 'DELETE' }, crypto.randomUUID())).state).toBe('consent');
  expect(sent).toEqual([]);
  const again = await send({ method: 'DELETE' });
  const fresh = again.state === 'consent' ? again.ticket : '';
  expect((await send({ method: 'DELETE' }, fresh)).state).toBe('sent');
  expect((await send({ method: 'DELETE' }, fresh)).state).toBe('consent');
  expect(sent).toHaveLength(1);
});

test.each([15000, 9443, 8081])(
  'port %i, where no listener of this Envoy takes TCP, is never dialled',
  async (port) => {
    const { send, sent } = rig();
    const text = expect.stringContaining(`no listener on port ${port} now. Its ports are 8080, 8443.`);
    expect(await send({ listener: { address: '10.0.0.1', port } })).toEqual({ state: 'off', text });
    expect(sent).toEqual([]);
  },
);

test('without the list of listeners nothing is sent', async () => {
  const { send, sent } = rig({ broken: ['listeners'] });
  await expect(send()).rejects.toThrow('admin-timeout');
  expect(sent).toEqual([]);
});

test('without counters it is sent, and why they are missing is said', async () => {
  const answer = await rig({ broken: ['clusters'] }).send();
  expect(answer).toMatchObject({ state: 'sent', report: { moved: null } });
  expect(answer.state === 'sent' ? answer.report.movedWhy : '').toContain('could not be read');
});

test.each([
  ['file', 'file:upload-1', 'An uploaded file has no gateway'],
  ['file', 'file:1', 'A file has no gateway'],
  ['demo', 'demo', 'The demo is a recording'],
  ['url', 'url', '--gateway-address HOST:PORT'],
] as const)('%s %s says why it is off', async (kind, id, words) => {
  const { sender, send } = rig({ kind, id, gateway: null });
  expect(sender.place('s', 8080)).toEqual({ way: null, off: expect.stringContaining(words) });
  expect(await send()).toEqual({ state: 'off', text: expect.stringContaining(words) });
});

test('an address of the flag stands for one port of a listener', async () => {
  const gateway: Gateway['way'] = (_id, port) =>
    port === 8080 ? { kind: 'address', address: 'gw:80' } : null;
  const { sender, send, asked } = rig({ kind: 'url', id: 'url', gateway });
  expect(sender.place('s', 8080).way).toBe('to gw:80, given by --gateway-address');
  expect(sender.place('s', 443).off).toContain('--gateway-address 443=HOST:PORT');
  expect((await send()).state).toBe('sent');
  expect(asked).toEqual(['clusters', 'clusters']);
});

test('the log has one line for a request, with nothing secret in it', async () => {
  await rig().send({ target: '/a?token=secret', headers: [['authorization', 'Bearer secret']] });
  expect(logged).toHaveBeenCalledTimes(1);
  const [line] = logged.mock.calls[0] ?? [];
  expect(line).toMatchObject({ audit: 'request-sent', proxy: 'edge/gw-1', method: 'GET', status: 200 });
  expect(JSON.stringify(logged.mock.calls)).not.toContain('secret');
  const failing = rig({ answer: () => Promise.reject(new AppFailure(appError('pod-gone'))) });
  await expect(failing.send()).rejects.toThrow('pod-gone');
  expect(logged.mock.calls[1]?.[0]).toMatchObject({ end: 'pod-gone' });
});

test('what is shown and copied has no secret in it', async () => {
  const answer = await rig().send({ headers: [['authorization', 'Bearer secret']] });
  expect(answer.state).toBe('sent');
  expect(JSON.stringify(answer)).not.toContain('secret');
});

test('few at a time', async () => {
  const { send } = rig({ answer: () => new Promise(() => {}) });
  for (let index = 0; index < 4; index += 1) void send();
  await expect(send()).rejects.toThrow('busy');
});
