import type { JsonPointer } from '@/lib/core/brand';
import { isJsonArray, isJsonObject, type Json, type JsonObject } from '@/lib/core/json';
import { child, tokensOf } from '@/lib/core/json-pointer';
import { spellingsOf } from '@/lib/json/search/key-path';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import { dumpBytes } from './dump-bytes';
import { roleOf } from './reference-roles';
import type { ReferenceKind, ReferenceRole, RefersToPage, RefersToRow } from './references-types';

/** Bytes of a value that is looked through at once; of a longer one its parts are. */
const MOST_BYTES = 4_000_000;
/** Things that are listed at most. */
const MOST_ROWS = 200;

const named = (kind: ReferenceKind, ...fields: readonly string[]) =>
  fields.flatMap(spellingsOf).map((field) => [field, kind] as const);

/** Fields that hold the name of another thing, in either spelling. */
const FIELDS: ReadonlyMap<string, ReferenceKind> = new Map([
  ...named('cluster', 'cluster', 'cluster_name', 'cluster_names', 'clusters'),
  ...named('cluster', 'collector_cluster', 'target_cluster'),
  ...named('route-config', 'route_config_name', 'route_configuration_name'),
  ...named('endpoints', 'service_name'),
]);

/** Objects, or lists of them, whose `name` is that of another thing. */
const AROUND: ReadonlyMap<string, ReferenceKind> = new Map([
  ...named('cluster', 'clusters'),
  ...named('secret', 'tls_certificate_sds_secret_configs', 'validation_context_sds_secret_config'),
  ...named('secret', 'session_ticket_keys_sds_secret_config', 'token_secret', 'hmac_secret'),
  ...named('secret', 'credential', 'client_secret'),
]);

/** What says nothing of another thing: the thing itself, or the same text by chance. */
const OWN: ReadonlySet<ReferenceRole> = new Set(['definition', 'endpoints', 'same-text']);

const KINDS: ReadonlyMap<string, ReferenceKind> = new Map([
  ['Clusters', 'cluster'],
  ['Routes', 'route-config'],
  ['Secrets', 'secret'],
  ['Endpoints', 'endpoints'],
]);

const keyOf = (kind: ReferenceKind, name: string): string => `${kind} ${name}`;

const known = new WeakMap<Snapshot, ReadonlyMap<string, JsonPointer>>();

/** Where things are defined, by kind and name; of several the first. */
function definitionsOf(snapshot: Snapshot): ReadonlyMap<string, JsonPointer> {
  const made = known.get(snapshot);
  if (made !== undefined) return made;
  const found = new Map<string, JsonPointer>();
  for (const { title, resources } of snapshot.dump?.sections ?? []) {
    const kind = KINDS.get(title);
    if (kind === undefined) continue;
    for (const { name, pointer } of resources)
      if (!found.has(keyOf(kind, name))) found.set(keyOf(kind, name), pointer);
  }
  known.set(snapshot, found);
  return found;
}

class Collector {
  readonly rows = new Map<string, RefersToRow>();
  readonly #definitions: ReadonlyMap<string, JsonPointer>;

  constructor(definitions: ReadonlyMap<string, JsonPointer>) {
    this.#definitions = definitions;
  }

  /** `key`: the key that the value, or the list that it is in, stands under; `around`: that of the object around. */
  walk(value: Json | undefined, at: JsonPointer, key: string, around: string): void {
    if (typeof value === 'string') this.#text(value, at, key, around);
    else if (isJsonArray(value))
      for (const [index, item] of value.entries()) this.walk(item, child(at, index), key, around);
    else if (isJsonObject(value)) {
      this.#eds(value, at);
      for (const name of Object.keys(value)) this.walk(value[name], child(at, name), name, key);
    }
  }

  #text(name: string, at: JsonPointer, key: string, around: string): void {
    const kind = key === 'name' ? AROUND.get(around) : FIELDS.get(key);
    if (kind === undefined || name === '') return;
    const role = roleOf(kind, tokensOf(at) ?? []);
    if (!OWN.has(role)) this.#add(kind, name, role, at);
  }

  /** A cluster asks EDS by its own name where it has no other (config.cluster.v3.Cluster.EdsClusterConfig). */
  #eds(value: JsonObject, at: JsonPointer): void {
    const config = value['eds_cluster_config'] ?? value['edsClusterConfig'];
    const name = value['name'];
    if (!isJsonObject(config) || typeof name !== 'string' || name === '') return;
    const other = config['service_name'] ?? config['serviceName'];
    if (other === undefined || other === '')
      this.#add('endpoints', name, 'eds-service-name', child(at, 'name'));
  }

  #add(kind: ReferenceKind, name: string, role: ReferenceRole, pointer: JsonPointer): void {
    const key = `${role} ${keyOf(kind, name)}`;
    const before = this.rows.get(key);
    const definition = this.#definitions.get(keyOf(kind, name)) ?? null;
    this.rows.set(
      key,
      before ? { ...before, count: before.count + 1 } : { kind, name, role, count: 1, pointer, definition },
    );
  }
}

/** What the value at a place of the dump refers to by name: clusters, route configurations, secrets, endpoint sets. */
export function refersTo(snapshot: Snapshot, pointer: JsonPointer): RefersToPage {
  const document = dumpBytes(snapshot);
  const span = document?.find(pointer) ?? null;
  if (document === null || span === null) return { total: 0, rows: [], isTooLong: false };
  if (span.end - span.start > MOST_BYTES) return { total: 0, rows: [], isTooLong: true };
  const [key = '', around = ''] = (tokensOf(pointer) ?? []).filter((token) => !/^\d+$/.test(token)).reverse();
  const collector = new Collector(definitionsOf(snapshot));
  collector.walk(document.parse(span), pointer, key, around);
  const rows = [...collector.rows.values()];
  return { total: rows.length, rows: rows.slice(0, MOST_ROWS), isTooLong: false };
}
