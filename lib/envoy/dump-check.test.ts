import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Json } from '@/lib/core/json';
import type { Notice } from '@/lib/core/notice';
import { referenceParse } from '@/lib/json/testing/reference-parse';
import { readConfigDump } from './config-dump';
import { routesDumpText } from './testing/dump-texts';
import { fixture } from './testing/fixtures';
import { bytesOf, dumpWith, section } from './testing/read';
import { routesFixture } from './testing/route-fixture';
import { readTree } from './testing/tree-reader';

const RUNS = 300;

function opened(document: Json) {
  const dump = readConfigDump(bytesOf(document));
  if (!dump.ok) throw new Error(dump.error.code);
  return dump.value;
}

const inWords = (notices: readonly Notice[]): readonly string[] =>
  [...new Set(notices.map(({ code, pointer, subject }) => `${code} ${pointer} ${subject}`))].sort();

describe('the check of a dump', () => {
  it('goes through all resources and finds nothing in what a real Envoy wrote', () => {
    for (const document of [fixture('config-dump'), routesFixture()]) {
      const { check, notices } = opened(document);
      expect([...check.run()].reduce((sum, bytes) => sum + bytes, 0)).toBe(check.bytes);
      expect(notices).toEqual([]);
    }
  });

  it('adds to the notices of the sections, which are there before', () => {
    const cluster = { name: 'c', type: 'EDS', new_field: 1 };
    const dump = opened({
      configs: [section('ClustersConfigDump', { static_clusters: [{ cluster }], new_list: [] })],
    });
    expect(dump.notices.map(({ subject }) => subject)).toEqual(['new_list']);
    for (const _ of dump.check.run());
    expect(dump.notices.map(({ code, subject }) => [code, subject])).toEqual([
      ['unknown-field', 'new_list'],
      ['unknown-field', 'new_field'],
      ['endpoints-without-eds', 'include_eds'],
    ]);
  });

  it('reads a virtual host that is too long for one step route by route', () => {
    const route = { name: 'x'.repeat(1000), match: { prefix: '/', new_match: 1 }, new_route: 1 };
    const routes = [...Array.from({ length: 300 }, () => route), 7];
    const host = { name: 'v', domains: ['*'], routes, new_host: 1 };
    const config = { name: 'r', virtual_hosts: [host, null], new_config: 1 };
    const dump = dumpWith(section('RoutesConfigDump', { static_route_configs: [{ route_config: config }] }));
    const places = (subject: string) => dump.notices.filter((notice) => notice.subject === subject);
    // The first hundred places of one kind are kept.
    expect(
      ['new_route', 'new_match', 'new_host', 'new_config', '300', '1'].map((each) => places(each).length),
    ).toEqual([100, 100, 1, 1, 1, 1]);
    const list = '/configs/0/static_route_configs/0/route_config/virtual_hosts';
    expect(places('new_match')[99]?.pointer).toBe(`${list}/0/routes/99/match/new_match`);
    expect(places('300')[0]?.pointer).toBe(`${list}/0/routes/300`);
    expect([...dump.check.run()].length).toBeGreaterThan(300);
  });

  it('finds in route configurations what the typed readers find in the whole tree', () => {
    fc.assert(
      fc.property(routesDumpText, (text) => {
        const tree = referenceParse(text);
        const reference = readTree(tree);
        const dump = opened(tree);
        for (const _ of dump.check.run());
        const expected = inWords(reference?.notices.list ?? []);
        const found = dump.notices.filter(({ code }) => code !== 'section-repeated');
        expect(inWords(found)).toEqual(expect.arrayContaining([...expected]));
        // Types are looked at everywhere, also where no reader comes.
        const others = found.filter(({ code }) => code !== 'unknown-type');
        expect(expected).toEqual(expect.arrayContaining([...inWords(others)]));
      }),
      { numRuns: RUNS },
    );
  }, 60_000);
});
