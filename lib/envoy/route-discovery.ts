import type { Raw } from './raw';
import type { DiscoverySource } from './route-host-model';

/** Clusters of an ApiConfigSource: gRPC services, or the older list of names. */
function apiClusters(api: Raw): readonly string[] {
  const services = api.at('grpc_services').objects();
  const grpc = services.map(
    (each) => each.at('envoy_grpc').text('cluster_name') || each.at('google_grpc').text('target_uri'),
  );
  return [...grpc, ...api.texts('cluster_names')].filter((name) => name !== '');
}

/** config.core.v3.ConfigSource */
export function readDiscoverySource(raw: Raw): DiscoverySource {
  if (raw.has('ads')) return { kind: 'ads' };
  if (raw.has('self')) return { kind: 'self' };
  const path = raw.at('path_config_source').text('path') || raw.text('path');
  if (path !== '') return { kind: 'file', path };
  const api = raw.at('api_config_source');
  if (api.object === null) return { kind: 'unknown' };
  return { kind: 'api', type: api.text('api_type'), clusters: apiClusters(api) };
}
