import { fail } from '@/lib/core/errors';
import type { Gateway } from '@/lib/snapshot/send';
import type { ClusterClient } from '../api';
import { type PodName, parseProxyId } from '../names';
import type { ProxyPod } from '../proxy-pods';
import type { Timings } from '../timings';
import { podLine } from './pod-line';
import { SEND_TIMINGS, talk } from './talk';

export interface PodGatewayOptions {
  readonly client: () => ClusterClient;
  /** The pod as it is now. Throws `AppFailure`. */
  readonly find: (name: PodName, signal: AbortSignal) => Promise<ProxyPod>;
  readonly timings?: Timings;
}

/** The gateways of a cluster, each through a port-forward to its own pod. */
export function podGateway({ client, find, timings = SEND_TIMINGS }: PodGatewayOptions): Gateway {
  return {
    way: (proxyId, port) => ({ kind: 'port-forward', ...parseProxyId(proxyId), port }),
    send: async ({ id, identity }, request, signal) => {
      const name = parseProxyId(id);
      const { summary, adminPort } = await find(name, signal);
      if (summary.uid !== identity.uid) fail('pod-replaced', { ...name });
      if (summary.notReadable !== null) {
        const reason = `The pod cannot be reached: ${summary.notReadable}.`;
        fail('portforward-failed', { ...name, port: request.port, reason });
      }
      // The admin interface is asked for what `ADMIN_PATHS` names, and for nothing else, by nobody.
      if (request.port === adminPort)
        fail('bad-request', { what: 'The port is that of the admin interface.' });
      const line = podLine(client(), { ...name, port: request.port }, { timings, signal });
      return talk(request, line, { timings, signal });
    },
  };
}
