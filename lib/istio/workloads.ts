import type { IstioConfig, Pod, Service } from './model';
import { compare } from './order';
import { type ServiceTarget, serviceTargets } from './ports';

/** Pods of one name in one namespace that may be gateways. */
export class Workload {
  readonly id: string;
  readonly namespace: string;
  readonly name: string;
  /** By name. */
  readonly pods: readonly Pod[];
  /** False: nothing says whether the pods run a router proxy, and only a router gets Gateways. */
  readonly isRouter: boolean;
  private readonly services: readonly Service[];
  private known: readonly ServiceTarget[] | null = null;

  constructor(pods: readonly [Pod, ...Pod[]], services: readonly Service[]) {
    const [first] = pods;
    this.id = `pod:${keyOf(first)}`;
    this.namespace = first.meta.namespace;
    this.name = first.workload;
    this.pods = pods.toSorted((a, b) => compare(a.meta.name, b.meta.name));
    this.isRouter = pods.some((pod) => pod.proxyMode === 'router');
    this.services = services;
  }

  /** Service ports on one of its pods; the pods of a workload share labels and ports. Most workloads are never asked. */
  get targets(): readonly ServiceTarget[] {
    const [pod] = this.pods;
    this.known ??= pod === undefined ? [] : serviceTargets(pod, this.services);
    return this.known;
  }
}

function keyOf(pod: Pod): string {
  return `${pod.meta.namespace}/${pod.workload}`;
}

/** Pods that are over do not serve. */
export const OVER: readonly string[] = ['Succeeded', 'Failed'];

/**
 * Workloads that may be given Gateways: those whose pods run a router proxy, and those whose pods say nothing
 * of their proxy. Sidecars and waypoints get none. Ordered by namespace and name, pods by name.
 */
export function gatewayWorkloads(config: IstioConfig): readonly Workload[] {
  const groups = new Map<string, [Pod, ...Pod[]]>();
  for (const pod of config.pods) {
    if (pod.proxyMode === 'sidecar' || pod.proxyMode === 'waypoint' || OVER.includes(pod.phase)) continue;
    const group = groups.get(keyOf(pod));
    if (group === undefined) groups.set(keyOf(pod), [pod]);
    else group.push(pod);
  }
  return [...groups.values()]
    .map((pods) => new Workload(pods, config.services))
    .sort((a, b) => compare(a.namespace, b.namespace) || compare(a.name, b.name));
}
