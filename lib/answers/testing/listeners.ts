import type { JsonObject } from '@/lib/core/json';
import { listenersFixture } from '@/lib/envoy/testing/fixtures';
import type { PartName } from '@/lib/snapshot/capture';
import { openCapture } from '@/lib/snapshot/open';
import type { Snapshot } from '@/lib/snapshot/snapshot';

export interface ListenersOptions {
  readonly without?: readonly PartName[];
  readonly takenAt?: string;
  /** Changes the dump before it is opened. */
  readonly change?: (dump: JsonObject) => JsonObject;
}

/** A snapshot of the Envoy with listeners and secrets of every kind, as if its pod were `edge` in `edge`. */
export function listenersSnapshot({
  without = [],
  takenAt = '2026-11-23T12:00:00Z',
  change = (dump) => dump,
}: ListenersOptions = {}): Snapshot {
  // Border: the recorded answers are objects.
  const dump = listenersFixture('dump') as JsonObject;
  const parts: readonly (readonly [PartName, unknown])[] = [
    ['admin/config_dump', change(dump)],
    ['admin/listeners', listenersFixture('bound')],
    ['admin/certs', listenersFixture('certs')],
  ];
  const opened = openCapture({
    origin: {
      sourceId: 'file:1',
      sourceKind: 'file',
      sourceLabel: 'dump.json',
      proxy: { namespace: 'edge', pod: 'edge', uid: '1' },
    },
    takenAt,
    missing: [],
    parts: parts
      .filter(([name]) => !without.includes(name))
      .map(([name, document]) => ({
        name,
        bytes: new TextEncoder().encode(JSON.stringify(document)),
        status: 200,
        millis: 1,
      })),
    id: 'b'.repeat(24),
    tagOf: () => 'tag',
  });
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}
