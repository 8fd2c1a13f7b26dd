import { bindGateways, mappedPortIn, refOf, targetPortsIn } from './bound-gateways';
import type { IstioConfig, ObjectRef } from './model';

/** A server of a Gateway that listens on a port of a pod. */
export interface GatewayOnPort {
  readonly ref: ObjectRef;
  /** As the server declares it. */
  readonly port: number;
  /** On the pod; null when no Service maps the declared port, which is then bound itself. */
  readonly targetPort: number | null;
  readonly hosts: readonly string[];
}

/**
 * Gateways whose servers resolve to `targetPort` on a pod, oldest first: the Gateways behind a listener. Whether
 * istiod kept each of these servers is another question (`serverDoubts`).
 */
export function gatewaysOnPort(
  config: IstioConfig,
  pod: { readonly meta: { readonly namespace: string; readonly name: string } },
  targetPort: number,
): readonly GatewayOnPort[] {
  const { gateways } = bindGateways(config);
  return gateways.flatMap((gateway) => {
    const workload = gateway.workloads.find(({ pods }) =>
      pods.some(({ meta }) => meta.namespace === pod.meta.namespace && meta.name === pod.meta.name),
    );
    if (workload === undefined) return [];
    return gateway.servers
      .filter((server) => targetPortsIn(gateway, server, workload).includes(targetPort))
      .map((server) => ({
        ref: refOf(gateway.meta),
        port: server.port,
        targetPort: mappedPortIn(gateway, server, workload) === null ? null : targetPort,
        hosts: server.writtenHosts,
      }));
  });
}
