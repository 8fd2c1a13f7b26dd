import type { Address } from '@/lib/envoy/model';
import { LIST } from '@/lib/istio/lists';
import type { IstioConfig, Pod } from '@/lib/istio/model';
import { OVER } from '@/lib/istio/workloads';
import type { EndpointPod } from './endpoints-types';

const podOf = ({ meta, workload, ready }: Pod): EndpointPod => ({
  namespace: meta.namespace,
  name: meta.name,
  workload,
  ready,
});

const hasPort = ({ containers }: Pod, port: number): boolean =>
  containers.some(({ ports }) => ports.includes(port));

/** Pods by their address. */
export class PodIndex {
  /** Null: the pods were not read. */
  readonly #byIp: ReadonlyMap<string, readonly Pod[]> | null;

  constructor(istio: IstioConfig | null) {
    const isRead = istio?.readLists.includes(LIST.pods) ?? false;
    const living = (istio?.pods ?? []).filter(({ ip, phase }) => ip !== '' && !OVER.includes(phase));
    this.#byIp = isRead || living.length > 0 ? Map.groupBy(living, ({ ip }) => ip) : null;
  }

  /** Pods of a node share its address (hostNetwork): those that name the port, else all of them. */
  podsAt(address: Address): readonly EndpointPod[] | null {
    if (this.#byIp === null) return null;
    const [ip, port] = placeOf(address);
    const pods = this.#byIp.get(ip) ?? [];
    const named = port === null ? [] : pods.filter((pod) => hasPort(pod, port));
    return (pods.length > 1 && named.length > 0 ? named : pods).map(podOf);
  }
}

/** IP and port; of an internal address (ambient mode) those of the destination behind it. */
function placeOf(address: Address): readonly [ip: string, port: number | null] {
  if (address.kind === 'socket') return [address.address, address.port];
  if (address.kind !== 'internal') return ['', null];
  const [, ip = '', port = ''] = /^\[?(.*?)\]?:(\d+)$/.exec(address.endpointId) ?? [];
  return [ip, port === '' ? null : Number(port)];
}
