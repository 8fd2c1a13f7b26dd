import type { Address } from './model';
import type { Raw } from './raw';

/** config.core.v3.Address. A named port has no number; an address of a new kind is `unknown`. */
export function readAddress(raw: Raw): Address {
  const socket = raw.at('socket_address');
  if (socket.object !== null) {
    return {
      kind: 'socket',
      address: socket.text('address'),
      port: socket.numberOrNull('port_value') ?? (socket.has('named_port') ? null : 0),
      protocol: socket.text('protocol') === 'UDP' ? 'UDP' : 'TCP',
    };
  }
  const pipe = raw.at('pipe');
  if (pipe.object !== null) return { kind: 'pipe', path: pipe.text('path') };
  const internal = raw.at('envoy_internal_address');
  if (internal.object !== null) {
    return {
      kind: 'internal',
      name: internal.text('server_listener_name'),
      endpointId: internal.text('endpoint_id'),
    };
  }
  return { kind: 'unknown' };
}
