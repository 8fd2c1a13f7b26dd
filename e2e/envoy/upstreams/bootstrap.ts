import { upstreamClusters } from './clusters.ts';
import { endpointFiles } from './endpoints.ts';
import { NAMES, resources, typed, type UpstreamPlace } from './place.ts';
import { secretFiles } from './sockets.ts';

const HCM = 'extensions.filters.network.http_connection_manager.v3.HttpConnectionManager';

/** One prefix for each cluster that gets requests: `/failover` … */
const routes = Object.entries(NAMES).map(([name, cluster]) => ({
  match: { prefix: `/${name}` },
  route: { cluster, timeout: '30s' },
}));

/** The bootstrap of the upstream fixture: one listener, everything else by discovery from files. */
export function upstreamBootstrap(place: UpstreamPlace): object {
  return {
    node: { id: 'router~10.244.0.5~edge.shop~shop.svc.cluster.local', cluster: 'edge.shop' },
    dynamic_resources: {
      cds_config: { resource_api_version: 'V3', path_config_source: { path: '$DIR/cds.json' } },
    },
    bootstrap_extensions: [
      {
        name: 'envoy.bootstrap.internal_listener',
        typed_config: typed('extensions.bootstrap.internal_listener.v3.InternalListener'),
      },
    ],
    static_resources: {
      listeners: [
        {
          name: 'edge',
          address: { socket_address: { address: '127.0.0.1', port_value: place.listenerPort } },
          filter_chains: [
            {
              filters: [
                {
                  name: 'envoy.filters.network.http_connection_manager',
                  typed_config: typed(HCM, {
                    stat_prefix: 'edge',
                    route_config: {
                      name: 'edge',
                      // The clusters come later, by CDS.
                      validate_clusters: false,
                      virtual_hosts: [{ name: 'edge', domains: ['*'], routes }],
                    },
                    http_filters: [
                      {
                        name: 'envoy.filters.http.router',
                        typed_config: typed('extensions.filters.http.router.v3.Router'),
                      },
                    ],
                  }),
                },
              ],
            },
          ],
        },
      ],
    },
  };
}

/** Discovery files beside the bootstrap, as they stand when Envoy starts. */
export function upstreamFiles(place: UpstreamPlace): Readonly<Record<string, string>> {
  return {
    'cds.json': resources('cds-1', upstreamClusters(place)),
    ...endpointFiles(place),
    ...secretFiles(place),
  };
}
