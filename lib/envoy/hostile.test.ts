import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isJsonArray, isJsonObject, type Json } from '@/lib/core/json';
import { readListeners } from './bound-listeners';
import { readCerts } from './certs';
import { readClusterStatuses } from './cluster-status';
import { readConfigDump } from './config-dump';
import { indexDump } from './lookups';
import type { ConfigDump } from './model';
import { readServerInfo } from './server-info';
import { fixture, listenersFixture } from './testing/fixtures';
import { HOSTILE, mutate } from './testing/hostile';
import { bytesOf, routeConfigsOf } from './testing/read';

const FIXTURES = ['config-dump', 'clusters', 'listeners', 'server-info'] as const;

/** Without the lists of extensions: most of the document, and nothing that is read. */
function small(value: Json): Json {
  if (isJsonArray(value)) return value.map(small);
  if (!isJsonObject(value)) return value;
  const kept = Object.entries(value).filter(([key]) => key !== 'extensions');
  return Object.fromEntries(kept.map(([key, part]) => [key, small(part)]));
}

const READERS: readonly ((document: Json) => { readonly ok: boolean })[] = [
  (document) => readConfigDump(bytesOf(document)),
  readClusterStatuses,
  readListeners,
  readServerInfo,
  readCerts,
];

/** Everything that a dump reads only when it is asked for. */
function readAll(dump: ConfigDump): void {
  indexDump(dump);
  routeConfigsOf(dump);
  for (const _ of dump.check.run());
  expect(dump.bootstrap === null || typeof dump.bootstrap.nodeId).toBeTruthy();
  expect(dump.secrets.length).toBeGreaterThanOrEqual(0);
}

describe('readers', () => {
  it('survive anything in any place of a real answer', () => {
    const documents = [
      ...FIXTURES.map((name) => small(fixture(name))),
      listenersFixture('dump'),
      listenersFixture('certs'),
    ];
    const place = fc.record({
      which: fc.nat(documents.length - 1),
      target: fc.nat(6000),
      replacement: fc.oneof(fc.constantFrom(...HOSTILE), fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>),
    });
    fc.assert(
      fc.property(place, ({ which, target, replacement }) => {
        const document = mutate(documents[which] ?? null, target, replacement);
        for (const read of READERS) expect(typeof read(document).ok).toBe('boolean');
        const dump = readConfigDump(bytesOf(document));
        if (dump.ok) readAll(dump.value);
      }),
      { numRuns: 300 },
    );
  });

  it('survive any document', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        for (const read of READERS) expect(typeof read(value as Json).ok).toBe('boolean');
      }),
    );
  });

  it('lose no resource when one is not an object', () => {
    const document = {
      configs: [
        {
          '@type': 'x/envoy.admin.v3.ClustersConfigDump',
          static_clusters: [7, { cluster: { name: 'a' } }, null],
        },
      ],
    };
    const dump = readConfigDump(bytesOf(document));
    if (!dump.ok) throw new Error(dump.error.code);
    expect(dump.value.clusters.map(({ name, pointer }) => [name, pointer])).toEqual([
      ['a', '/configs/0/static_clusters/1'],
    ]);
    expect(dump.value.notices).toEqual([
      { code: 'not-an-object', pointer: '/configs/0/static_clusters/0', subject: '0' },
      { code: 'not-an-object', pointer: '/configs/0/static_clusters/2', subject: '2' },
    ]);
  });
});
