import type { HttpConnectionManager, RouteSource } from './connection-manager-model';
import { readConnectionSettings } from './connection-settings';
import { readFilter } from './filters';
import { CONNECTION_MANAGER_FIELDS } from './known-fields';
import type { WeightedCluster } from './model';
import type { Raw } from './raw';
import { readWeightedCluster } from './route-action';

const NETWORK = 'envoy.extensions.filters.network.';
const HCM = `${NETWORK}http_connection_manager.v3.HttpConnectionManager`;
const TCP_PROXY = `${NETWORK}tcp_proxy.v3.TcpProxy`;

function readRouteSource(manager: Raw): RouteSource {
  const rds = manager.at('rds');
  if (rds.object !== null) return { kind: 'rds', name: rds.text('route_config_name') };
  const inline = manager.at('route_config');
  if (inline.object !== null) return { kind: 'inline', name: inline.text('name'), pointer: inline.pointer };
  const scoped = manager.at('scoped_routes');
  return scoped.object === null ? { kind: 'none' } : { kind: 'scoped', name: scoped.text('name') };
}

/** The configuration of a type among network filters; another version of the same message leaves a notice. */
function configOf(filters: readonly Raw[], type: string): Raw | undefined {
  const message = type.slice(type.lastIndexOf('.'));
  for (const filter of filters) {
    const config = filter.at('typed_config');
    const found = config.type;
    if (found === type) return config;
    if (found.endsWith(message)) config.notices.add('unknown-type', () => config.pointer, found);
  }
  return undefined;
}

/** The HTTP connection manager among the network filters of a chain; there is at most one, the last. */
export function readConnectionManager(filters: readonly Raw[]): HttpConnectionManager | null {
  const config = configOf(filters, HCM);
  return config === undefined ? null : readManager(config);
}

/** extensions.filters.network.http_connection_manager.v3.HttpConnectionManager */
function readManager(config: Raw): HttpConnectionManager {
  config.expect(CONNECTION_MANAGER_FIELDS);
  return {
    pointer: config.pointer,
    statPrefix: config.text('stat_prefix'),
    httpFilters: config.at('http_filters').objects().map(readFilter),
    routes: readRouteSource(config),
    settings: readConnectionSettings(config),
  };
}

/** Clusters of the tcp_proxy of a chain: one, or several by weight. */
export function readTcpClusters(filters: readonly Raw[]): readonly WeightedCluster[] {
  const config = configOf(filters, TCP_PROXY);
  if (config === undefined) return [];
  const weighted = config.at('weighted_clusters');
  if (weighted.object !== null) return weighted.at('clusters').objects().map(readWeightedCluster);
  const name = config.text('cluster');
  return name === '' ? [] : [{ name, weight: 1 }];
}
