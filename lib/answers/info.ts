import type { SnapshotInfo } from '@/lib/snapshot/info';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import { joined } from './joined';
import { routesShown } from './routes';

/** What the shell shows of a snapshot. `openMillis`: from the call to here. */
export function infoOf(snapshot: Snapshot, openMillis: number): SnapshotInfo {
  const { dump, istio } = snapshot;
  const all = joined(snapshot);
  const part = snapshot.parts.get('admin/config_dump');
  return {
    id: snapshot.id,
    origin: snapshot.origin,
    takenAt: snapshot.takenAt,
    bytes: [...snapshot.parts.values()].reduce((sum, { bytes }) => sum + bytes, 0),
    hidden: snapshot.hidden.length,
    notices: snapshot.notices.length,
    missing: snapshot.missing,
    counts: {
      listeners: dump?.listeners.length ?? null,
      routes: dump === null ? null : routesShown(all),
      clusters: dump?.clusters.length ?? null,
      dumpBytes: part?.bytes ?? null,
      problems: all.findings.length,
      hasKubernetes: istio !== null,
      hasEnvoy: dump !== null,
    },
    openMillis: Math.round(openMillis),
  };
}
