import type { ReferenceKind } from '@/lib/answers/references-types';
import type { JsonPointer } from '@/lib/core/brand';
import { child, tokensOf } from '@/lib/core/json-pointer';
import { scopeOf } from './scope-of';

/** A thing that others refer to, and where its name stands. */
export interface Subject {
  readonly kind: ReferenceKind;
  readonly nameAt: JsonPointer;
}

/** Lists of a dump whose resources are referred to by name (envoy.admin.v3), and where the name stands in them. */
const LISTS: ReadonlyMap<string, readonly [ReferenceKind, readonly string[]]> = new Map([
  ['static_clusters', ['cluster', ['cluster', 'name']]],
  ['dynamic_active_clusters', ['cluster', ['cluster', 'name']]],
  ['dynamic_warming_clusters', ['cluster', ['cluster', 'name']]],
  ['static_route_configs', ['route-config', ['route_config', 'name']]],
  ['dynamic_route_configs', ['route-config', ['route_config', 'name']]],
  ['static_secrets', ['secret', ['name']]],
  ['dynamic_active_secrets', ['secret', ['name']]],
  ['dynamic_warming_secrets', ['secret', ['name']]],
  ['static_endpoint_configs', ['endpoints', ['endpoint_config', 'cluster_name']]],
  ['dynamic_endpoint_configs', ['endpoints', ['endpoint_config', 'cluster_name']]],
]);

/** Fields that hold nothing but the name of something. */
const FIELDS: ReadonlyMap<string, ReferenceKind> = new Map([
  ['cluster', 'cluster'],
  ['cluster_name', 'cluster'],
  ['route_config_name', 'route-config'],
  ['route_configuration_name', 'route-config'],
  ['service_name', 'endpoints'],
]);
/** Lists and objects whose `name` is that of something else. */
const NAMED: ReadonlyMap<string, ReferenceKind> = new Map([
  ['clusters', 'cluster'],
  ['tls_certificate_sds_secret_configs', 'secret'],
  ['validation_context_sds_secret_config', 'secret'],
  ['session_ticket_keys_sds_secret_config', 'secret'],
]);

/** What a name at a place stands for; null when it names nothing that others refer to. */
function namedAt(at: JsonPointer): Subject | null {
  const tokens = tokensOf(at) ?? [];
  const key = tokens.at(-1) ?? '';
  // An entry of the dump holds its resource under such a key, too.
  if (tokens.length <= 5) return null;
  const field = FIELDS.get(key);
  // The name of an endpoint set is what its cluster asks for.
  if (tokens.includes('endpoint_config') && key === 'cluster_name') return { kind: 'endpoints', nameAt: at };
  if (field !== undefined) return { kind: field, nameAt: at };
  const around = tokens.slice(0, -1).findLast((token) => !/^\d+$/.test(token)) ?? '';
  const kind = key === 'name' ? NAMED.get(around) : undefined;
  return kind === undefined ? null : { kind, nameAt: at };
}

/** What is asked about at a place: what its value names, else the resource that the place is in; null for neither. */
export function subjectOf(at: JsonPointer): Subject | null {
  const named = namedAt(at);
  if (named !== null) return named;
  const scope = scopeOf(at);
  const tokens = tokensOf(scope) ?? [];
  const known = tokens.length === 4 ? LISTS.get(tokens[2] ?? '') : undefined;
  return known === undefined ? null : { kind: known[0], nameAt: child(scope, ...known[1]) };
}
