import type { NamedCase } from './model.ts';

const ANY = [{ name: 'd', match: { prefix: '/' }, direct_response: { status: 204 } }];
const GRPC = ['content-type', 'application/grpc'] as const;

export const MESSAGES: readonly NamedCase[] = [
  {
    name: 'HTTP/1.0 is refused with 426, to gRPC too',
    routes: ANY,
    requests: [
      {
        line: 'GET /',
        version: '1.0',
        headers: [GRPC],
        expected: { verdict: 'bad-request', status: 426, flags: 'DPE', details: 'low_version' },
      },
    ],
  },
  {
    name: 'a fault of a header is found before one of the URL',
    routes: ANY,
    requests: [
      {
        line: 'CONNECT a.com',
        headers: [['x', 'a\u0001b']],
        expected: { verdict: 'bad-request', details: 'http1.invalid_characters' },
      },
      { line: 'CONNECT a.com', expected: { verdict: 'bad-request', details: 'http1.invalid_url' } },
      { line: 'GET a/b', expected: { verdict: 'bad-request', details: 'http1.codec_error' } },
    ],
  },
  {
    name: 'HTTP/2 resets what HTTP/1 answers with 400',
    routes: ANY,
    requests: [
      {
        line: 'GET /',
        version: '2',
        headers: [['x', 'a\u0001b']],
        expected: { verdict: 'bad-request', status: null, details: 'http2.invalid.header.field' },
      },
      {
        line: 'GET /',
        version: '2',
        headers: [['host', '']],
        expected: { verdict: 'bad-request', status: null, details: 'http2.invalid.header.field' },
      },
      {
        line: 'GET http://a.com/',
        version: '2',
        expected: { verdict: 'bad-request', status: null, details: 'http2.violation.of.messaging.rule' },
      },
    ],
  },
  {
    name: 'methods are those that the codec knows, in capitals',
    routes: ANY,
    requests: [
      { line: 'get /', expected: { verdict: 'bad-request', details: 'http1.codec_error' } },
      { line: 'PURGE /', expected: { verdict: 'direct-response' } },
      { line: 'QUERY /', expected: { verdict: 'bad-request', details: 'query_missing_content_type' } },
    ],
  },
  {
    name: 'an absent Host is refused, an empty one is a host',
    routes: ANY,
    requests: [
      { line: 'GET /', headers: null, expected: { verdict: 'bad-request', details: 'missing_host_header' } },
      { line: 'GET /', headers: [['host', '']], expected: { verdict: 'direct-response', virtualHost: 'v' } },
      {
        line: 'GET /',
        headers: [['host', 'a b']],
        expected: { verdict: 'bad-request', flags: 'DPE', details: 'http.invalid_authority' },
      },
    ],
  },
  {
    name: 'own answers are 200 to gRPC, and to nothing that only looks like it',
    routes: [{ name: 'd', match: { path: '/d' }, direct_response: { status: 403 } }],
    requests: [
      { line: 'POST /d', headers: [GRPC], expected: { verdict: 'direct-response', status: 200 } },
      { line: 'POST /x', headers: [GRPC], expected: { verdict: 'no-route', status: 200 } },
      {
        line: 'POST /x',
        headers: [['content-type', 'application/grpc-web']],
        expected: { verdict: 'no-route', status: 404 },
      },
    ],
  },
  {
    name: 'dot segments with path parameters are resolved, and slashes are merged',
    manager: { normalize_path: true, merge_slashes: true },
    routes: [{ name: 'f', match: { prefix: '/' }, route: { cluster: 'one' } }],
    requests: [
      { line: 'GET /a/..;x=1/b', expected: { verdict: 'forwarded', upstreamPath: '/b' } },
      { line: 'GET /a/%2e%2e;/b', expected: { verdict: 'forwarded', upstreamPath: '/a/..;/b' } },
      { line: 'GET /a//b', expected: { verdict: 'forwarded', upstreamPath: '/a/b' } },
      { line: 'GET //', expected: { verdict: 'forwarded', upstreamPath: '//' } },
      { line: 'GET /%41', expected: { verdict: 'forwarded', upstreamPath: '/A' } },
    ],
  },
  {
    name: 'escaped slashes: 307 to the path without them',
    manager: { path_with_escaped_slashes_action: 'UNESCAPE_AND_REDIRECT' },
    routes: ANY,
    requests: [
      {
        line: 'GET /a%2Fb',
        expected: {
          verdict: 'redirect',
          status: 307,
          location: '/a/b',
          details: 'path_normalization_failed',
        },
      },
    ],
  },
];
