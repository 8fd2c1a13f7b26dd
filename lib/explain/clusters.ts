import { servingOf } from '@/lib/envoy/endpoint-serving';
import { indexDump } from '@/lib/envoy/lookups';
import type { Address, Cluster, ConfigDump, Endpoint } from '@/lib/envoy/model';
import type { Raw } from '@/lib/envoy/raw';
import type { Reason } from './answer';
import { criteriaOf, type HostCriteria, SubsetRule } from './subset';

export type ClusterState = 'serves' | 'missing' | 'no-host' | 'unknown';

/** A cluster as one request finds it. */
export interface ClusterView {
  readonly state: ClusterState;
  readonly cluster: Cluster | null;
  /** The hosts that the request may go to. */
  readonly endpoints: readonly Endpoint[];
  /** How many hosts the cluster has in all: more than `endpoints` where it chooses by subset. */
  readonly total: number;
  /** What leaves the state unknown; '' for health that nobody said. */
  readonly open: string;
}

/** What is the same for every request to a cluster. */
interface Known {
  readonly cluster: Cluster;
  readonly endpoints: readonly Endpoint[];
  readonly subsets: SubsetRule | null;
  readonly failsInPanic: boolean;
}

interface Labelled {
  readonly endpoint: Endpoint;
  readonly criteria: HostCriteria;
}

const NO_CRITERIA: HostCriteria = new Map();

const addressKey = (address: Address): string => JSON.stringify(address);

/** Whether a request finds a host behind the name of a cluster. */
export class ClusterTable {
  readonly #dump: ConfigDump;
  readonly #endpoints: ReadonlyMap<string, readonly Endpoint[]>;
  readonly #known = new Map<string, Known | null>();
  readonly #views = new Map<string, ClusterView>();
  readonly #lookups: ReturnType<typeof indexDump>;

  /** @param endpoints those of `/clusters` where that answer is known: they have the health that Envoy sees */
  constructor(dump: ConfigDump, endpoints: readonly Endpoint[] | null) {
    this.#dump = dump;
    this.#lookups = indexDump(dump);
    this.#endpoints =
      endpoints === null ? this.#lookups.endpoints : Map.groupBy(endpoints, ({ cluster }) => cluster);
  }

  has(name: string): boolean {
    return this.#of(name) !== null;
  }

  /** @param wanted what the request's route and metadata ask of hosts (`metadata_match`) */
  view(name: string, wanted: HostCriteria = NO_CRITERIA): ClusterView {
    const known = this.#of(name);
    const isSame = known?.subsets == null;
    const key = isSame ? name : `${name} ${JSON.stringify([...wanted])}`;
    let view = this.#views.get(key);
    if (view === undefined) {
      view = known === null ? MISSING : this.#viewOf(known, wanted);
      if (isSame || this.#views.size < 10_000) this.#views.set(key, view);
    }
    return view;
  }

  /** Name of the only host behind a cluster, for `auto_host_rewrite`; null when it may be one of several. */
  onlyHostname(name: string): string | null {
    const names = new Set((this.#endpoints.get(name) ?? []).map(({ hostname }) => hostname));
    const [first = null] = names;
    return names.size === 1 ? first : null;
  }

  #of(name: string): Known | null {
    let known = this.#known.get(name);
    if (known === undefined) {
      const cluster = this.#lookups.clusters.get(name);
      known = cluster === undefined || !this.#lookups.clusterServes(name) ? null : this.#read(cluster);
      this.#known.set(name, known);
    }
    return known;
  }

  #read(cluster: Cluster): Known {
    const entry = this.#dump.rawAt(cluster.pointer);
    const raw: Raw = entry.at('cluster').object === null ? entry : entry.at('cluster');
    return {
      cluster,
      endpoints: this.#endpoints.get(cluster.name) ?? [],
      subsets: SubsetRule.of(raw),
      failsInPanic: raw.at('common_lb_config').at('zone_aware_lb_config').flag('fail_traffic_on_panic'),
    };
  }

  #viewOf(known: Known, wanted: HostCriteria): ClusterView {
    const { cluster, endpoints, subsets } = known;
    const base = { cluster, total: endpoints.length };
    if (subsets === null || endpoints.length === 0)
      return { ...base, endpoints, state: stateOf(known, endpoints), open: '' };
    const labelled = this.#labelled(known);
    const choice =
      labelled === null
        ? ({ kind: 'unknown', what: 'endpoint metadata' } as const)
        : subsets.choose(wanted, labelled, ({ criteria }) => criteria);
    if (choice.kind === 'unknown') return { ...base, endpoints, state: 'unknown', open: choice.what };
    const hosts = choice.hosts.map(({ endpoint }) => endpoint);
    return {
      ...base,
      endpoints: hosts,
      state: hosts.length === 0 ? 'no-host' : stateOf(known, hosts),
      open: '',
    };
  }

  /** Hosts with their metadata, which only the dump says; null where it lacks one that `/clusters` has. */
  #labelled({ cluster, endpoints }: Known): readonly Labelled[] | null {
    const byAddress = new Map(endpoints.map((each) => [addressKey(each.address), each]));
    const inDump = this.#lookups.endpoints.get(cluster.name) ?? [];
    for (const { address } of inDump) byAddress.delete(addressKey(address));
    if (byAddress.size > 0) return null;
    const health = new Map(endpoints.map((each) => [addressKey(each.address), each]));
    return inDump.map((each) => ({
      endpoint: health.get(addressKey(each.address)) ?? each,
      criteria: criteriaOf(this.#dump.rawAt(each.pointer).at('metadata')),
    }));
  }
}

const MISSING: ClusterView = { state: 'missing', cluster: null, endpoints: [], total: 0, open: '' };

function stateOf({ cluster, failsInPanic }: Known, endpoints: readonly Endpoint[]): ClusterState {
  const serving = servingOf(cluster, endpoints);
  if (serving === 'unknown')
    return endpoints.length > 0 && !failsInPanic && cluster.panicThreshold > 0 ? 'serves' : 'unknown';
  if (serving === 'panics') return failsInPanic ? 'no-host' : 'serves';
  if (serving === 'fails') return 'no-host';
  return cluster.type === 'STATIC' && endpoints.length === 0 ? 'no-host' : 'serves';
}

/** Why a cluster serves or not, with the counts that say it. */
export function clusterReason(name: string, { state, endpoints, total, open }: ClusterView): Reason {
  const healthy = endpoints.filter(({ health }) => health === 'healthy' || health === 'degraded').length;
  return { code: `cluster-${state}`, cluster: name, healthy, hosts: endpoints.length, total, open };
}
