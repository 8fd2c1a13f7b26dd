import { once } from 'node:events';
import { connect } from 'node:net';
import type { Gateway } from '@/lib/snapshot/send';
import type { Timings } from '../timings';
import { endingOf, SEND_TIMINGS, talk } from './talk';

/** Where a listener's port can be reached from this machine. */
export interface GatewayAddress {
  readonly listenerPort: number;
  readonly host: string;
  readonly port: number;
}

const textOf = ({ host, port }: GatewayAddress): string =>
  `${host.includes(':') ? `[${host}]` : host}:${port}`;

/** The gateway at the addresses of `--gateway-address`; null without one. Nothing else is ever dialled. */
export function addressGateway(
  addresses: readonly GatewayAddress[],
  timings: Timings = SEND_TIMINGS,
): Gateway | null {
  if (addresses.length === 0) return null;
  const find = (port: number) => addresses.find(({ listenerPort }) => listenerPort === port) ?? null;
  return {
    way: (_proxyId, port) => {
      const found = find(port);
      return found === null ? null : { kind: 'address', address: textOf(found) };
    },
    send: (_proxy, request, signal) => {
      const found = find(request.port);
      if (found === null) return Promise.reject(new Error(`no address for port ${request.port}`));
      const socket = connect({ host: found.host, port: found.port });
      const stream = once(socket, 'connect').then(() => socket);
      return talk(request, { stream, ending: endingOf }, { timings, signal }).finally(() => socket.destroy());
    },
  };
}
