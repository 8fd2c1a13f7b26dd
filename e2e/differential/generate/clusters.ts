/** The clusters of every configuration: whole, half, sick with and without panic, empty, by subset. `missing` is none. */
interface Host {
  readonly health?: 'UNHEALTHY' | 'HEALTHY' | 'DRAINING';
  readonly version?: string;
}

const METADATA = 'envoy.lb';

function cluster(name: string, port: number, hosts: readonly Host[], more: object = {}): object {
  const lb_endpoints = hosts.map(({ health, version }) => ({
    endpoint: { address: { socket_address: { address: '127.0.0.1', port_value: port } } },
    ...(health === undefined ? {} : { health_status: health }),
    ...(version === undefined ? {} : { metadata: { filter_metadata: { [METADATA]: { version } } } }),
  }));
  return {
    name,
    type: 'STATIC',
    connect_timeout: '1s',
    load_assignment: { cluster_name: name, endpoints: hosts.length === 0 ? [] : [{ lb_endpoints }] },
    ...more,
  };
}

export function madeClusters(port: number): readonly object[] {
  const noPanic = { common_lb_config: { healthy_panic_threshold: { value: 0 } } };
  const subsets = {
    lb_subset_config: { fallback_policy: 'NO_FALLBACK', subset_selectors: [{ keys: ['version'] }] },
  };
  return [
    cluster('one', port, [{}]),
    cluster('two', port, [{}, { version: 'v1' }]),
    cluster('half', port, [{}, { health: 'UNHEALTHY' }], noPanic),
    cluster('panic', port, [{ health: 'UNHEALTHY' }, { health: 'UNHEALTHY' }]),
    cluster('sick', port, [{ health: 'UNHEALTHY' }], noPanic),
    cluster('empty', port, []),
    cluster('subset', port, [{ version: 'v1' }, { version: 'v2' }], subsets),
  ];
}
