import { readConnectionManager, readTcpClusters } from './connection-manager';
import { readFilter } from './filters';
import { FILTER_CHAIN_FIELDS, FILTER_CHAIN_MATCH_FIELDS } from './known-fields';
import type { FilterChain, FilterChainMatch } from './listener-model';
import { readRanges } from './ranges';
import type { Raw } from './raw';
import { readDownstreamTls } from './tls';

/** Envoy refuses a listener that sets one of these (filter_chain_manager_impl.cc). */
const UNSUPPORTED = ['address_suffix', 'suffix_len'] as const;

function readMatch(raw: Raw): FilterChainMatch {
  raw.expect(FILTER_CHAIN_MATCH_FIELDS);
  const sourceType = raw.text('source_type');
  return {
    destinationPort: raw.numberOrNull('destination_port'),
    prefixRanges: readRanges(raw.at('prefix_ranges')),
    serverNames: raw.texts('server_names'),
    transportProtocol: raw.text('transport_protocol') || null,
    applicationProtocols: raw.texts('application_protocols'),
    directSourcePrefixRanges: readRanges(raw.at('direct_source_prefix_ranges')),
    sourceType: sourceType === '' || sourceType === 'ANY' ? null : sourceType,
    sourcePrefixRanges: readRanges(raw.at('source_prefix_ranges')),
    sourcePorts: raw
      .at('source_ports')
      .items()
      .map((port) => port.number)
      .filter((port) => port !== null),
    unsupported: UNSUPPORTED.filter((field) => raw.has(field)),
  };
}

/** config.listener.v3.FilterChain */
export function readFilterChain(raw: Raw, isDefault: boolean): FilterChain {
  raw.expect(FILTER_CHAIN_FIELDS);
  const filters = raw.at('filters').objects();
  const socket = raw.at('transport_socket');
  return {
    pointer: raw.pointer,
    name: raw.text('name'),
    isDefault,
    match: readMatch(raw.at('filter_chain_match')),
    tls: readDownstreamTls(socket),
    transportSocket:
      socket.object === null ? null : { name: socket.text('name'), type: socket.at('typed_config').type },
    handshakeTimeout: raw.textOrNull('transport_socket_connect_timeout'),
    networkFilters: filters.map(readFilter),
    http: readConnectionManager(filters),
    tcpClusters: readTcpClusters(filters),
  };
}
