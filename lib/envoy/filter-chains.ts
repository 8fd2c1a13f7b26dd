import { readConnectionManager, readTcpClusters } from './connection-manager';
import { readFilter } from './filters';
import { FILTER_CHAIN_FIELDS, FILTER_CHAIN_MATCH_FIELDS } from './known-fields';
import type { FilterChain, FilterChainMatch } from './model';
import type { Raw } from './raw';
import { readDownstreamTls } from './tls';

/** CidrRange as `10.0.0.0/8`; a length of 0 is left out of a dump. */
function readRanges(raw: Raw): readonly string[] {
  return raw
    .objects()
    .map((range) => `${range.text('address_prefix')}/${range.numberOrNull('prefix_len') ?? 0}`);
}

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
  };
}

/** config.listener.v3.FilterChain */
export function readFilterChain(raw: Raw, isDefault: boolean): FilterChain {
  raw.expect(FILTER_CHAIN_FIELDS);
  const filters = raw.at('filters').objects();
  return {
    pointer: raw.pointer,
    name: raw.text('name'),
    isDefault,
    match: readMatch(raw.at('filter_chain_match')),
    tls: readDownstreamTls(raw.at('transport_socket')),
    networkFilters: filters.map(readFilter),
    http: readConnectionManager(filters),
    tcpClusters: readTcpClusters(filters),
  };
}
