import type { JsonObject } from '@/lib/core/json';
import type { ConfigDump } from '@/lib/envoy/model';
import { dumpWith, section } from '@/lib/envoy/testing/read';

const TYPE = 'type.googleapis.com/envoy.extensions.filters.network.http_connection_manager.v3';
export const to = { route: { cluster: 'c' } };

/** A dump of one listener on port 8080 that routes by the route configuration `r`. */
export function dumpOf(
  hosts: readonly JsonObject[],
  manager: JsonObject = {},
  more: JsonObject = {},
): ConfigDump {
  const typed = {
    '@type': `${TYPE}.HttpConnectionManager`,
    http_filters: [],
    rds: { route_config_name: 'r' },
    ...manager,
  };
  const listener = {
    name: 'l',
    address: { socket_address: { address: '0.0.0.0', port_value: 8080 } },
    ...more,
    filter_chains: [{ name: 'c', filters: [{ name: 'hcm', typed_config: typed }] }],
  };
  return dumpWith(
    section('ListenersConfigDump', { static_listeners: [{ listener }] }),
    section('RoutesConfigDump', {
      dynamic_route_configs: [{ route_config: { name: 'r', virtual_hosts: hosts } }],
    }),
  );
}
