import { naturalOrder } from '@/lib/core/natural-order';
import { addressText } from '@/lib/envoy/address-text';
import type { Endpoint } from '@/lib/envoy/model';
import { parseClusterName } from '@/lib/envoy/names';
import { serviceOfHost } from '@/lib/istio/services';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import { allEndpoints, type KnownEndpoint } from './endpoints-known';
import { PodIndex } from './endpoints-pods';
import type { EndpointRow } from './endpoints-types';
import type { Joined } from './joined';
import { perSnapshot } from './lists/per-snapshot';

/** A row with what only details need. */
export interface ListedEndpoint extends KnownEndpoint {
  readonly row: EndpointRow;
}

/** One address may stand in a cluster twice: the second has a number. */
class Ids {
  readonly #seen = new Map<string, number>();

  idOf(cluster: string, address: string): string {
    const id = `${cluster}~${address}`;
    const count = (this.#seen.get(id) ?? 0) + 1;
    this.#seen.set(id, count);
    return count === 1 ? id : `${id}~${count}`;
  }
}

/** What all endpoints of one cluster have in common; clusters are many, and each is looked up once. */
function clusterFacts({ istio }: Snapshot): (name: string) => Pick<EndpointRow, 'parts' | 'service'> {
  const known = new Map<string, Pick<EndpointRow, 'parts' | 'service'>>();
  return (name) => {
    const kept = known.get(name);
    if (kept !== undefined) return kept;
    const parts = parseClusterName(name);
    const made = {
      parts,
      service: parts === null || istio === null ? null : serviceOfHost(istio, parts.host),
    };
    known.set(name, made);
    return made;
  };
}

function order(a: EndpointRow, b: EndpointRow): number {
  return (
    naturalOrder(a.parts?.host ?? a.cluster, b.parts?.host ?? b.cluster) ||
    (a.parts?.port ?? 0) - (b.parts?.port ?? 0) ||
    naturalOrder(a.cluster, b.cluster) ||
    a.endpoint.priority - b.endpoint.priority ||
    naturalOrder(a.endpoint.locality, b.endpoint.locality) ||
    naturalOrder(a.address, b.address)
  );
}

function listEndpoints({ snapshot }: Joined): readonly ListedEndpoint[] {
  const ids = new Ids();
  const facts = clusterFacts(snapshot);
  const pods = new PodIndex(snapshot.istio);
  const rowOf = (endpoint: Endpoint): EndpointRow => {
    const address = addressText(endpoint.address);
    return {
      id: ids.idOf(endpoint.cluster, address),
      address,
      cluster: endpoint.cluster,
      ...facts(endpoint.cluster),
      endpoint,
      pods: pods.podsAt(endpoint.address),
    };
  };
  return allEndpoints(snapshot)
    .map((known) => ({ ...known, row: rowOf(known.endpoint) }))
    .sort((a, b) => order(a.row, b.row));
}

/** Every endpoint of a snapshot, by cluster, priority, locality and address: the same array each time. */
export const endpointRows = perSnapshot(listEndpoints);

/** The same by cluster. */
export const endpointRowsByCluster = perSnapshot((joined: Joined) =>
  Map.groupBy(endpointRows(joined), ({ row }) => row.cluster),
);
