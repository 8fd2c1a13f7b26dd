import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readInput } from './read-input';

const ENVOY =
  '[2026-01-02T03:04:05.678Z] "POST /api/v1?x=1 HTTP/1.1" 503 UH 12 91 0 - "10.0.35.28" "nsq2http" "cc21d9b0" "locations:81" "-"';
const ISTIO =
  '[2026-01-02T03:04:05.678Z] "GET /a HTTP/2" 403 - rbac_access_denied_matched_policy[none] - "-" 0 19 1 - "1.2.3.4,10.0.0.9" "curl/8" "id" "shop.com" "10.1.1.1:8080" outbound|80||a.b - 10.0.0.1:8443 10.0.0.9:5000 shop.com my.route two';

describe('a line of the access log', () => {
  it('in the default format of Envoy', () => {
    const { kind, parts, logged, unread } = readInput(ENVOY);
    expect(kind).toBe('access-log');
    expect(unread).toEqual([]);
    expect(logged).toMatchObject({
      format: 'envoy-text',
      code: 503,
      flags: 'UH',
      details: null,
      upstreamHost: null,
    });
    expect(parts).toMatchObject({
      ...{ method: 'POST', path: '/api/v1?x=1', version: 'HTTP/1.1', transport: { kind: 'unknown' } },
      headers: [
        ['Host', 'locations:81'],
        ['User-Agent', 'nsq2http'],
      ],
    });
  });

  it('in the default format of Istio, with what was logged of the answer', () => {
    const { parts, logged, notes } = readInput(`2026 stdout F ${ISTIO}\nnext line`);
    expect(logged).toMatchObject({
      ...{ format: 'istio-text', code: 403, flags: null, details: 'rbac_access_denied_matched_policy[none]' },
      ...{ routeName: 'my.route two', upstreamCluster: 'outbound|80||a.b', upstreamHost: '10.1.1.1:8080' },
      ...{ downstreamLocal: { address: '10.0.0.1', port: 8443 }, forwardedFor: '1.2.3.4,10.0.0.9' },
    });
    expect(parts?.transport).toEqual({ kind: 'tls', sni: 'shop.com', alpn: null });
    expect(parts?.source).toEqual({ address: '10.0.0.9', port: 5000 });
    expect(notes).toEqual([
      { code: 'headers-not-logged' },
      { code: 'x-forwarded-for-left-out' },
      { code: 'more-lines-left-out', count: 1 },
    ]);
  });

  it('in JSON, with keys that are not known listed', () => {
    const line = {
      ...{ response_code: 404, response_flags: 'NR', method: 'GET', path: '/x', authority: 'a.com' },
      ...{ protocol: 'HTTP/1.1', requested_server_name: null, trace: 'abc', ['__proto__']: 1 },
    };
    const { kind, parts, logged, unread } = readInput(JSON.stringify(line));
    expect(kind).toBe('access-log');
    expect(parts).toMatchObject({ method: 'GET', path: '/x', headers: [['Host', 'a.com']] });
    expect(logged).toMatchObject({ format: 'istio-json', code: 404, flags: 'NR' });
    expect(unread.map(({ text }) => text)).toContain('trace');
  });

  it('of a TCP connection has no request', () => {
    const line = ISTIO.replace('"GET /a HTTP/2"', '"- - -"');
    expect(readInput(line)).toMatchObject({
      parts: { method: null, path: null },
      notes: [{ code: 'tcp-connection' }, {}],
    });
  });

  it('keeps quotes that Envoy does not escape', () => {
    const line = ENVOY.replace('/api/v1?x=1', '/a"b?c="d');
    expect(readInput(line).parts?.path).toBe('/a"b?c="d');
    const value = fc
      .string({ unit: fc.constantFrom(...'ab"/=?-'), minLength: 1, maxLength: 8 })
      .filter((text) => text !== '-');
    fc.assert(
      fc.property(value, (agent) => {
        const { parts } = readInput(ENVOY.replace('nsq2http', () => agent));
        expect(parts?.headers).toEqual([
          ['Host', 'locations:81'],
          ['User-Agent', agent],
        ]);
      }),
    );
  });
});
