import type { Pod, Service } from './model';
import { byAge } from './order';
import { selects } from './selectors';

/** One port of a Service on one pod. */
export interface ServiceTarget {
  readonly service: Service;
  readonly port: number;
  readonly targetPort: number;
}

/** A Service with this label keeps its ports as they are for selector-bound Gateways (pilot/pkg/model/gateway.go). */
const NO_TRANSLATION = 'experimental.istio.io/disable-gateway-port-translation';

/** Services of the pod's namespace that select it, oldest first, then by host. A Service without selector has no pods. */
export function servicesOfPod(pod: Pod, services: readonly Service[]): readonly Service[] {
  return services
    .filter(
      ({ meta, selector }) =>
        meta.namespace === pod.meta.namespace &&
        Object.keys(selector).length > 0 &&
        selects(selector, pod.meta.labels),
    )
    .sort((a, b) => byAge(a.meta, b.meta));
}

/**
 * Ports of the pod's Services on this pod, in istiod's order (serviceregistry/kube/controller
 * `GetProxyServiceTargetsByPod`): inside a Service, a second port with the same target port and protocol is lost.
 */
export function serviceTargets(pod: Pod, services: readonly Service[]): readonly ServiceTarget[] {
  return servicesOfPod(pod, services).flatMap((service) => {
    const seen = new Set<string>();
    return service.ports.flatMap((port) => {
      const targetPort = targetPortOn(pod, port.targetPort);
      if (targetPort === null) return [];
      const key = `${targetPort} ${istioProtocol(port)}`;
      if (seen.has(key)) return [];
      seen.add(key);
      return [{ service, port: port.port, targetPort }];
    });
  });
}

/** A number, or the name of one of the pod's container ports; null when the pod has no such port. */
function targetPortOn(pod: Pod, targetPort: string): number | null {
  if (/^\d{1,5}$/.test(targetPort)) return Number(targetPort);
  return pod.namedPorts.find(({ name }) => name === targetPort)?.port ?? null;
}

/**
 * The pod port on which a selector-bound Gateway's server listens: the first Service port of that number decides;
 * null when no Service has it, and the server then binds the declared number itself (`resolvePorts`).
 */
export function targetPortOfServer(port: number, targets: readonly ServiceTarget[]): number | null {
  const target = targets.find(
    (t) => t.port === port && !Object.hasOwn(t.service.meta.labels, NO_TRANSLATION),
  );
  return target?.targetPort ?? null;
}

const PROTOCOLS = ['http', 'http2', 'https', 'tls', 'tcp', 'grpc', 'mongo', 'redis', 'mysql', 'http_proxy'];
const APP_PROTOCOLS: ReadonlyMap<string, string> = new Map([
  ['kubernetes.io/h2c', 'http2'],
  ['kubernetes.io/ws', 'http'],
  ['kubernetes.io/wss', 'https'],
]);
const TCP_BY_NUMBER = [25, 53, 3306, 27017];

/** Protocol that istiod derives for a Service port (pkg/config/kube/conversion.go `ConvertProtocol`). */
function istioProtocol(port: Service['ports'][number]): string {
  if (port.protocol === 'UDP') return 'udp';
  const known = APP_PROTOCOLS.get(port.appProtocol ?? '');
  if (known !== undefined) return known;
  const name = (port.appProtocol ?? port.name).toLowerCase();
  if (name.startsWith('grpc-web')) return 'grpc-web';
  const prefix = name.split('-')[0] ?? '';
  if (PROTOCOLS.includes(prefix)) return prefix;
  return TCP_BY_NUMBER.includes(port.port) ? 'tcp' : 'unsupported';
}
