import type { JsonPointer } from '@/lib/core/brand';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import type { Origin } from './common-types';
import { joined } from './joined';
import { objectsOf, originOf } from './origin';

/** A part of the dump and where it came from; parts may hold others. */
export interface Owned {
  readonly pointer: JsonPointer;
  readonly origin: string;
}

/** As a value of a facet. */
function originText(origin: Origin): string {
  return origin.kind === 'object'
    ? `${origin.ref.kind} ${origin.ref.namespace}/${origin.ref.name}`
    : origin.kind;
}

/** Where resources and routes came from, as far as the dump tells. */
export function ownedParts(snapshot: Snapshot): readonly Owned[] {
  const objects = objectsOf(snapshot);
  const { dump } = snapshot;
  const resources = (dump?.sections ?? []).flatMap((section) =>
    section.resources.map(({ pointer, state, name }) => ({
      pointer,
      origin: originText(originOf({ istioConfig: null, name }, state, objects)),
    })),
  );
  const clusters = (dump?.clusters ?? []).map((cluster) => ({
    pointer: cluster.pointer,
    origin: originText(originOf(cluster, cluster.state, objects)),
  }));
  const routes = joined(snapshot).blocks.flatMap(({ rows }) =>
    rows.map((row) => ({ pointer: row.pointer, origin: originText(row.origin) })),
  );
  return [...resources, ...clusters, ...routes];
}
