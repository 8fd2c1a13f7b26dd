/** Twists that no matcher asks for: what codec, connection manager and normalisation look at. */
import type { Random } from '../random.ts';
import { type Draft, setHeader } from './draft.ts';

type Twist = readonly [kind: string, change: (draft: Draft) => void];

const PATHS = [
  '/a//b',
  '/a/../b',
  '/a/./b',
  '/a/%2e%2e/b',
  '/a%2Fb',
  '/a%5cb',
  '/a/..;x=1/b',
  '/a;x=1/b',
  '//',
  '/a/',
  '/%41',
  '/a%00',
  '/a%zz',
  '/a\\b',
  '/a#f',
  '/a|b',
  '/a/b/..',
  '/a/{x}',
  '/a/b;y=2',
];
const TARGETS = [
  'http://a.com/a',
  'https://b.com/a/b?q=1',
  'http://a_b/',
  'ftp://a.com/a',
  'http://a.com',
  'http://a.com?q=1',
  '*',
  'a/b',
  '/a b',
  '/é',
];
const HOSTS = [
  'A.COM',
  'a.com:80',
  'a.com.',
  'a.com.:80',
  'a.com:',
  'a.com:+80',
  'b.com:8080',
  '.a.com',
  'a_b',
  'a b',
  '',
  'x.a.com:443',
  '[::1]:80',
];

const add =
  (name: string, ...values: string[]) =>
  (draft: Draft): void => {
    for (const value of values) draft.headers.push([name, value]);
  };

function upgrade(type: string) {
  return (draft: Draft): void => {
    setHeader(draft, 'upgrade', type);
    setHeader(draft, 'connection', 'Upgrade');
  };
}

export function twist(random: Random, draft: Draft): string {
  const twists: readonly Twist[] = [
    [
      'path',
      (d) => {
        d.path = random.pick(PATHS);
      },
    ],
    [
      'path',
      (d) => {
        d.path = random.pick(PATHS);
      },
    ],
    [
      'path, slash at the end',
      (d) => {
        d.path += '/';
      },
    ],
    [
      'path in capitals',
      (d) => {
        d.path = d.path.toUpperCase();
      },
    ],
    [
      'target',
      (d) => {
        d.target = random.pick(TARGETS);
      },
    ],
    [
      'host',
      (d) => {
        d.host = random.pick(HOSTS);
      },
    ],
    [
      'host',
      (d) => {
        d.host = random.pick(HOSTS);
      },
    ],
    [
      'host with the own port',
      (d) => {
        d.host = `${d.host ?? 'a.com'}:${d.listener.port}`;
      },
    ],
    [
      'host missing',
      (d) => {
        d.host = null;
      },
    ],
    ['host repeated', add('host', 'b.com')],
    [
      'method',
      (d) => {
        d.method = random.pick(['get', 'FOO', 'HEAD', 'PATCH', 'OPTIONS', 'QUERY', 'TRACE']);
      },
    ],
    [
      'connect',
      (d) => {
        d.method = 'CONNECT';
        d.target = random.pick(['a.com:80', 'a.com', 'b.com:443', '/']);
      },
    ],
    [
      'options *',
      (d) => {
        d.method = 'OPTIONS';
        d.target = '*';
      },
    ],
    ['grpc', add('content-type', 'application/grpc')],
    ['grpc', add('content-type', random.pick(['application/grpc+proto', 'application/grpc-web']))],
    ['websocket', upgrade('websocket')],
    ['upgrade', upgrade(random.pick(['h2c', 'foo', 'WebSocket']))],
    [
      'x-forwarded-proto',
      add('x-forwarded-proto', random.pick(['https', 'HTTPS', 'http', '', 'https,http'])),
    ],
    [
      'x-forwarded-for',
      add('x-forwarded-for', random.pick(['10.1.2.3', '127.1.0.9', '1.2.3.4, 127.1.2.3', 'x'])),
    ],
    [
      'internal headers',
      (d) => {
        add('x-envoy-internal', 'true')(d);
        add('x-envoy-original-path', '/a')(d);
      },
    ],
    ['underscore', add('x_under', '1')],
    ['header name', add('x@y', '1')],
    ['header value', add('x-c', 'a\u0001b')],
    ['vhost header', add('x-host', random.pick(['a.com', 'x.a.com', 'nobody.org']))],
    ['repeated header', add(random.pick(['x-a', 'x-b']), 'ab', 'a')],
    ['weight', add('x-weight', random.pick(['0', '7', '61', 'x']))],
    ['cluster header', add('x-cluster', random.pick(['one', 'missing', 'empty', 'two']))],
    [
      'query',
      (d) => {
        d.query.push(random.pick(['q=1', 'q', 'a&&b', 'q=%31', '?', 'v=a#b']));
      },
    ],
  ];
  const [kind, change] = random.pick(twists);
  change(draft);
  return kind;
}
