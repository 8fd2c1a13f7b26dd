/** A shape as what Envoy is started with: bootstrap, discovery files, and the resources that it asks for over ADS. */
import type { Resource, Resources } from './ads.ts';
import { clusters, endpoints } from './clusters.ts';
import { HTTP_ROUTES, listeners, tlsHost, tlsRoutes } from './listeners.ts';
import { routeConfigSettings, virtualHost } from './routes.ts';
import { clusterName, type DumpShape, serviceOf, typed } from './shape.ts';

const TLS_ROUTES = 10;

const controlPlane = (name: string, port: number) => ({
  name,
  type: 'STATIC',
  connect_timeout: '1s',
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
  typed_extension_protocol_options: {
    'envoy.extensions.upstreams.http.v3.HttpProtocolOptions': {
      ...typed('extensions.upstreams.http.v3.HttpProtocolOptions'),
      explicit_http_config: { http2_protocol_options: {} },
    },
  },
});

const discovered = (path: string) => ({
  path_config_source: { path: `$DIR/${path}` },
  resource_api_version: 'V3',
});

/** Bootstrap without `admin`; clusters and listeners come from files, everything else over ADS at `adsPort`. */
export const bootstrap = (adsPort: number): object => ({
  node: {
    id: 'router~10.0.0.1~gateway-7d9f8b6c5-x2x4z.istio-system~istio-system.svc.cluster.local',
    cluster: 'gateway.istio-system',
    metadata: {
      CLUSTER_ID: 'Kubernetes',
      ISTIO_VERSION: '1.31.0',
      LABELS: { app: 'gateway', istio: 'gateway' },
      NAME: 'gateway-7d9f8b6c5-x2x4z',
      NAMESPACE: 'istio-system',
      WORKLOAD_NAME: 'gateway',
    },
  },
  // As istiod's bootstrap: without it thousands of clusters cost gigabytes of statistics.
  stats_config: {
    stats_matcher: { inclusion_list: { patterns: [{ prefix: 'server.' }, { prefix: 'listener' }] } },
  },
  dynamic_resources: {
    ads_config: {
      api_type: 'GRPC',
      transport_api_version: 'V3',
      set_node_on_first_message_only: true,
      grpc_services: [{ envoy_grpc: { cluster_name: 'xds-grpc' } }],
    },
    cds_config: discovered('cds.json'),
    lds_config: discovered('lds.json'),
  },
  static_resources: { clusters: [controlPlane('xds-grpc', adsPort), controlPlane('sds-grpc', adsPort)] },
});

/** The files beside the bootstrap. */
export function discoveryFiles(shape: DumpShape): Readonly<Record<string, string>> {
  const file = (resources: Iterable<object>): string =>
    JSON.stringify({ version_info: '1', resources: [...resources] });
  return { 'cds.json': file(clusters(shape)), 'lds.json': file(listeners(shape)) };
}

const routeConfig = (name: string, virtualHosts: readonly object[]): Resource => {
  const config = { name, virtual_hosts: virtualHosts, ...routeConfigSettings };
  return { ...typed('config.route.v3.RouteConfiguration'), ...config };
};

function routeConfigs(shape: DumpShape): (name: string) => Resource | null {
  const small = { ...shape, routesPerHost: TLS_ROUTES };
  const servers = new Map(
    Array.from({ length: shape.tlsServers }, (_, server) => [tlsRoutes(server), server]),
  );
  return (name) => {
    if (name === HTTP_ROUTES)
      return routeConfig(
        name,
        Array.from({ length: shape.hosts }, (_, host) => virtualHost(shape, host)),
      );
    const server = servers.get(name);
    if (server === undefined) return null;
    const host = tlsHost(server);
    const domains = [host, `www.${host}`];
    return routeConfig(name, [{ ...virtualHost(small, shape.hosts + server), name: `${host}:443`, domains }]);
  };
}

/** What Envoy may ask for over ADS. */
export function resourcesOf(shape: DumpShape, secrets: ReadonlyMap<string, Resource>): Resources {
  const targets = new Map<string, () => Resource>();
  for (let index = 0; index < shape.services; index += 1) {
    const service = serviceOf(shape, index);
    for (const subset of ['', ...service.subsets])
      targets.set(clusterName(service, subset), () => endpoints(shape, service, subset));
  }
  return {
    [typed('config.route.v3.RouteConfiguration')['@type']]: routeConfigs(shape),
    [typed('config.endpoint.v3.ClusterLoadAssignment')['@type']]: (name) => targets.get(name)?.() ?? null,
    [typed('extensions.transport_sockets.tls.v3.Secret')['@type']]: (name) => secrets.get(name) ?? null,
  };
}
