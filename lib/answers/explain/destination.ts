import type { Listener } from '@/lib/envoy/model';
import type { CaptureMode, SocketPlace } from '@/lib/explain/question';
import { serviceTargets } from '@/lib/istio/ports';
import type { Joined } from '../joined';
import type { Assumption } from './types';

/** What a request says of where it goes; null for what it does not say. */
export interface Dialed {
  readonly address: string | null;
  readonly port: number;
  readonly capture: CaptureMode;
}

export interface Destination {
  readonly place: SocketPlace;
  readonly assumptions: readonly Assumption[];
}

/** Unprivileged Istio gateways listen there for the ports that clients dial. */
const USUAL: ReadonlyMap<number, number> = new Map([
  [80, 8080],
  [443, 8443],
]);

/** RFC 5737: an address that stands for any. */
export const ANY_ADDRESS = '192.0.2.1';

const isServing = ({ state, settings, bindToPort }: Listener): boolean =>
  (state === 'static' || state === 'active') && settings.transport === 'tcp' && bindToPort;

function socketsOf({ snapshot: { dump } }: Joined): readonly SocketPlace[] {
  return (dump?.listeners ?? [])
    .filter(isServing)
    .flatMap(({ addresses }) => addresses)
    .flatMap((each) =>
      each.kind === 'socket' && each.port !== null ? [{ address: each.address, port: each.port }] : [],
    );
}

const isWildcard = (address: string): boolean => address === '0.0.0.0' || address === '::';

/** The pod's own address, from Kubernetes or from what the proxy says of itself (`INSTANCE_IPS`). */
export function podAddress({ pod, snapshot: { serverInfo } }: Joined): string | null {
  const said = serverInfo?.metadata['INSTANCE_IPS'];
  return pod?.ip || (typeof said === 'string' ? said.split(',')[0]?.trim() || null : null);
}

interface Translated {
  readonly port: number;
  readonly why: Assumption['why'];
}

/** A client dials the Service; the pod's port may be another. Null: the port is the one that was dialled. */
function translated(joined: Joined, port: number, sockets: readonly SocketPlace[]): Translated | null {
  const { pod, objects } = joined;
  const targets = pod === null || objects.istio === null ? [] : serviceTargets(pod, objects.istio.services);
  const target = targets.find((each) => each.port === port);
  if (target !== undefined && target.targetPort !== port) {
    const { namespace, name } = target.service.meta;
    const service = { name: `${namespace}/${name}` };
    return {
      port: target.targetPort,
      why: ['Port ', { name: String(port) }, ' of the Service ', service, ' leads to this port of the pod.'],
    };
  }
  if (target !== undefined || sockets.some((each) => each.port === port)) return null;
  const usual = USUAL.get(port);
  if (usual === undefined || !sockets.some((each) => each.port === usual)) return null;
  return {
    port: usual,
    why: [
      'Nothing listens on ',
      { name: String(port) },
      '; the Services of Istio gateways usually lead that port to this one.',
    ],
  };
}

function addressFor(joined: Joined, port: number, sockets: readonly SocketPlace[]): Assumption {
  const own = podAddress(joined);
  const bound = sockets.find((each) => each.port === port && !isWildcard(each.address));
  if (bound !== undefined)
    return { field: 'Destination', value: bound.address, why: ['The listener is bound to it.'] };
  if (own !== null) return { field: 'Destination', value: own, why: ['The address of this proxy’s pod.'] };
  return {
    field: 'Destination',
    value: ANY_ADDRESS,
    why: ['The dump does not say which addresses this machine has; this one stands for any.'],
  };
}

/** The destination of the connection as this Envoy's kernel sees it. */
export function destinationOf(joined: Joined, { address, port, capture }: Dialed): Destination {
  const sockets = socketsOf(joined);
  const assumptions: Assumption[] = [];
  const exact = sockets.some((each) => each.port === port && address !== null);
  const other = exact || capture !== 'none' ? null : translated(joined, port, sockets);
  if (other !== null) assumptions.push({ field: 'Port', value: String(other.port), why: other.why });
  const place = other?.port ?? port;
  // What a load balancer was asked for is not what the pod's kernel sees.
  if (address !== null && other === null) return { place: { address, port: place }, assumptions };
  if (capture === 'outbound') {
    const why = ['The address that the name of the host resolves to is not known; this one stands for any.'];
    return {
      place: { address: ANY_ADDRESS, port: place },
      assumptions: [...assumptions, { field: 'Destination', value: ANY_ADDRESS, why }],
    };
  }
  const assumed = addressFor(joined, place, sockets);
  return { place: { address: assumed.value, port: place }, assumptions: [...assumptions, assumed] };
}
