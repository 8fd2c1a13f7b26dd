/**
 * The configuration behind `lib/envoy/fixtures/admin`: a bootstrap with one of everything that its page shows, and
 * extension configurations by discovery. Every secret in it is made up and carries the word `canary`.
 */

const TYPE = 'type.googleapis.com/envoy';
const HTTP = `${TYPE}.extensions.filters.http`;

const ROUTER = {
  name: 'envoy.filters.http.router',
  typed_config: { '@type': `${HTTP}.router.v3.Router` },
};

const file = (name: string): object => ({
  resource_api_version: 'V3',
  initial_fetch_timeout: '0s',
  path_config_source: { path: `$DIR/${name}` },
});

const socket = (port: number): object => ({ socket_address: { address: '127.0.0.1', port_value: port } });

function manager(name: string, fields: object, filters: readonly object[]): object {
  return {
    name: 'envoy.filters.network.http_connection_manager',
    typed_config: {
      '@type': `${TYPE}.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager`,
      stat_prefix: name,
      http_filters: [...filters, ROUTER],
      ...fields,
    },
  };
}

const inline = (name: string): object => ({
  route_config: {
    name,
    virtual_hosts: [
      { name, domains: ['*'], routes: [{ match: { prefix: '/' }, route: { cluster: 'backend' } }] },
    ],
  },
});

const discovered = (name: string): object => ({
  name,
  config_discovery: { config_source: file(`${name}.json`), type_urls: [`${HTTP}.lua.v3.Lua`] },
});

const resources = (version: string, list: readonly object[]): string =>
  JSON.stringify({ version_info: version, resources: list });

function extension(name: string): string {
  return resources('ecds-7', [
    {
      '@type': `${TYPE}.config.core.v3.TypedExtensionConfig`,
      name,
      typed_config: {
        '@type': `${HTTP}.lua.v3.Lua`,
        default_source_code: { inline_string: '-- canary-ecds\nfunction envoy_on_request(handle) end' },
      },
    },
  ]);
}

const listener = (name: string, port: number, chain: object): object => ({
  '@type': `${TYPE}.config.listener.v3.Listener`,
  name,
  address: socket(port),
  filter_chains: [{ filters: [chain] }],
});

/** Discovery from a server that is not there. */
const silent: object = {
  resource_api_version: 'V3',
  initial_fetch_timeout: '0s',
  api_config_source: {
    api_type: 'GRPC',
    transport_api_version: 'V3',
    grpc_services: [{ envoy_grpc: { cluster_name: 'backend' } }],
  },
};

/** Waits for routes that never come, so that `/init_dump` has something to say. */
const waiting = (port: number): object =>
  listener(
    'waiting',
    port,
    manager('waiting', { rds: { route_config_name: 'never', config_source: silent } }, []),
  );

export interface AdminPorts {
  readonly edge: number;
  readonly waiting: number;
  readonly local: number;
  readonly backend: number;
}

export function adminFiles(ports: AdminPorts, update: 'first' | 'second'): Readonly<Record<string, string>> {
  const edge = listener(
    'edge',
    ports.edge,
    manager('edge', inline('edge'), [discovered('late-header'), discovered('second-look')]),
  );
  return {
    'lds.json': resources(`lds-${update}`, update === 'first' ? [edge] : [edge, waiting(ports.waiting)]),
    'cds.json': resources('cds-1', []),
    'late-header.json': extension('late-header'),
    'second-look.json': extension('second-look'),
  };
}

function backend(port: number): object {
  const hosts = [{ lb_endpoints: [{ endpoint: { address: socket(port) } }] }];
  return {
    name: 'backend',
    connect_timeout: '1s',
    type: 'STATIC',
    load_assignment: { cluster_name: 'backend', endpoints: hosts },
  };
}

const node = {
  id: 'router~10.244.0.5~edge-7c5d9-abcde.istio-system~istio-system.svc.cluster.local',
  cluster: 'edge.istio-system',
  locality: { region: 'eu', zone: 'eu-1', sub_zone: 'rack-4' },
  metadata: {
    ISTIO_VERSION: '1.31.0',
    LABELS: { app: 'edge', istio: 'ingressgateway' },
    INSTANCE_IPS: '10.244.0.5',
    PILOT_SAN: ['istiod.istio-system.svc'],
    ISTIO_META_DB_PASSWORD: 'canary-node-password',
  },
};

const statistics = {
  stats_flush_interval: '10s',
  stats_sinks: [
    {
      name: 'envoy.stat_sinks.statsd',
      typed_config: {
        '@type': `${TYPE}.config.metrics.v3.StatsdSink`,
        address: { socket_address: { address: '127.0.0.1', port_value: 8125, protocol: 'UDP' } },
        prefix: 'edge',
      },
    },
  ],
  stats_config: {
    use_all_default_tags: false,
    stats_tags: [
      { tag_name: 'cluster_name', regex: '^cluster\\.((.+?(\\..+?\\.svc\\.cluster\\.local)?)\\.)' },
      { tag_name: 'mesh', fixed_value: 'one' },
    ],
    stats_matcher: { exclusion_list: { patterns: [{ prefix: 'dns_filter' }, { suffix: '.canary_off' }] } },
  },
};

const overload = {
  overload_manager: {
    refresh_interval: '0.25s',
    resource_monitors: [
      {
        name: 'envoy.resource_monitors.fixed_heap',
        typed_config: {
          '@type': `${TYPE}.extensions.resource_monitors.fixed_heap.v3.FixedHeapConfig`,
          max_heap_size_bytes: '2147483648',
        },
      },
    ],
    actions: [
      {
        name: 'envoy.overload_actions.stop_accepting_requests',
        triggers: [{ name: 'envoy.resource_monitors.fixed_heap', threshold: { value: 0.98 } }],
      },
      {
        name: 'envoy.overload_actions.shrink_heap',
        triggers: [
          {
            name: 'envoy.resource_monitors.fixed_heap',
            scaled: { scaling_threshold: 0.85, saturation_threshold: 0.95 },
          },
        ],
      },
    ],
    loadshed_points: [
      {
        name: 'envoy.load_shed_points.tcp_listener_accept',
        triggers: [{ name: 'envoy.resource_monitors.fixed_heap', threshold: { value: 0.95 } }],
      },
    ],
  },
};

const runtime = {
  layered_runtime: {
    layers: [
      {
        name: 'global config',
        static_layer: {
          'envoy.reloadable_features.http_reject_path_with_fragment': false,
          shop: { flag: 30, name: 'blue' },
          api_token: 'canary-runtime-token',
        },
      },
      { name: 'disk', disk_layer: { symlink_root: '$DIR/runtime', subdirectory: 'edge' } },
      { name: 'admin', admin_layer: {} },
    ],
  },
};

const tracing = {
  tracing: {
    http: {
      name: 'envoy.tracers.zipkin',
      typed_config: {
        '@type': `${TYPE}.config.trace.v3.ZipkinConfig`,
        collector_cluster: 'backend',
        collector_endpoint: '/api/v2/spans',
        collector_endpoint_version: 'HTTP_JSON',
      },
    },
  },
};

const others = {
  cluster_manager: { outlier_detection: { event_log_path: '/dev/null' } },
  watchdogs: { main_thread_watchdog: { megamiss_timeout: '5s' }, worker_watchdog: { kill_timeout: '9s' } },
  bootstrap_extensions: [
    {
      name: 'envoy.bootstrap.internal_listener',
      typed_config: { '@type': `${TYPE}.extensions.bootstrap.internal_listener.v3.InternalListener` },
    },
  ],
  header_prefix: 'x-edge',
  stats_server_version_override: 3,
};

/** Bootstrap without the address of its `admin`. */
export function adminBootstrap(ports: AdminPorts): object {
  return {
    node,
    admin: {
      access_log: [
        {
          name: 'envoy.access_loggers.file',
          typed_config: {
            '@type': `${TYPE}.extensions.access_loggers.file.v3.FileAccessLog`,
            path: '/dev/null',
          },
        },
      ],
    },
    dynamic_resources: { lds_config: file('lds.json'), cds_config: file('cds.json') },
    static_resources: {
      listeners: [
        {
          name: 'local',
          address: socket(ports.local),
          filter_chains: [{ filters: [manager('local', inline('local'), [])] }],
        },
      ],
      clusters: [backend(ports.backend)],
      secrets: [
        { name: 'shared-token', generic_secret: { secret: { inline_string: 'canary-generic-secret' } } },
      ],
    },
    ...statistics,
    ...overload,
    ...runtime,
    ...tracing,
    ...others,
  };
}
