import type { SnapshotInfo } from '@/lib/snapshot/info';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import { joined } from './joined';
import { routesShown } from './routes';
import { secretCounts } from './secrets-rows';

/** What the shell shows of a snapshot, but for the memory that only its worker knows. `openMillis`: from the call to here. */
export function infoOf(snapshot: Snapshot, openMillis: number): Omit<SnapshotInfo, 'heldBytes'> {
  const { dump, istio } = snapshot;
  const all = joined(snapshot);
  const secrets = secretCounts(all);
  const isWhole = snapshot.scope === 'whole';
  const part = snapshot.parts.get('admin/config_dump');
  return {
    id: snapshot.id,
    origin: snapshot.origin,
    takenAt: snapshot.takenAt,
    bytes: [...snapshot.parts.values()].reduce((sum, { bytes }) => sum + bytes, 0),
    hidden: [...snapshot.hidden.values()].reduce((sum, { length }) => sum + length, 0),
    notices: snapshot.notices.length,
    check: { state: dump === null ? 'done' : 'running', checked: 0, total: dump?.check.bytes ?? 0 },
    missing: snapshot.missing,
    scope: snapshot.scope,
    parts: [...snapshot.parts.values()].map(({ name, bytes, millis }) => ({ name, bytes, millis })),
    counts: {
      listeners: dump?.listeners.length ?? null,
      routes: dump === null || !isWhole ? null : routesShown(all),
      clusters: isWhole ? (dump?.clusters.length ?? null) : null,
      secrets: secrets?.secrets ?? null,
      secretProblems: secrets?.problems ?? null,
      dumpBytes: part?.bytes ?? null,
      problems: isWhole ? all.findings.length : null,
      hasKubernetes: istio !== null,
      hasEnvoy: dump !== null,
    },
    openMillis: Math.round(openMillis),
  };
}
