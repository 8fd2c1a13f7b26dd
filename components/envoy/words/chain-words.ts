import type { ChainLine, ChainTarget } from '@/lib/answers/listeners-types';
import type { FilterChainMatch } from '@/lib/envoy/model';
import type { StateWords } from './state-words';

/** Envoy's levels, in order; it goes down one branch and never comes back (filter_chain_manager_impl.cc). */
export const CHAIN_LEVELS = [
  'destination port',
  'destination IP',
  'server name, longest first',
  'transport',
  'ALPN, in the client’s order',
  'direct source IP',
  'source type',
  'source IP',
  'source port',
] as const;

/** Server names of a chain; without any it takes every name, and connections without SNI. */
export function serverNamesText(match: FilterChainMatch): string {
  return match.serverNames.length === 0 ? 'any' : match.serverNames.join(', ');
}

/** `tls h2, http/1.1`; 'any' when the chain asks for neither. */
export function transportText(match: FilterChainMatch): string {
  const parts = [match.transportProtocol ?? '', match.applicationProtocols.join(', ')];
  return parts.filter((part) => part !== '').join(' ') || 'any';
}

/** Conditions besides server name, transport and ALPN, one short text each, in Envoy's order. */
export function otherChainConditions(match: FilterChainMatch): readonly string[] {
  return [
    ...(match.destinationPort === null ? [] : [`port ${match.destinationPort}`]),
    ...(match.prefixRanges.length === 0 ? [] : [`to ${match.prefixRanges.join(', ')}`]),
    ...(match.directSourcePrefixRanges.length === 0
      ? []
      : [`peer ${match.directSourcePrefixRanges.join(', ')}`]),
    ...(match.sourceType === null ? [] : [sourceTypeText(match.sourceType)]),
    ...(match.sourcePrefixRanges.length === 0 ? [] : [`from ${match.sourcePrefixRanges.join(', ')}`]),
    ...(match.sourcePorts.length === 0 ? [] : [`source port ${match.sourcePorts.join(', ')}`]),
    ...match.unsupported.map((field) => `${field} (not implemented)`),
  ];
}

// listener.v3.FilterChainMatch.ConnectionSourceType
function sourceTypeText(type: string): string {
  if (type === 'SAME_IP_OR_LOOPBACK') return 'from this host';
  return type === 'EXTERNAL' ? 'from other hosts' : `source ${type}`;
}

/** Which connections come to a chain that is well by itself, as a state. */
export function chainPlaceWords(line: Pick<ChainLine, 'match' | 'isDefault' | 'choice'>): StateWords {
  switch (line.choice) {
    case null:
      return { kind: 'ok', word: isCatchAllChain(line) ? 'OK, takes the rest' : 'OK', effect: '' };
    case 'chosen':
      return { kind: 'ok', word: 'Chosen by tree', effect: 'An action of the matcher tree names it.' };
    case 'no-match':
      return { kind: 'ok', word: 'If none matches', effect: 'Taken when nothing in the tree matched.' };
    case 'never':
      return {
        kind: 'warn',
        word: 'Never chosen',
        effect: 'No action of the matcher tree names it: no connection gets there.',
      };
    case 'unknown':
      return {
        kind: 'unk',
        word: 'Unknown',
        effect: 'A part of the matcher tree cannot be read; what can be read does not name it.',
      };
  }
}

/** A chain that takes whatever the others leave. */
function isCatchAllChain({ match, isDefault }: Pick<ChainLine, 'match' | 'isDefault'>): boolean {
  return (
    isDefault ||
    (serverNamesText(match) === 'any' &&
      transportText(match) === 'any' &&
      otherChainConditions(match).length === 0)
  );
}

/**
 * Plain HTTP of one port: Istio serves all Gateways on it from one route configuration, `http.<port>`, while
 * that of an HTTPS server names its Gateway.
 */
export function isSharedByGateways(target: ChainTarget): boolean {
  return target.kind === 'routes' && target.routes.kind === 'rds' && /^http\.\d+$/.test(target.routes.name);
}
