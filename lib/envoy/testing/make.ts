import { ROOT } from '@/lib/core/json-pointer';
import { readConnectionSettings } from '../connection-settings';
import { readListenerSettings } from '../listener-settings';
import type {
  Filter,
  FilterChain,
  FilterChainMatch,
  HttpConnectionManager,
  Listener,
  Secret,
} from '../model';
import { Raw } from '../raw';

const EMPTY = Raw.root({});
const META = { pointer: ROOT, state: 'active', version: null, lastUpdated: null } as const;

/** A filter chain match that takes everything. */
export const ANY_MATCH: FilterChainMatch = {
  destinationPort: null,
  prefixRanges: [],
  serverNames: [],
  transportProtocol: null,
  applicationProtocols: [],
  directSourcePrefixRanges: [],
  sourceType: null,
  sourcePrefixRanges: [],
  sourcePorts: [],
  unsupported: [],
};

export function filterOf(fields: Partial<Filter>): Filter {
  const rest = { disabled: false, byDiscovery: false, secretNames: [], pointer: ROOT };
  return { name: '', type: '', ...rest, ...fields };
}

export function managerOf(fields: Partial<HttpConnectionManager>): HttpConnectionManager {
  const settings = readConnectionSettings(EMPTY);
  return { pointer: ROOT, statPrefix: '', httpFilters: [], routes: { kind: 'none' }, settings, ...fields };
}

export function chainOf(fields: Partial<FilterChain> = {}): FilterChain {
  return {
    pointer: ROOT,
    name: '',
    isDefault: false,
    match: ANY_MATCH,
    tls: null,
    transportSocket: null,
    handshakeTimeout: null,
    networkFilters: [],
    http: null,
    tcpClusters: [],
    ...fields,
  };
}

export function listenerOf(fields: Partial<Listener> = {}): Listener {
  return {
    ...META,
    name: '',
    addresses: [],
    bindToPort: true,
    useOriginalDst: false,
    trafficDirection: 'OUTBOUND',
    listenerFilters: [],
    filterChains: [],
    matcher: null,
    settings: readListenerSettings(EMPTY),
    error: null,
    ...fields,
  };
}

export function secretOf(fields: Partial<Secret> = {}): Secret {
  return { ...META, name: '', kind: 'unknown', content: { kind: 'unknown' }, error: null, ...fields };
}
