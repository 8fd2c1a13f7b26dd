import type { JsonPointer } from '@/lib/core/brand';
import { child, ROOT, tokensOf } from '@/lib/core/json-pointer';
import { type ClusterStatus, readClusterStatus } from '@/lib/envoy/cluster-status';
import type { Cluster } from '@/lib/envoy/model';
import { Raw } from '@/lib/envoy/raw';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import { documentOf } from './dump-bytes';
import { valueAt, valueIn } from './json-at';
import { perSnapshot } from './lists/per-snapshot';

/** A message of the dump, with pointers into the dump; missing when there is nothing at the pointer. */
export function rawAt(snapshot: Snapshot, pointer: JsonPointer): Raw {
  return Raw.root(valueAt(snapshot, pointer) ?? null, undefined, pointer);
}

/** config.cluster.v3.Cluster of an entry of the dump. */
export const clusterMessage = (snapshot: Snapshot, cluster: Cluster): Raw =>
  rawAt(snapshot, cluster.pointer).at('cluster');

/** The assignment that the dump shows for a cluster; a missing one when it has none. */
export function assignmentOf(snapshot: Snapshot, cluster: Cluster): Raw {
  const entry = assignments(snapshot).get(cluster.edsServiceName ?? cluster.name);
  return entry === undefined ? Raw.root(null) : rawAt(snapshot, entry).at('endpoint_config');
}

const assignments = perSnapshot(({ dump }: Snapshot): ReadonlyMap<string, JsonPointer> => {
  const sections = dump?.sections.filter(({ type }) => type.endsWith('.EndpointsConfigDump')) ?? [];
  return new Map(sections.flatMap(({ resources }) => resources.map(({ name, pointer }) => [name, pointer])));
});

/** Where each cluster stands in `/clusters`: the tree of that answer is many times larger than its bytes. */
const statuses = perSnapshot((snapshot: Snapshot): ReadonlyMap<string, JsonPointer> => {
  const answer = valueIn(documentOf(snapshot, 'admin/clusters'), ROOT);
  const list = answer === undefined ? [] : Raw.root(answer).at('cluster_statuses').objects();
  return new Map(list.map((status) => [status.text('name'), status.pointer]));
});

/** What `/clusters` says of a cluster; null when that answer lacks it. */
export function statusOf(snapshot: Snapshot, name: string): ClusterStatus | null {
  const pointer = statuses(snapshot).get(name);
  if (pointer === undefined) return null;
  const status = valueIn(documentOf(snapshot, 'admin/clusters'), pointer);
  return status === undefined ? null : readClusterStatus(Raw.root(status, undefined, pointer));
}

/** The message around a value: `levels` steps up. */
export function above(pointer: JsonPointer, levels: number): JsonPointer {
  const tokens = tokensOf(pointer) ?? [];
  return child(ROOT, ...tokens.slice(0, Math.max(0, tokens.length - levels)));
}
