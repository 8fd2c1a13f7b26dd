import { type MessageFields, messagesOf } from './descriptors.ts';

const FILES = [
  'envoy/config/cluster/v3/cluster.proto',
  'envoy/admin/v3/clusters.proto',
  'envoy/extensions/transport_sockets/tls/v3/tls.proto',
  'envoy/extensions/transport_sockets/raw_buffer/v3/raw_buffer.proto',
  'envoy/extensions/transport_sockets/quic/v3/quic_transport.proto',
  'envoy/extensions/transport_sockets/proxy_protocol/v3/upstream_proxy_protocol.proto',
  'envoy/extensions/transport_sockets/internal_upstream/v3/internal_upstream.proto',
  'envoy/extensions/transport_sockets/http_11_proxy/v3/upstream_http_11_connect.proto',
  'envoy/extensions/transport_sockets/starttls/v3/starttls.proto',
  'envoy/extensions/transport_sockets/tap/v3/tap.proto',
  'envoy/extensions/transport_sockets/tcp_stats/v3/tcp_stats.proto',
  'envoy/extensions/upstreams/http/v3/http_protocol_options.proto',
  'envoy/extensions/upstreams/tcp/v3/tcp_protocol_options.proto',
  'envoy/extensions/upstreams/http/generic/v3/generic_connection_pool.proto',
  'envoy/extensions/clusters/aggregate/v3/cluster.proto',
  'envoy/extensions/clusters/composite/v3/cluster.proto',
  'envoy/extensions/clusters/dns/v3/dns_cluster.proto',
  'envoy/extensions/clusters/dynamic_forward_proxy/v3/cluster.proto',
  'envoy/extensions/clusters/original_dst/v3/original_dst.proto',
  'envoy/extensions/clusters/redis/v3/redis_cluster.proto',
  'envoy/extensions/clusters/reverse_connection/v3/reverse_connection.proto',
  ...[
    'client_side_weighted_round_robin',
    'cluster_provided',
    'least_request',
    'load_aware_locality',
    'maglev',
    'override_host',
    'random',
    'ring_hash',
    'round_robin',
    'subset',
    'wrr_locality',
  ].map((name) => `envoy/extensions/load_balancing_policies/${name}/v3/${name}.proto`),
  'envoy/extensions/network/dns_resolver/cares/v3/cares_dns_resolver.proto',
  'envoy/extensions/network/dns_resolver/getaddrinfo/v3/getaddrinfo_dns_resolver.proto',
];

/** Messages that stand in a cluster by themselves, or inside an Any. */
const ROOTS =
  /^envoy\.(config\.cluster\.v3\.Cluster|config\.endpoint\.v3\.ClusterLoadAssignment|admin\.v3\.Clusters|extensions\.(transport_sockets(?!.*Downstream)|upstreams|clusters|load_balancing_policies|network\.dns_resolver)\.[^A-Z]*[A-Z]\w*)$/;

/** What other rooms read (routes, matchers, filters, services), and what is written as plain JSON. */
const ELSEWHERE =
  /^(google|xds|validate|udpa)\.|^envoy\.(config\.(route|common|accesslog|metrics|trace|tap)|extensions\.(filters|common)|type\.(matcher|tracing|http))\.|\.(GrpcService|Secret|GenericSecret)$/;

const ANY = 'google.protobuf.Any';

/**
 * The messages of a cluster, by full name in order, out of a program of Envoy. A field names the message that it
 * holds when that is among them, or Any.
 */
export function clusterMessages(program: Buffer): Readonly<Record<string, MessageFields>> {
  const all = messagesOf(program, FILES);
  const found = new Map<string, MessageFields>();
  const add = (name: string): void => {
    const fields = all.get(name);
    if (fields === undefined || found.has(name) || ELSEWHERE.test(name)) return;
    found.set(name, fields);
    for (const inner of Object.values(fields)) add(inner);
  };
  for (const name of all.keys()) if (ROOTS.test(name)) add(name);
  const named = (type: string): string => (found.has(type) || type === ANY ? type : '');
  return Object.fromEntries(
    [...found]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, fields]) => [
        name,
        Object.fromEntries(Object.entries(fields).map(([field, type]) => [field, named(type)])),
      ]),
  );
}
