/**
 * The configuration behind `lib/envoy/fixtures`: small, and with one of everything that the readers must know.
 * All secrets in it are made up; they carry the word `canary` so that a test can look for them.
 */
import { fixtureClusters, fixtureEndpoints, warmingCluster } from './fixture-clusters.ts';
import { fixtureListeners, inlineManager } from './fixture-listeners.ts';
import { type FixturePlace, file } from './fixture-place.ts';
import { fixtureRoutes } from './fixture-routes.ts';

const resources = (version: string, list: readonly object[]): object => ({
  version_info: version,
  resources: list,
});

function secrets(place: FixturePlace): object {
  const type = { '@type': 'type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.Secret' };
  return resources('sds-1', [
    {
      ...type,
      name: 'kubernetes://shop-cert',
      tls_certificate: {
        certificate_chain: { inline_string: place.certificate },
        private_key: { inline_string: place.privateKey },
      },
    },
  ]);
}

function extensionConfigs(): object {
  return resources('ecds-1', [
    {
      '@type': 'type.googleapis.com/envoy.config.core.v3.TypedExtensionConfig',
      name: 'late-header',
      typed_config: {
        '@type': 'type.googleapis.com/envoy.extensions.filters.http.lua.v3.Lua',
        default_source_code: { inline_string: '-- canary-ecds-lua\nfunction envoy_on_request(handle) end' },
      },
    },
  ]);
}

/** Discovery files by name, as they stand when Envoy starts. */
export function discoveryFiles(place: FixturePlace): Readonly<Record<string, object>> {
  const [routes = {}, blackhole = {}] = fixtureRoutes();
  const [httpbin = {}, shared = {}, empty = {}] = fixtureEndpoints();
  return {
    'lds.json': resources('lds-1', fixtureListeners(place, 'first')),
    'cds.json': resources('cds-1', fixtureClusters(place)),
    'rds-http.json': resources('rds-1', [routes]),
    'rds-https.json': resources('rds-2', [blackhole]),
    'eds-httpbin.json': resources('eds-1', [httpbin]),
    'eds-shared.json': resources('eds-1', [shared]),
    'eds-empty.json': resources('eds-1', [empty]),
    'sds.json': secrets(place),
    'ecds.json': extensionConfigs(),
  };
}

/** The second updates: a listener changed, one refused, one new that warms; a new cluster that warms. */
export function secondUpdates(place: FixturePlace): Readonly<Record<string, object>> {
  return {
    'lds.json': resources('lds-2', fixtureListeners(place, 'second')),
    'cds.json': resources('cds-2', [...fixtureClusters(place), warmingCluster()]),
  };
}

const node = {
  id: 'router~10.244.0.5~edge-7c5d9-abcde.istio-system~istio-system.svc.cluster.local',
  cluster: 'edge.istio-system',
  metadata: {
    ISTIO_VERSION: '1.31.0',
    LABELS: { app: 'edge', istio: 'ingressgateway' },
    ISTIO_META_DB_PASSWORD: 'canary-node-password',
    ANNOTATIONS: { 'kubectl.kubernetes.io/last-applied-configuration': '{"canary":"node-annotation"}' },
  },
};

/** The bootstrap: everything but the local listener and two clusters comes by file-based discovery. */
export function fixtureBootstrap(place: FixturePlace): object {
  return {
    node,
    admin: { address: { socket_address: { address: '127.0.0.1', port_value: place.ports.admin } } },
    dynamic_resources: { lds_config: file(place, 'lds.json'), cds_config: file(place, 'cds.json') },
    layered_runtime: {
      layers: [{ name: 'start', static_layer: { 'shop.flag': 30, api_token: 'canary-runtime-token' } }],
    },
    static_resources: {
      listeners: [
        {
          name: 'local',
          address: { socket_address: { address: '127.0.0.1', port_value: place.ports.local } },
          filter_chains: [{ filters: [inlineManager('local', 'local-static')] }],
        },
      ],
      clusters: [
        {
          name: 'local-static',
          connect_timeout: '1s',
          load_assignment: {
            cluster_name: 'local-static',
            endpoints: [
              {
                lb_endpoints: [
                  { endpoint: { address: { pipe: { path: '/run/app.sock' } } }, load_balancing_weight: 3 },
                ],
              },
            ],
          },
        },
      ],
      secrets: [{ name: 'session-keys', session_ticket_keys: { keys: [{ inline_bytes: keyBytes() }] } }],
    },
  };
}

/** 80 bytes, as a ticket key must have, with the canary at their start. */
function keyBytes(): string {
  return Buffer.from('canary-ticket-key'.padEnd(80, '.')).toString('base64');
}
