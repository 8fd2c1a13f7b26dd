import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ExplainQuestion } from '../question';
import { printCurl, printRawHttp } from './print-curl';
import { readInput } from './read-input';

const name = fc.constantFrom(
  'x-a',
  'X-B',
  'cookie',
  'Authorization',
  'Accept',
  'user-agent',
  'x-under_score',
);
const value = fc.string({ unit: fc.constantFrom(...'aZ09 \'"$`\\;:&|<>(){}[]!*?#%~,@é'), maxLength: 12 });
const header = fc.tuple(
  name,
  value.map((text) => text.trim()),
);
const target = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'a/.%2?&=;,[]{}~\'"#$'), maxLength: 14 }).map((text) => `/${text}`),
  fc.constantFrom('*', 'http://other.com/a', '/a/../b', '//', '/a b'),
);
const host = fc.constantFrom('a.com', 'a.com:8080', 'A.b.com:80', 'x_y.com', '10.0.0.9', '[::1]:80', '');
const tls = fc.option(
  fc.record({
    sni: fc.constantFrom('', 'a.com', 'shop.example.com'),
    alpn: fc.constantFrom(['h2', 'http/1.1'], ['http/1.1'], []),
  }),
);
const question = fc
  .record({
    ...{ host: fc.option(host), headers: fc.array(header, { maxLength: 4 }), target, tls },
    method: fc.constantFrom('GET', 'HEAD', 'POST', 'OPTIONS', 'CONNECT'),
    listener: fc.record({
      address: fc.constantFrom('10.0.0.1', '::1', '192.0.2.2'),
      port: fc.constantFrom(80, 443, 8080),
    }),
  })
  .map(
    ({ host: own, headers, ...rest }): ExplainQuestion => ({
      ...rest,
      headers: [...(own === null ? [] : [['Host', own] as const]), ...headers],
      ...{ source: { address: '192.0.2.1', port: 40_000 }, captureMode: 'none', originalDestination: null },
      ...{ proxySource: null, scheme: null, version: '1.1', random: null },
      ...{ runtime: new Map(), metadata: new Map(), filterState: new Map(), trace: true },
    }),
  );

const sorted = (headers: ExplainQuestion['headers']) =>
  headers.map(([key, text]) => `${key.toLowerCase()}: ${text}`).sort();

it('print a curl command that is read back as the same question', () => {
  fc.assert(
    fc.property(question, (asked) => {
      const { parts, unread, problems } = readInput(printCurl(asked));
      expect({ unread, problems }).toEqual({ unread: [], problems: [] });
      if (parts === null) throw new Error('nothing read');
      expect(sorted(parts.headers)).toEqual(sorted(asked.headers));
      const { method, listener, tls: offer } = asked;
      expect(parts).toMatchObject({ method, path: asked.target, listener });
      const { transport } = parts;
      const said = transport.kind === 'tls' ? { sni: transport.sni ?? '', alpn: transport.alpn } : null;
      expect(said).toEqual(offer);
    }),
    { numRuns: 400 },
  );
});

it('print a raw request that is read back as the same question', () => {
  fc.assert(
    fc.property(question, (asked) => {
      fc.pre(asked.target.trim() === asked.target);
      const { parts, problems } = readInput(printRawHttp(asked));
      expect(problems).toEqual([]);
      expect(parts).toMatchObject({ method: asked.method, path: asked.target, headers: asked.headers });
    }),
    { numRuns: 400 },
  );
});
