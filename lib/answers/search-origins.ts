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

/** Routes or resources between two steps. */
const STEP = 2_048;

function* ofRoutes({ routes }: Joined): Generator<undefined, readonly Owned[]> {
  // Routes of the same origin have the same object.
  const texts = new Map<Origin, string>();
  const owned: Owned[] = [];
  for (let row = 0; row < routes.table.length; row += 1) {
    const origin = routes.originOf(row);
    const text = texts.get(origin) ?? originText(origin);
    texts.set(origin, text);
    owned.push({ span: routes.table.span(row), origin: text });
    if (row % STEP === 0) yield;
  }
  return owned;
}

/** Where resources and routes came from, as far as the dump tells; worked out in steps. */
export function* ownedParts(snapshot: Snapshot): Generator<undefined, readonly Owned[]> {
  const all = joined(snapshot);
  const { dump } = snapshot;
  if (dump === null) return [];
  const found: Owned[] = [];
  const add = (pointer: JsonPointer, origin: Origin) => {
    const span = dump.spanOf(pointer);
    if (span !== null) found.push({ span, origin: originText(origin) });
  };
  let count = 0;
  for (const { resources } of dump.sections) {
    for (const { pointer, state, name } of resources) {
      add(pointer, originOf({ istioConfig: null, name }, state, all.objects));
      count += 1;
      if (count % STEP === 0) yield;
    }
  }
  while (!dump.inSteps.clusters.step(() => true)) yield;
  for (const [index, cluster] of dump.clusters.entries()) {
    add(cluster.pointer, originOf(cluster, cluster.state, all.objects));
    if (index % STEP === 0) yield;
  }
  while (!dump.inSteps.routes.step(() => true)) yield;
  const routes = yield* ofRoutes(all);
  return [...found, ...routes];
}
