import type { ClusterClient } from '../api';
import { shortText } from '../api-errors';
import { dialPort } from '../portforward/dial';
import type { PortTarget } from '../portforward/dial-errors';
import type { PortSocket } from '../portforward/port-socket';
import type { Timings } from '../timings';
import { endingOf, type Line } from './talk';

/** A connection to a port of a pod. That nothing listens there is only known once something was written. */
export function podLine(
  client: ClusterClient,
  target: PortTarget,
  { timings, signal }: { readonly timings: Timings; readonly signal: AbortSignal },
): Line {
  let socket: PortSocket | null = null;
  const stream = dialPort(client, target, { signal, dialMillis: timings.dial }).then((opened) => {
    socket = opened;
    return opened;
  });
  return {
    stream,
    ending: (code) => {
      const ending = socket?.ending ?? null;
      if (ending?.kind === 'error-channel') {
        // A runtime says on this channel that nothing listens, and that a connection in the pod broke.
        const reason = shortText(ending.text);
        return { end: /refused/i.test(ending.text) ? 'refused' : 'closed', reason };
      }
      if (ending?.kind === 'protocol' || ending?.kind === 'network')
        return {
          end: 'unreachable',
          reason: `the port-forward broke (${ending.kind === 'network' ? ending.code : ending.what})`,
        };
      return endingOf(code);
    },
  };
}
