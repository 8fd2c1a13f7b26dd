/** A large gateway in istiod's words: one route configuration with many teams' hosts, and the clusters they name. */

export const HOSTS = 3_480;
export const ROUTES_PER_HOST = 10;
const PATHS = ['cart', 'checkout', 'orders', 'invoices', 'search', 'media', 'account', 'reports', 'help'];
const RETRY_ON = 'connect-failure,refused-stream,unavailable,cancelled,retriable-status-codes';

const type = (name: string) => ({ '@type': `type.googleapis.com/envoy.${name}` });
const team = (host: number): string => `team-${host % 97}`;
const service = (host: number): string => `service-${host}.${team(host)}.svc.cluster.local`;
const clusterName = (host: number): string => `outbound|8080||${service(host)}`;

const istio = (kind: string, host: number) => ({
  filter_metadata: {
    istio: { config: `/apis/networking.istio.io/v1/namespaces/${team(host)}/${kind}/service-${host}` },
  },
});

/** Every third route has a header to match, as canaries have; the last is the catch-all. */
function match(index: number): object {
  const name = PATHS[index];
  if (name === undefined) return { prefix: '/' };
  const headers = [{ name: 'x-canary', string_match: { exact: 'true' } }];
  return { prefix: `/${name}/v${index}`, case_sensitive: true, ...(index % 3 === 0 ? { headers } : {}) };
}

function route(host: number, index: number): object {
  return {
    match: match(index),
    route: {
      cluster: clusterName(host),
      timeout: '0s',
      retry_policy: {
        retry_on: RETRY_ON,
        num_retries: 2,
        retry_host_predicate: [
          {
            name: 'envoy.retry_host_predicates.previous_hosts',
            typed_config: type('extensions.retry.host.previous_hosts.v3.PreviousHostsPredicate'),
          },
        ],
        host_selection_retry_max_attempts: '5',
      },
      max_grpc_timeout: '0s',
    },
    metadata: istio('virtual-service', host),
    decorator: { operation: `${service(host)}:8080/${PATHS[index] ?? ''}*` },
  };
}

function virtualHost(host: number): object {
  const name = `service-${host}.${team(host)}.example.com`;
  return {
    name: `${name}:80`,
    domains: [name],
    routes: Array.from({ length: ROUTES_PER_HOST }, (_, index) => route(host, index)),
    include_request_attempt_count: true,
  };
}

const address = (ip: string, port: number) => ({ socket_address: { address: ip, port_value: port } });

function cluster(host: number): object {
  const ip = `10.${(host >> 16) & 255}.${(host >> 8) & 255}.${host & 255}`;
  return {
    ...type('config.cluster.v3.Cluster'),
    name: clusterName(host),
    type: 'STATIC',
    connect_timeout: '10s',
    lb_policy: 'LEAST_REQUEST',
    circuit_breakers: { thresholds: [{ max_connections: 4294967295, max_requests: 4294967295 }] },
    metadata: istio('destination-rule', host),
    load_assignment: {
      cluster_name: clusterName(host),
      endpoints: [{ lb_endpoints: [{ endpoint: { address: address(ip, 8080) } }] }],
    },
  };
}

const discovered = (path: string) => ({ path_config_source: { path: `$DIR/${path}` } });

const manager = {
  ...type('extensions.filters.network.http_connection_manager.v3.HttpConnectionManager'),
  stat_prefix: 'outbound_0.0.0.0_8080',
  rds: { route_config_name: 'http.8080', config_source: discovered('rds.json') },
  http_filters: [
    {
      name: 'envoy.filters.http.router',
      typed_config: type('extensions.filters.http.router.v3.Router'),
    },
  ],
};

/** Bootstrap without `admin`; `port` is the gateway listener's. */
export function largeBootstrap(port: number): object {
  const filters = [{ name: 'envoy.filters.network.http_connection_manager', typed_config: manager }];
  return {
    node: {
      id: 'router~127.0.0.1~gateway.istio-system~istio-system.svc.cluster.local',
      cluster: 'gateway.istio-system',
    },
    dynamic_resources: { cds_config: discovered('cds.json') },
    static_resources: {
      listeners: [
        { name: '0.0.0.0_8080', address: address('127.0.0.1', port), filter_chains: [{ filters }] },
      ],
    },
  };
}

/** The discovery files beside the bootstrap. */
export function largeDiscovery(): Readonly<Record<string, string>> {
  const all = <T>(make: (host: number) => T): readonly T[] =>
    Array.from({ length: HOSTS }, (_, host) => make(host));
  const routes = {
    ...type('config.route.v3.RouteConfiguration'),
    name: 'http.8080',
    virtual_hosts: all(virtualHost),
  };
  const file = (resources: readonly object[]) => JSON.stringify({ version_info: '1', resources });
  return { 'rds.json': file([routes]), 'cds.json': file(all(cluster)) };
}
