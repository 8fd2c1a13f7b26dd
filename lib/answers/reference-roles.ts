import { type KeyPath, pathMatches, pathOf } from '@/lib/json/search/key-path';
import type { ReferenceKind, ReferenceRole } from './references-types';

type Rule = readonly [path: string, role: ReferenceRole];

/**
 * The role of a name by the keys above it; the first rule that fits counts. Fields of Envoy's API v3, in the notation
 * of `readKeyQuery`: indexes left out, from anywhere down.
 */
const CLUSTER: readonly Rule[] = [
  // envoy.admin.v3.ClustersConfigDump, config.bootstrap.v3.Bootstrap
  ['static_clusters.cluster.name', 'definition'],
  ['dynamic_active_clusters.cluster.name', 'definition'],
  ['dynamic_warming_clusters.cluster.name', 'definition'],
  ['static_resources.clusters.name', 'definition'],
  ['load_assignment.cluster_name', 'endpoints'],
  ['endpoint_config.cluster_name', 'endpoints'],
  ['eds_cluster_config.service_name', 'eds-service-name'],
  // config.route.v3.RouteAction
  ['request_mirror_policies.cluster', 'mirror'],
  ['route.weighted_clusters.clusters.name', 'weighted-cluster'],
  ['route.cluster', 'route'],
  // config.core.v3.ApiConfigSource, config.bootstrap.v3
  ['api_config_source.**', 'config-source'],
  ['ads_config.**', 'config-source'],
  ['hds_config.**', 'config-source'],
  ['tracing.**', 'tracing'],
  ['access_log.**', 'access-log'],
  // extensions.filters.network.tcp_proxy.v3.TcpProxy
  ['filters.typed_config.cluster', 'tcp-proxy'],
  ['filters.typed_config.weighted_clusters.clusters.name', 'tcp-proxy'],
  ['weighted_clusters.clusters.name', 'weighted-cluster'],
  // extensions.clusters.aggregate.v3.ClusterConfig
  ['cluster_type.typed_config.clusters', 'aggregate-cluster'],
];

/** Fields that name a cluster, whatever filter they are in: ext_authz, jwt_authn, ratelimit, OAuth2, … */
const CLUSTER_FIELDS = ['cluster', 'cluster_name', 'cluster_names', 'collector_cluster', 'target_cluster'];

const CLUSTER_USES: readonly Rule[] = CLUSTER_FIELDS.flatMap((field): readonly Rule[] => [
  [`http_filters.**.${field}`, 'http-filter'],
  [`typed_per_filter_config.**.${field}`, 'http-filter'],
  [`ecds_filter.**.${field}`, 'http-filter'],
  [`filters.**.${field}`, 'network-filter'],
  [field, 'other-use'],
]);

const ROUTE_CONFIG: readonly Rule[] = [
  ['static_route_configs.route_config.name', 'definition'],
  ['dynamic_route_configs.route_config.name', 'definition'],
  ['scoped_route_configs.route_configuration.name', 'definition'],
  // extensions.filters.network.http_connection_manager.v3
  ['filters.typed_config.route_config.name', 'definition'],
  ['rds.route_config_name', 'rds'],
  ['scoped_route_configurations.route_configuration_name', 'scoped-routes'],
  ['scoped_route_configs.route_configuration_name', 'scoped-routes'],
];

const SECRET: readonly Rule[] = [
  ['static_secrets.secret.name', 'definition'],
  ['dynamic_active_secrets.secret.name', 'definition'],
  ['dynamic_warming_secrets.secret.name', 'definition'],
  ['static_resources.secrets.name', 'definition'],
  // The entry's own name, the same as that of the secret in it.
  ['static_secrets.name', 'definition'],
  ['dynamic_active_secrets.name', 'definition'],
  ['dynamic_warming_secrets.name', 'definition'],
  // extensions.transport_sockets.tls.v3; below a cluster the certificate is that of the client
  ['cluster.**.tls_certificate_sds_secret_configs.name', 'client-certificate'],
  ['clusters.**.tls_certificate_sds_secret_configs.name', 'client-certificate'],
  ['tls_certificate_sds_secret_configs.name', 'server-certificate'],
  ['validation_context_sds_secret_config.name', 'trusted-ca'],
  ['session_ticket_keys_sds_secret_config.name', 'session-tickets'],
  // config.core.v3: SdsSecretConfig in OAuth2, credential injector, …
  ['http_filters.**.token_secret.name', 'filter-secret'],
  ['http_filters.**.hmac_secret.name', 'filter-secret'],
  ['http_filters.**.credential.name', 'filter-secret'],
  ['http_filters.**.client_secret.name', 'filter-secret'],
];

const ENDPOINTS: readonly Rule[] = [
  ['endpoint_config.cluster_name', 'definition'],
  ['load_assignment.cluster_name', 'definition'],
  ['eds_cluster_config.service_name', 'eds-service-name'],
  // Without a service name of its own, a cluster asks EDS by its name (config.cluster.v3.Cluster.EdsClusterConfig).
  ['dynamic_active_clusters.cluster.name', 'eds-service-name'],
  ['dynamic_warming_clusters.cluster.name', 'eds-service-name'],
  ['static_clusters.cluster.name', 'eds-service-name'],
  ['static_resources.clusters.name', 'eds-service-name'],
];

interface Read {
  readonly path: KeyPath;
  readonly role: ReferenceRole;
}

const read = (rules: readonly Rule[]): readonly Read[] =>
  rules.map(([path, role]) => ({ path: pathOf(path), role }));

const RULES: { readonly [kind in ReferenceKind]: readonly Read[] } = {
  cluster: read([...CLUSTER, ...CLUSTER_USES]),
  'route-config': read(ROUTE_CONFIG),
  secret: read(SECRET),
  endpoints: read(ENDPOINTS),
};

/** What a value that is the name of something says of it, by the tokens of its pointer. */
export function roleOf(kind: ReferenceKind, tokens: readonly string[]): ReferenceRole {
  return RULES[kind].find(({ path }) => pathMatches(path, tokens))?.role ?? 'same-text';
}
