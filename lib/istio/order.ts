import type { ObjectMeta } from './model';

/**
 * The order in which istiod takes objects: oldest first, then by name, then by namespace
 * (pilot/pkg/model/push_context.go `sortConfigByCreationTime`). Objects without a time come first.
 */
export function byAge(a: ObjectMeta, b: ObjectMeta): number {
  return instant(a) - instant(b) || compare(a.name, b.name) || compare(a.namespace, b.namespace);
}

function instant(meta: ObjectMeta): number {
  const time = Date.parse(meta.createdAt);
  return Number.isNaN(time) ? 0 : time;
}

/** By code unit, as Go compares strings of ASCII names. */
export function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
