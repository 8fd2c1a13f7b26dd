/** A small gateway as istiod would configure one: a listener, a route configuration by RDS, two clusters. */

const CLUSTER = 'outbound|8000||httpbin.default.svc.cluster.local';
const ORIGIN = {
  filter_metadata: {
    istio: { config: '/apis/networking.istio.io/v1/namespaces/default/virtual-service/httpbin' },
  },
};

const router = {
  name: 'envoy.filters.http.router',
  typed_config: { '@type': 'type.googleapis.com/envoy.extensions.filters.http.router.v3.Router' },
};

const manager = {
  '@type':
    'type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager',
  stat_prefix: 'outbound_0.0.0.0_8080',
  rds: { route_config_name: 'http.8080', config_source: { path_config_source: { path: '$DIR/rds.json' } } },
  http_filters: [router],
};

const cluster = (name: string, port: number) => ({
  name,
  type: 'STATIC',
  load_assignment: {
    cluster_name: name,
    endpoints: [
      {
        lb_endpoints: [
          { endpoint: { address: { socket_address: { address: '127.0.0.1', port_value: port } } } },
        ],
      },
    ],
  },
});

/** Bootstrap without `admin`; `port` is the listener's, `backend` where the cluster's only endpoint is. */
export function tutorialBootstrap(port: number, backend: number): object {
  return {
    node: {
      id: 'router~127.0.0.1~gateway.istio-system~istio-system.svc.cluster.local',
      cluster: 'gateway.istio-system',
    },
    static_resources: {
      listeners: [
        {
          name: '0.0.0.0_8080',
          address: { socket_address: { address: '127.0.0.1', port_value: port } },
          filter_chains: [
            { filters: [{ name: 'envoy.filters.network.http_connection_manager', typed_config: manager }] },
          ],
        },
      ],
      clusters: [cluster(CLUSTER, backend)],
    },
  };
}

const route = (prefix: string, target: object) => ({ match: { prefix }, ...target, metadata: ORIGIN });

/** `rds.json` beside the bootstrap; `extra` routes come after the tutorial's two. */
export function tutorialRoutes(extra: readonly object[] = []): string {
  return JSON.stringify({
    resources: [
      {
        '@type': 'type.googleapis.com/envoy.config.route.v3.RouteConfiguration',
        name: 'http.8080',
        virtual_hosts: [
          {
            name: '*:80',
            domains: ['*'],
            routes: [
              route('/status', { route: { cluster: CLUSTER } }),
              route('/delay', { route: { cluster: CLUSTER } }),
              ...extra,
            ],
          },
        ],
      },
    ],
  });
}
