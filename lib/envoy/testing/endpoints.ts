import { ROOT } from '@/lib/core/json-pointer';
import type { Cluster, Endpoint } from '../model';

/** An endpoint of `/clusters` with nothing special. */
export function endpointOf(fields: Partial<Endpoint> = {}): Endpoint {
  return {
    pointer: ROOT,
    cluster: 'c',
    address: { kind: 'unknown' },
    additionalAddresses: [],
    hostname: '',
    health: 'healthy',
    healthFlags: [],
    weight: null,
    priority: 0,
    locality: '',
    traffic: null,
    successRate: null,
    localOriginSuccessRate: null,
    tlsMode: null,
    workload: null,
    source: 'clusters',
    ...fields,
  };
}

/** A cluster by EDS, in use, as istiod makes them: without panic mode. */
export function clusterOf(fields: Partial<Cluster> = {}): Cluster {
  return {
    pointer: ROOT,
    state: 'active',
    version: null,
    lastUpdated: null,
    name: 'c',
    type: 'EDS',
    edsServiceName: null,
    statName: null,
    connectTimeout: null,
    lbPolicy: 'ROUND_ROBIN',
    tls: null,
    outlierDetection: false,
    panicThreshold: 0,
    istioConfig: null,
    error: null,
    ...fields,
  };
}
