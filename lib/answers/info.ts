import { finished } from '@/lib/core/stepwise';
import type { ReadCounts, SnapshotInfo } from '@/lib/snapshot/info';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import { joined } from './joined';
import { routesShown } from './routes';
import { secretCounts } from './secrets-rows';

/** Reading all of so much takes no longer than anybody minds: it is counted before the first answer. */
const COUNTED_AT_ONCE = 4 << 20;

/** Counts what was read, in steps: in a large dump that takes a moment. Afterwards it is read for every answer. */
export function* countInSteps(snapshot: Snapshot): Generator<undefined, ReadCounts> {
  const { dump, scope } = snapshot;
  const isWhole = scope === 'whole';
  if (dump !== null) {
    const { listeners, clusters, endpoints } = dump.inSteps;
    while (!listeners.step(() => true)) yield;
    while (!clusters.step(() => true)) yield;
    const isNeeded = isWhole && dump.hasEndpoints && !snapshot.hasClustersAnswer;
    while (isNeeded && !endpoints.step(() => true)) yield;
  }
  const all = joined(snapshot);
  const secrets = secretCounts(all);
  yield;
  return {
    listeners: dump?.listeners.length ?? null,
    clusters: isWhole ? (dump?.clusters.length ?? null) : null,
    secrets: secrets?.secrets ?? null,
    secretProblems: secrets?.problems ?? null,
    problems: isWhole ? all.findings.length : null,
  };
}

/** What the shell shows of a snapshot, but for the memory that only its worker knows. `openMillis`: from the call to here. */
export function infoOf(snapshot: Snapshot, openMillis: number): Omit<SnapshotInfo, 'heldBytes'> {
  const { dump, istio } = snapshot;
  const isWhole = snapshot.scope === 'whole';
  const part = snapshot.parts.get('admin/config_dump');
  const isSmall = dump === null || (part?.bytes ?? 0) <= COUNTED_AT_ONCE;
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
      routes: dump === null || !isWhole ? null : routesShown(joined(snapshot)),
      dumpBytes: part?.bytes ?? null,
      hasKubernetes: istio !== null,
      hasEnvoy: dump !== null,
    },
    counted: isSmall ? { state: 'done', counts: finished(countInSteps(snapshot)) } : { state: 'running' },
    openMillis: Math.round(openMillis),
  };
}
