import { findings } from '@/lib/findings/findings';
import type { Finding } from '@/lib/findings/model';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import { type Joined, joined } from './joined';
import { routesShown } from './routes';

/** Problems of one snapshot, worst first. */
export function problemsOf({ snapshot, map }: Joined): readonly Finding[] {
  const { dump, endpoints, hasClustersAnswer } = snapshot;
  return findings({ dump, endpoints: hasClustersAnswer ? endpoints : (dump?.endpoints ?? []), map });
}

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
      problems: problemsOf(all).length,
      hasKubernetes: istio !== null,
      hasEnvoy: dump !== null,
    },
    openMillis: Math.round(openMillis),
  };
}
