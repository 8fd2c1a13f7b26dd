import type { JsonPointer } from '@/lib/core/brand';
import type { Span } from '@/lib/json/span';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import type { Origin } from './common-types';
import { type Joined, joined } from './joined';
import { originOf } from './origin';

/** A part of the dump and where it came from; parts may hold others. */
export interface Owned {
  readonly span: Span;
  readonly origin: string;
}

/** As a value of a facet. */
function originText(origin: Origin): string {
  return origin.kind === 'object'
    ? `${origin.ref.kind} ${origin.ref.namespace}/${origin.ref.name}`
    : origin.kind;
}

function ofRoutes({ routes }: Joined): readonly Owned[] {
  // Routes of the same origin have the same object.
  const texts = new Map<Origin, string>();
  return Array.from({ length: routes.table.length }, (_, row) => {
    const origin = routes.originOf(row);
    const text = texts.get(origin) ?? originText(origin);
    texts.set(origin, text);
    return { span: routes.table.span(row), origin: text };
  });
}

/** Where resources and routes came from, as far as the dump tells. */
export function ownedParts(snapshot: Snapshot): readonly Owned[] {
  const all = joined(snapshot);
  const { dump } = snapshot;
  if (dump === null) return [];
  const owned = (pointer: JsonPointer, origin: Origin): readonly Owned[] => {
    const span = dump.spanOf(pointer);
    return span === null ? [] : [{ span, origin: originText(origin) }];
  };
  const resources = dump.sections.flatMap((section) =>
    section.resources.flatMap(({ pointer, state, name }) =>
      owned(pointer, originOf({ istioConfig: null, name }, state, all.objects)),
    ),
  );
  const clusters = dump.clusters.flatMap((cluster) =>
    owned(cluster.pointer, originOf(cluster, cluster.state, all.objects)),
  );
  return [...resources, ...clusters, ...ofRoutes(all)];
}
