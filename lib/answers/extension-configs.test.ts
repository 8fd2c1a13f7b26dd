import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Json } from '@/lib/core/json';
import { openCapture } from '@/lib/snapshot/open';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import { extensionRows } from './extension-configs';

const FILE = new URL('../envoy/fixtures/admin/config-dump.golden.json', import.meta.url);

function snapshotOf(change: (dump: { configs: { [key: string]: Json }[] }) => void = () => {}): Snapshot {
  const dump = JSON.parse(readFileSync(FILE, 'utf8'));
  change(dump);
  const opened = openCapture({
    origin: { sourceId: 'file:1', sourceKind: 'file', sourceLabel: 'x', proxy: null },
    takenAt: '2026-01-01T00:00:00Z',
    missing: [],
    parts: [
      {
        name: 'admin/config_dump',
        bytes: new TextEncoder().encode(JSON.stringify(dump)),
        status: 200,
        millis: 0,
      },
    ],
    id: 'a'.repeat(24),
    tagOf: () => '',
  });
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}

test('extension configurations name the filters that use them', () => {
  const rows = extensionRows(snapshotOf());
  expect(rows.map(({ name, config, userCount }) => [name, config?.version, userCount])).toEqual([
    ['late-header', 'ecds-7', 1],
    ['second-look', 'ecds-7', 1],
  ]);
  expect(rows[0]?.users).toEqual([{ listener: 'edge', place: 'http' }]);
});

test('a filter that waits for its configuration is said', () => {
  const snapshot = snapshotOf((dump) => {
    dump.configs = dump.configs.filter((section) => !String(section['@type']).includes('Ecds'));
  });
  expect(extensionRows(snapshot).map(({ name, config }) => [name, config])).toEqual([
    ['late-header', null],
    ['second-look', null],
  ]);
});
