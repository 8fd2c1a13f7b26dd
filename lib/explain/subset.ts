import { isJsonArray, isJsonObject, type Json } from '@/lib/core/json';
import { readSubsetConfig } from '@/lib/envoy/cluster-load-balancing';
import type { Raw } from '@/lib/envoy/raw';

/** What a route asks of hosts: the names and values of `metadata_match`, in the name space `envoy.lb`. */
export type HostCriteria = ReadonlyMap<string, Json>;

export const LB_NAMESPACE = 'envoy.lb';

/** The criteria of one `metadata_match`, or of a host's `metadata`; empty without any. */
export function criteriaOf(metadata: Raw): HostCriteria {
  const entries = metadata.at('filter_metadata').key(LB_NAMESPACE);
  return new Map(
    entries.keys().flatMap((key) => {
      const { value } = entries.key(key);
      return value === undefined ? [] : [[key, value] as const];
    }),
  );
}

/** Equal as `google.protobuf.Value`: the order of an object's keys does not matter. */
function isSame(a: Json | undefined, b: Json): boolean {
  if (a === b) return true;
  if (isJsonArray(a) && isJsonArray(b))
    return a.length === b.length && a.every((item, at) => isSame(item, b[at] ?? null));
  if (!isJsonObject(a) || !isJsonObject(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key] ?? null))
  );
}

const holds = (wanted: HostCriteria, host: HostCriteria, anyOfList: boolean): boolean =>
  [...wanted].every(([key, value]) => {
    const own = host.get(key);
    return isSame(own, value) || (anyOfList && isJsonArray(own) && own.some((item) => isSame(item, value)));
  });

const sameKeys = (keys: readonly string[], criteria: HostCriteria): boolean =>
  new Set(keys).size === criteria.size && keys.every((key) => criteria.has(key));

/** Which hosts a request may go to; `unknown` where more than the dump decides. */
export type SubsetChoice<Host> =
  | { readonly kind: 'hosts'; readonly hosts: readonly Host[] }
  | { readonly kind: 'unknown'; readonly what: string };

/** A cluster that chooses by subset (subset_lb.cc); null for one that does not. */
export class SubsetRule {
  readonly #fallback: string;
  readonly #defaults: HostCriteria;
  readonly #selectors: readonly { readonly keys: readonly string[]; readonly fallback: string | null }[];
  readonly #anyOfList: boolean;
  readonly #odd: string | null;

  private constructor(cluster: Raw, config: NonNullable<ReturnType<typeof readSubsetConfig>>) {
    const raw = cluster.at('lb_subset_config');
    const defaults = raw.at('default_subset');
    this.#fallback = config.fallback;
    this.#defaults = new Map(defaults.keys().map((key) => [key, defaults.key(key).value ?? null]));
    this.#selectors = config.selectors;
    this.#anyOfList = raw.flag('list_as_any');
    const metadataFallback = raw.text('metadata_fallback_policy');
    this.#odd =
      raw.object === null
        ? 'load_balancing_policy'
        : metadataFallback === 'FALLBACK_LIST'
          ? 'metadata_fallback_policy'
          : null;
  }

  /** Without selectors Envoy does not choose by subset at all. */
  static of(cluster: Raw): SubsetRule | null {
    const config = readSubsetConfig(cluster);
    return config === null || config.selectors.length === 0 ? null : new SubsetRule(cluster, config);
  }

  choose<Host>(
    wanted: HostCriteria,
    hosts: readonly Host[],
    criteria: (host: Host) => HostCriteria,
  ): SubsetChoice<Host> {
    if (this.#odd !== null) return { kind: 'unknown', what: this.#odd };
    const chosen = (by: HostCriteria): readonly Host[] =>
      hosts.filter((host) => holds(by, criteria(host), this.#anyOfList));
    const selector =
      wanted.size === 0 ? undefined : this.#selectors.find(({ keys }) => sameKeys(keys, wanted));
    const found = selector === undefined ? [] : chosen(wanted);
    if (found.length > 0) return { kind: 'hosts', hosts: found };
    const fallback = selector?.fallback ?? this.#fallback;
    if (fallback === 'NO_FALLBACK') return { kind: 'hosts', hosts: [] };
    if (fallback === 'ANY_ENDPOINT') return { kind: 'hosts', hosts };
    if (fallback === 'DEFAULT_SUBSET') return { kind: 'hosts', hosts: chosen(this.#defaults) };
    return { kind: 'unknown', what: fallback };
  }
}
