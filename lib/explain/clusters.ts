import { servingOf } from '@/lib/envoy/endpoint-serving';
import { indexDump } from '@/lib/envoy/lookups';
import type { ConfigDump, Endpoint } from '@/lib/envoy/model';
import type { Reason } from './answer';

export type ClusterState = 'serves' | 'missing' | 'no-host' | 'unknown';

/** Whether a request finds a host behind the name of a cluster. */
export class ClusterTable {
  readonly #dump: ConfigDump;
  readonly #endpoints: ReadonlyMap<string, readonly Endpoint[]>;
  readonly #states = new Map<string, ClusterState>();
  readonly #lookups: ReturnType<typeof indexDump>;

  /** @param endpoints those of `/clusters` where that answer is known: they have the health that Envoy sees */
  constructor(dump: ConfigDump, endpoints: readonly Endpoint[] | null) {
    this.#dump = dump;
    this.#lookups = indexDump(dump);
    this.#endpoints =
      endpoints === null ? this.#lookups.endpoints : Map.groupBy(endpoints, ({ cluster }) => cluster);
  }

  state(name: string): ClusterState {
    let state = this.#states.get(name);
    if (state === undefined) {
      state = this.#stateOf(name);
      this.#states.set(name, state);
    }
    return state;
  }

  /** Name of the only host behind a cluster, for `auto_host_rewrite`; null when it may be one of several. */
  onlyHostname(name: string): string | null {
    const names = new Set((this.#endpoints.get(name) ?? []).map(({ hostname }) => hostname));
    const [first = null] = names;
    return names.size === 1 ? first : null;
  }

  reason(name: string): Reason {
    return { code: `cluster-${this.state(name)}`, cluster: name };
  }

  #stateOf(name: string): ClusterState {
    const cluster = this.#lookups.clusters.get(name);
    if (cluster === undefined || !this.#lookups.clusterServes(name)) return 'missing';
    const endpoints = this.#endpoints.get(name) ?? [];
    const entry = this.#dump.rawAt(cluster.pointer);
    const raw = entry.at('cluster').object === null ? entry : entry.at('cluster');
    const failsInPanic = raw.at('common_lb_config').at('zone_aware_lb_config').flag('fail_traffic_on_panic');
    const serving = servingOf(cluster, endpoints);
    if (serving === 'unknown')
      return endpoints.length > 0 && !failsInPanic && cluster.panicThreshold > 0 ? 'serves' : 'unknown';
    if (serving === 'panics') return failsInPanic ? 'no-host' : 'serves';
    if (serving === 'fails') return 'no-host';
    return cluster.type === 'STATIC' && endpoints.length === 0 ? 'no-host' : 'serves';
  }
}
