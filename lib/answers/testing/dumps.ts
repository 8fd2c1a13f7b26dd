import { openCapture } from '@/lib/snapshot/open';
import type { Snapshot } from '@/lib/snapshot/snapshot';

/** A snapshot of nothing but a config dump, of these bytes. */
export function snapshotOfDump(text: string): Snapshot {
  const opened = openCapture({
    origin: { sourceId: 'test', sourceKind: 'file', sourceLabel: 'test', proxy: null },
    takenAt: '2026-01-01T00:00:00Z',
    missing: [],
    parts: [{ name: 'admin/config_dump', bytes: new TextEncoder().encode(text), status: 200, millis: 0 }],
    id: 'd'.repeat(24),
    tagOf: () => 'tag',
  });
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}
