import fc from 'fast-check';
import { describe, expect, it, test, vi } from 'vitest';
import { tokensOf } from '@/lib/core/json-pointer';
import { readKeyQuery } from './key-query';
import { found, hitsInPieces, hitsOf, open, openPlain, placesOf } from './testing/hits-of';
import { anyJson, holds, type Token, tokens } from './testing/spelled-json';

// Many random cases, on a machine that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const DUMP = JSON.stringify({
  configs: [
    {
      '@type': 'RoutesConfigDump',
      routes: [
        { match: { prefix: '/status' }, route: { cluster: 'outbound|80||a.b' } },
        { match: { prefix: '/status/200', path: null }, route: { cluster: 'outbound|80||a' } },
      ],
      domains: ['a.com', ['b.com']],
      address: { port_value: 8080, socketAddress: { portValue: 18080 } },
      typed_per_filter_config: { 'envoy.filters.http.cors': { '*': 1 } },
      tls: true,
    },
  ],
});
const keys = (text: string, matchCase = false, wholeWord = false) =>
  found(DUMP, { mode: 'key', text, matchCase, wholeWord }).map((place) => place.replace('/configs/0', ''));

describe('key:value', () => {
  test.each([
    ['cluster:outbound|80||a', ['/routes/0/route/cluster', '/routes/1/route/cluster']],
    ['cluster:"outbound|80||a"', ['/routes/1/route/cluster']],
    ['"cluster": "outbound|80||a"', ['/routes/1/route/cluster']],
    ['Cluster:OUTBOUND|80||A.B', ['/routes/0/route/cluster']],
    ['port_value:8080', ['/address/port_value', '/address/socketAddress/portValue']],
    ['portValue:"8080"', ['/address/port_value']],
    ['portvalue:1', ['/address/socketAddress/portValue']],
    ['routes.*.match.prefix:/status/', ['/routes/1/match/prefix']],
    ['routes.match.prefix:/status', ['/routes/0/match/prefix', '/routes/1/match/prefix']],
    ['routes.1.match.prefix:/status', ['/routes/1/match/prefix']],
    ['routes.prefix:/status', []],
    ['routes.**.prefix:/status', ['/routes/0/match/prefix', '/routes/1/match/prefix']],
    ['configs.**:8080', ['/address/port_value', '/address/socketAddress/portValue']],
    ['match.*:/status/200', ['/routes/1/match/prefix']],
    ['*_value:80', ['/address/port_value', '/address/socketAddress/portValue']],
    ['*fix:*', ['/routes/0/match/prefix', '/routes/1/match/prefix']],
    ['domains:com', ['/domains/0', '/domains/1/0']],
    ['domains:"a.com"', ['/domains/0']],
    ['"@type":', ['/@type']],
    ['@type:Routes', ['/@type']],
    ['"envoy.filters.http.cors".*:1', ['/typed_per_filter_config/envoy.filters.http.cors/*']],
    ['"*":', ['/typed_per_filter_config/envoy.filters.http.cors/*']],
    ['address', ['key /address']],
    ['socket_address:*', ['key /address/socketAddress']],
    ['tls:true', ['/tls']],
    ['path:null', ['/routes/1/match/path']],
    ['route.cluster: ', ['/routes/0/route/cluster', '/routes/1/route/cluster']],
    ['status:prefix', []],
    ['domains.0:com', ['/domains/0', '/domains/1/0']],
  ])('%s', (text, expected) => {
    expect(keys(text)).toEqual(expected);
  });

  it('looks at letter case and whole words when asked to', () => {
    expect(keys('Cluster:*', true)).toEqual([]);
    expect(keys('cluster:OUTBOUND', true)).toEqual([]);
    expect(keys('port_value:8080', false, true)).toEqual(['/address/port_value']);
  });

  it('tells hits in the order of the document, also where a list holds more', () => {
    const document = '{"a":["x",{"a":"x"},"x",[{"b":1,"a":["x"]},"x"]],"a":"x"}';
    const expected = ['/a/0', '/a/1/a', '/a/2', '/a/3/0/a/0', '/a/3/1', '/a'];
    expect(found(document, { mode: 'key', text: 'a:x' })).toEqual(expected);
    expect(placesOf(hitsInPieces(openPlain(document), { mode: 'key', text: 'a:x' }, 1))).toEqual(expected);
  });

  it('does not take a value or a piece of text for a key', () => {
    const document = '["cluster","x",{"a":"cluster","b\\"cluster":1,"x":"\\"cluster\\":1"},{"cluster":1}]';
    expect(found(document, { mode: 'key', text: 'cluster:1' })).toEqual(['/3/cluster']);
    expect(found('{"a":",","b":":",",":2}', { mode: 'key', text: '",":2' })).toEqual(['/,']);
  });

  test.each([
    ['cluster"x', 7, 9],
    [':x', 0, 1],
    ['a..b:x', 2, 3],
    ['a.', 2, 2],
    ['"a', 0, 2],
    ['a:"x', 2, 4],
    ['a:"x"y', 5, 6],
  ])('%s is refused', (text, start, end) => {
    expect(readKeyQuery(text, false)).toMatchObject({ ok: false, problem: { start, end } });
  });
});

const spellings = ['a', 'b', 'k', 'port_value', 'portValue', '/', '1', 'é'];
const same = (token: string, step: string) =>
  token === step || (/^port_?value$/i.test(step) && /^port(_v|V)alue$/.test(token));

/** Whether tokens end in a path, by trying everything. */
function pathHolds(path: readonly string[], all: readonly string[]): boolean {
  const step = path.at(-1);
  if (step === undefined) return true;
  if (step === '**')
    return (
      all.some((_, left) => pathHolds(path.slice(0, -1), all.slice(0, left + 1))) ||
      pathHolds(path.slice(0, -1), [])
    );
  const token = all.at(-1);
  if (token === undefined) return false;
  const isStep = step === '*' || same(token, step);
  return (
    (isStep && pathHolds(path.slice(0, -1), all.slice(0, -1))) ||
    (/^\d+$/.test(token) && pathHolds(path, all.slice(0, -1)))
  );
}

describe('key:value, against a naive search', () => {
  const value = fc.constantFrom('*', 'a', '"a"', '8080', '"8080"', 'true', '/', 'é', '""');
  const path = fc.array(fc.oneof(fc.constantFrom(...spellings), fc.constantFrom('*', '**', '0')), {
    minLength: 1,
    maxLength: 3,
  });

  const wantedOf = (all: readonly Token[], steps: readonly string[], wanted: string) => {
    const isLast = (token: string) => !/^(\*+|\d+)$/.test(token);
    const last = steps.at(-1) ?? '';
    // Of a list or object the key is the hit; only where the path ends in a key.
    const scalars = new Set<string>(all.filter(({ inKey }) => !inKey).map(({ pointer }) => pointer));
    return all.filter(({ pointer, inKey, text }) => {
      const tokensHere = tokensOf(pointer) ?? [];
      if (wanted === '*' && isLast(last)) {
        const isHit = inKey !== scalars.has(pointer) && same(tokensHere.at(-1) ?? '', last);
        return isHit && pathHolds(steps, tokensHere);
      }
      if (inKey || !pathHolds(steps, tokensHere)) return false;
      if (wanted === '*') return true;
      if (wanted.startsWith('"')) return text === wanted.slice(1, -1);
      return holds(text, { text: wanted, mode: 'text', matchCase: true, wholeWord: false });
    });
  };

  it('finds the same', () => {
    fc.assert(
      fc.property(anyJson, path, value, (document, steps, wanted) => {
        const query = { mode: 'key', text: `${steps.join('.')}:${wanted}` } as const;
        const all = tokens(document);
        // A key twice in an object makes one pointer for two values.
        fc.pre(new Set(placesOf(all)).size === all.length);
        fc.pre(
          !steps.some((step) => /^\d+$/.test(step) && all.some(({ inKey, text }) => inKey && text === step)),
        );
        const hits = hitsOf(open(document), query);
        expect(placesOf(hits)).toEqual(placesOf(wantedOf(all, steps, wanted)));
        expect(hitsInPieces(openPlain(document), query, 2)).toEqual(hits);
      }),
      { numRuns: 1_500 },
    );
  });
});
