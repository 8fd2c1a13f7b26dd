import type { Json } from '@/lib/core/json';
import { routesFixture } from '@/lib/envoy/testing/route-fixture';
import { openCapture } from '@/lib/snapshot/open';
import type { Snapshot } from '@/lib/snapshot/snapshot';

/** A snapshot of one config dump; by default of the recording that says all that routes can say. */
export function dumpSnapshot(document: Json = routesFixture()): Snapshot {
  const bytes = new TextEncoder().encode(JSON.stringify(document));
  const opened = openCapture({
    origin: { sourceId: 'file', sourceKind: 'file', sourceLabel: 'routes.json', proxy: null },
    takenAt: '2026-01-01T00:00:00Z',
    missing: [],
    parts: [{ name: 'admin/config_dump', bytes, status: 200, millis: 0 }],
    id: 'b'.repeat(24),
    tagOf: () => 'tag',
  });
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}
