import { readAccessLogs } from './connection-settings';
import type { ListenerSettings, ListenerTransport } from './listener-model';
import type { Raw } from './raw';

function readTransport(raw: Raw): ListenerTransport {
  if (raw.has('api_listener')) return 'api';
  if (raw.has('internal_listener') || raw.at('address').has('envoy_internal_address')) return 'internal';
  if (raw.at('udp_listener_config').has('quic_options')) return 'quic';
  const isUdp = raw.at('address').at('socket_address').text('protocol') === 'UDP';
  return isUdp || raw.has('udp_listener_config') ? 'udp' : 'tcp';
}

function readBalance(raw: Raw): string | null {
  if (raw.object === null) return null;
  if (raw.has('exact_balance')) return 'exact';
  if (raw.has('cpu_locality_balance')) return 'cpu locality';
  return raw.at('extend_balance').textOrNull('name');
}

/** `reuse_port` is the deprecated spelling; the other one wins when it is set (listener.proto). */
function readReusePort(raw: Raw): boolean | null {
  return raw.flagOrNull('enable_reuse_port') ?? (raw.flag('reuse_port') ? true : null);
}

/** config.listener.v3.Listener, besides its addresses, filters and chains. */
export function readListenerSettings(raw: Raw): ListenerSettings {
  return {
    transport: readTransport(raw),
    statPrefix: raw.textOrNull('stat_prefix'),
    filtersTimeout: raw.textOrNull('listener_filters_timeout'),
    continuesOnTimeout: raw.flag('continue_on_listener_filters_timeout'),
    bufferLimitBytes: raw.numberOrNull('per_connection_buffer_limit_bytes'),
    reusePort: readReusePort(raw),
    connectionBalance: readBalance(raw.at('connection_balance_config')),
    drainType: raw.text('drain_type') === 'MODIFY_ONLY' ? 'MODIFY_ONLY' : 'DEFAULT',
    transparent: raw.flag('transparent'),
    freebind: raw.flag('freebind'),
    backlog: raw.numberOrNull('tcp_backlog_size'),
    acceptsPerEvent: raw.numberOrNull('max_connections_to_accept_per_socket_event'),
    ignoresGlobalLimit: raw.flag('ignore_global_conn_limit'),
    bypassesOverloadManager: raw.flag('bypass_overload_manager'),
    socketOptions: raw.at('socket_options').items().length,
    accessLogs: readAccessLogs(raw.at('access_log')),
    chainsByDiscovery: raw.has('fcds_config'),
  };
}
