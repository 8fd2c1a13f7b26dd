import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readInput } from './read-input';
import { printBulkLine } from './testing/print-bulk-line';

const ISTIO =
  '[2026-01-02T03:04:05.678Z] "GET /a?b=1 HTTP/2" 404 NR route_not_found - "-" 0 0 0 - "10.0.0.9" "me" "id-1" "shop.example.com" "-" - - 10.0.0.1:8443 10.0.0.9:5000 shop.example.com my route';

describe('readInput', () => {
  it('reads an Istio log line', () => {
    const { parts, logged } = readInput(ISTIO);
    expect(parts).toMatchObject({
      method: 'GET',
      path: '/a?b=1',
      listener: { address: '10.0.0.1', port: 8443 },
    });
    expect(logged).toMatchObject({
      code: 404,
      flags: 'NR',
      details: 'route_not_found',
      routeName: 'my route',
    });
  });

  it('keeps the target of a raw request and a URL byte for byte', () => {
    expect(readInput('GET /a/../%2e?x HTTP/1.1\r\nHost: a\r\nX: 1\r\nx: 2\r\n\r\n').parts).toMatchObject({
      path: '/a/../%2e?x',
      headers: [
        ['Host', 'a'],
        ['X', '1'],
        ['x', '2'],
      ],
    });
    expect(readInput('http://a.com:8080/a/../b#c').parts?.path).toBe('/a/../b');
  });

  it('gives the same question after printing a bulk line, and never throws', () => {
    const { parts } = readInput("curl 'https://a.com/x' -H 'X: 1'");
    expect(parts === null ? null : readInput(printBulkLine(parts)).parts).toEqual(parts);
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readInput(text)));
  });
});
