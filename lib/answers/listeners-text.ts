import type { FilterChain, FilterChainMatch } from '@/lib/envoy/model';

/** Name of the route configuration of a chain; null when it has none or one without a name. */
export function routeConfigName(chain: FilterChain): string | null {
  const routes = chain.http?.routes;
  if (routes === undefined || routes.kind === 'none' || routes.name === '') return null;
  return routes.name;
}

const part = (label: string, values: readonly (string | number)[]): readonly string[] =>
  values.length === 0 ? [] : [`${label}: ${values.join(',')}`];

/** What a chain asks of a connection in one line, in the words of `istioctl proxy-config listeners`; `ALL` for nothing. */
function matchText(match: FilterChainMatch): string {
  const parts = [
    ...part('Addr', match.prefixRanges),
    ...part('Port', match.destinationPort === null ? [] : [match.destinationPort]),
    ...part('SNI', match.serverNames),
    ...part('Trans', match.transportProtocol === null ? [] : [match.transportProtocol]),
    ...part('App', match.applicationProtocols),
    ...part('Peer', match.directSourcePrefixRanges),
    ...part('Source', match.sourceType === null ? [] : [match.sourceType]),
    ...part('From', match.sourcePrefixRanges),
    ...part('From port', match.sourcePorts),
  ];
  return parts.length === 0 ? 'ALL' : parts.join('; ');
}

export function chainMatchText({ match, isDefault }: FilterChain): string {
  return isDefault ? 'DEFAULT' : matchText(match);
}

const ROUTES = { rds: 'Route', inline: 'Inline Route', scoped: 'Scoped Route', none: 'Route' } as const;

/** Where a chain leads in one line: `Route: http.8080`, `Cluster: PassthroughCluster`. */
export function chainTargetText(chain: FilterChain): string {
  if (chain.http !== null) return `${ROUTES[chain.http.routes.kind]}: ${routeConfigName(chain) ?? '-'}`;
  if (chain.tcpClusters.length === 0) return 'Non-HTTP/Non-TCP';
  return `Cluster: ${chain.tcpClusters.map(({ name }) => name).join(',')}`;
}
