/** The bootstrap of a pod's Envoy: Istio's own rendered template, changed where pilot-agent would have stood. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyPair } from './certs.ts';
import { ISTIOD_HOST } from './istiod.ts';
import type { ProxyMode } from './workloads.ts';

export interface BootstrapOptions {
  readonly mode: ProxyMode;
  readonly istioModule: string;
  readonly pod: string;
  readonly namespace: string;
  readonly podIp: string;
  readonly workload: string;
  readonly serviceAccount: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly xds: { readonly address: string; readonly port: number };
  readonly cert: KeyPair;
  readonly meshRoot: string;
}

interface RawCluster {
  name: string;
  load_assignment: { endpoints: { lb_endpoints: { endpoint: { address: object } }[] }[] };
  transport_socket?: object;
}

/** Only what is changed here. */
interface RawBootstrap {
  node: { id: string; cluster: string; metadata: Record<string, unknown> };
  admin: { profile_path?: string };
  cluster_manager: { outlier_detection: { event_log_path: string } };
  static_resources: { clusters: RawCluster[] };
}

export function envoyBootstrap(options: BootstrapOptions): object {
  const file = join(options.istioModule, 'pkg/bootstrap/testdata/default_golden.json');
  // Boundary: a file of the pinned Istio module.
  const bootstrap = JSON.parse(readFileSync(file, 'utf8')) as RawBootstrap;
  bootstrap.node = nodeOf(options);
  delete bootstrap.admin.profile_path;
  bootstrap.cluster_manager.outlier_detection.event_log_path = '/dev/null';
  const { clusters } = bootstrap.static_resources;
  const xds = named(clusters, 'xds-grpc');
  setAddress(xds, options.xds.address, options.xds.port);
  xds.transport_socket = mutualTls(options);
  return bootstrap;
}

function nodeOf(options: BootstrapOptions): RawBootstrap['node'] {
  const { namespace, pod, workload } = options;
  const metadata = {
    CLUSTER_ID: 'Kubernetes',
    ENVOY_PROMETHEUS_PORT: 15090,
    ENVOY_STATUS_PORT: 15021,
    INSTANCE_IPS: options.podIp,
    ...(options.mode === 'sidecar' ? { INTERCEPTION_MODE: 'REDIRECT' } : {}),
    ISTIO_VERSION: '1.31.0',
    LABELS: options.labels,
    MESH_ID: 'cluster.local',
    METADATA_DISCOVERY: 'false',
    NAME: pod,
    NAMESPACE: namespace,
    NODE_NAME: 'node-0',
    OWNER: `kubernetes://apis/apps/v1/namespaces/${namespace}/deployments/${workload}`,
    PILOT_SAN: [ISTIOD_HOST],
    PROXY_CONFIG: {
      binaryPath: '/usr/local/bin/envoy',
      configPath: './etc/istio/proxy',
      discoveryAddress: `${ISTIOD_HOST}:15012`,
      proxyAdminPort: 15000,
      serviceCluster: 'istio-proxy',
      statusPort: 15020,
    },
    SERVICE_ACCOUNT: options.serviceAccount,
    // Pods of a Kubernetes Gateway bind its listeners' own ports; istiod skips those below 1024 for unprivileged pods.
    ...(options.labels['gateway.networking.k8s.io/gateway-name'] ? {} : { UNPRIVILEGED_POD: 'true' }),
    WORKLOAD_NAME: workload,
  };
  const id = `${options.mode}~${options.podIp}~${pod}.${namespace}~${namespace}.svc.cluster.local`;
  return { id, cluster: `${workload}.${namespace}`, metadata };
}

function named(clusters: readonly RawCluster[], name: string): RawCluster {
  const cluster = clusters.find((entry) => entry.name === name);
  if (!cluster) throw new Error(`Istio's bootstrap template has no cluster ${name} any more`);
  return cluster;
}

function setAddress(cluster: RawCluster, address: string, port: number): void {
  const endpoint = { address: { socket_address: { protocol: 'TCP', address, port_value: port } } };
  cluster.load_assignment.endpoints = [{ lb_endpoints: [{ endpoint }] }];
}

/** A client certificate by file name: no token, and no key, stands in the config dump. */
function mutualTls({ cert, meshRoot }: BootstrapOptions): object {
  return {
    name: 'envoy.transport_sockets.tls',
    typed_config: {
      '@type': 'type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.UpstreamTlsContext',
      sni: ISTIOD_HOST,
      common_tls_context: {
        alpn_protocols: ['h2'],
        tls_certificates: [
          { certificate_chain: { filename: cert.cert }, private_key: { filename: cert.key } },
        ],
        validation_context: {
          trusted_ca: { filename: meshRoot },
          match_typed_subject_alt_names: [{ san_type: 'DNS', matcher: { exact: ISTIOD_HOST } }],
        },
      },
    },
  };
}
