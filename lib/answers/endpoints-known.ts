import { addressText } from '@/lib/envoy/address-text';
import type { Endpoint } from '@/lib/envoy/model';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import { knownEndpoints } from './cluster-health';
import { perSnapshot } from './lists/per-snapshot';

const keyOf = ({ cluster, address, priority }: Endpoint): string =>
  `${priority} ${addressText(address)} ${cluster}`;

/** What only EDS tells of an endpoint of `/clusters`. */
function withEds(live: Endpoint, eds: Endpoint | undefined): Endpoint {
  if (eds === undefined) return live;
  const { additionalAddresses, tlsMode, workload } = eds;
  return { ...live, additionalAddresses, tlsMode, workload, hostname: live.hostname || eds.hostname };
}

/** Endpoints of EDS by key; an address that stands there twice is given away in the order of the dump. */
class EdsIndex {
  readonly #queues: Map<string, Endpoint[]>;

  constructor(endpoints: readonly Endpoint[]) {
    this.#queues = Map.groupBy(endpoints, keyOf);
  }

  take(live: Endpoint): Endpoint | undefined {
    return this.#queues.get(keyOf(live))?.shift();
  }
}

export interface KnownEndpoint {
  readonly endpoint: Endpoint;
  /** The same endpoint in the dump; null when it is not there. */
  readonly eds: Endpoint | null;
}

function join(snapshot: Snapshot): readonly KnownEndpoint[] {
  const { dump } = snapshot;
  const known = knownEndpoints(snapshot) ?? dump?.endpoints ?? [];
  if (known === dump?.endpoints) {
    return known.map((endpoint) => ({ endpoint, eds: endpoint.source === 'eds' ? endpoint : null }));
  }
  const index = new EdsIndex(dump?.hasEndpoints === true ? dump.endpoints : []);
  return known.map((endpoint) => {
    const eds = index.take(endpoint);
    return { endpoint: withEds(endpoint, eds), eds: eds ?? null };
  });
}

/**
 * Every endpoint that a capture knows: of `/clusters`, with what EDS adds; of EDS alone; or, with neither, those that
 * clusters are configured with, whose health nobody knows.
 */
export const allEndpoints = perSnapshot(join);
