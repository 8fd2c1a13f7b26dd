import { child } from '@/lib/core/json-pointer';
import type { ClusterSettings } from '@/lib/envoy/cluster-settings-model';
import { socketMatchOf } from '@/lib/envoy/cluster-socket-match';
import { type EndpointGroups, endpointGroups, type Spread } from '@/lib/envoy/endpoint-groups';
import { type AssignmentPolicy, readAssignmentPolicy } from '@/lib/envoy/endpoint-policy';
import type { Cluster, EndpointHealth } from '@/lib/envoy/model';
import type { Raw } from '@/lib/envoy/raw';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import { above, assignmentOf, rawAt } from './clusters-raw';
import type { ClusterDetail, SocketUse } from './clusters-types';
import { endpointRowsByCluster, type ListedEndpoint } from './endpoints-rows';
import type { Joined } from './joined';
import { valueAt } from './json-at';

/** Endpoints of one cluster in one answer; the list of endpoints has them all. */
const MAX_ENDPOINTS = 500;

const RANK: Readonly<Record<EndpointHealth, number>> = {
  unhealthy: 0,
  unknown: 1,
  draining: 2,
  degraded: 3,
  healthy: 4,
};

/** Rows stand by priority, locality and address; within a locality the worst come first. */
function worstFirst(rows: readonly ListedEndpoint[]): readonly ListedEndpoint[] {
  const place = ({ endpoint }: ListedEndpoint): string => `${endpoint.priority} ${endpoint.locality}`;
  return [...Map.groupBy(rows, place).values()].flatMap((group) =>
    group.toSorted((a, b) => RANK[a.endpoint.health] - RANK[b.endpoint.health]),
  );
}

/** Types whose endpoints a request chooses or makes itself; the others balance over a list. */
function choiceOf({ type }: Cluster, settings: ClusterSettings | null): Spread['chooses'] {
  if (settings !== null && (settings.subsets?.selectors.length ?? 0) > 0) return 'subsets';
  const isList =
    /^(?:STATIC|STRICT_DNS|LOGICAL_DNS|EDS|envoy\.clusters?\.(?:static|strict_dns|logical_dns|dns|eds))$/;
  return isList.test(type) ? null : 'per-request';
}

const LOCAL_CLUSTER = ['bootstrap', 'cluster_manager', 'local_cluster_name'] as const;

/** Zone-aware routing is on by default as soon as the bootstrap names the cluster that this Envoy is part of. */
function isZoneAware(snapshot: Snapshot): boolean {
  const bootstrap = snapshot.dump?.bootstrap;
  if (!bootstrap) return false;
  const name = valueAt(snapshot, child(bootstrap.pointer, ...LOCAL_CLUSTER));
  return typeof name === 'string' && name !== '';
}

function spreadOf(
  snapshot: Snapshot,
  cluster: Cluster,
  settings: ClusterSettings | null,
  policy: AssignmentPolicy,
): Spread {
  const rule = settings?.loadBalancing.localities ?? 'per-request';
  const isFlat = rule === 'host-weights' || rule === 'hosts';
  return {
    overprovisioning: policy.overprovisioning,
    panicThreshold: cluster.panicThreshold,
    rule: isFlat && isZoneAware(snapshot) ? 'zone-aware' : rule,
    chooses: choiceOf(cluster, settings),
    localityWeights: policy.localityWeights,
  };
}

/** `members` of what is shown; the health and the shares stay those of all. */
function shownOf(groups: EndpointGroups, shown: number): EndpointGroups {
  return {
    ...groups,
    groups: groups.groups.map((group) => ({
      ...group,
      localities: group.localities.map((each) => ({
        ...each,
        members: each.members.filter((place) => place < shown),
      })),
    })),
  };
}

/** Steps from an endpoint of an assignment up to its group: `endpoints/0/lb_endpoints/0`. */
const TO_GROUP = 2;

function socketUse(
  snapshot: Snapshot,
  message: Raw,
  settings: ClusterSettings | null,
  rows: readonly ListedEndpoint[],
): readonly SocketUse[] | null {
  const matches = settings?.socketMatches ?? [];
  const inDump = rows.flatMap(({ eds }) => (eds === null ? [] : [eds.pointer]));
  if (matches.length === 0 || inDump.length < rows.length) return null;
  const counts = new Map<number | null, number>();
  for (const pointer of inDump) {
    const endpoint = rawAt(snapshot, pointer).at('metadata');
    const locality = rawAt(snapshot, above(pointer, TO_GROUP)).at('metadata');
    const place = socketMatchOf(message, endpoint, locality);
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  const uses = matches.map(({ name }, place) => ({ match: name, endpoints: counts.get(place) ?? 0 }));
  const own = counts.get(null) ?? 0;
  return own === 0 ? uses : [...uses, { match: null, endpoints: own }];
}

/** What a cluster's detail says of its endpoints. */
export function clusterEndpoints(
  joined: Joined,
  cluster: Cluster,
  message: Raw,
  settings: ClusterSettings | null,
): Pick<ClusterDetail, 'endpoints' | 'endpointTotal' | 'groups' | 'policy' | 'socketUse'> {
  const { snapshot } = joined;
  const rows = worstFirst(endpointRowsByCluster(joined).get(cluster.name) ?? []);
  const { localityWeights, ...policy } = readAssignmentPolicy(assignmentOf(snapshot, cluster));
  const spread = spreadOf(snapshot, cluster, settings, { ...policy, localityWeights });
  const groups = endpointGroups(
    rows.map(({ endpoint }) => endpoint),
    spread,
  );
  const shown = rows.slice(0, MAX_ENDPOINTS);
  return {
    endpoints: shown.map(({ row }) => row),
    endpointTotal: rows.length,
    groups: shownOf(groups, shown.length),
    policy,
    socketUse: socketUse(snapshot, message, settings, rows),
  };
}
