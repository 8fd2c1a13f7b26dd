import { type ServerHosts, serverHosts } from './hosts';
import { KIND } from './kinds';
import type {
  Gateway,
  GatewayServer,
  IstioConfig,
  KubernetesGateway,
  ObjectMeta,
  ObjectRef,
  Service,
} from './model';
import { byAge } from './order';
import { targetPortOfServer } from './ports';
import { selectorTest, selectorText } from './selectors';
import { hostIndex } from './services';
import { gatewayWorkloads, type Workload } from './workloads';

/** A server of an Istio Gateway, or a listener of a Kubernetes one, which istiod turns into such a server. */
export interface BoundServer {
  readonly id: string;
  readonly port: number;
  /** Port name of a server, name of a listener. */
  readonly name: string;
  /** Upper case. */
  readonly protocol: string;
  readonly hosts: ServerHosts;
  readonly writtenHosts: readonly string[];
  readonly bind: string;
  readonly tls: GatewayServer['tls'];
}

/** A Gateway of either API with the workloads that it applies to. */
export interface BoundGateway {
  readonly id: string;
  readonly meta: ObjectMeta;
  /** How it finds its pods, in words that kubectl takes. */
  readonly selector: string;
  readonly servers: readonly BoundServer[];
  readonly workloads: readonly Workload[];
  /** Services whose ports decide for a Kubernetes Gateway; null for Istio's, where every Service of the pod counts. */
  readonly services: readonly Service[] | null;
  /** Kubernetes Gateway for which Istio runs the pods: it keeps Gateways of other namespaces away from them. */
  readonly isManaged: boolean;
}

export interface BoundGateways {
  /** Oldest first, both APIs together, as istiod merges them. */
  readonly gateways: readonly BoundGateway[];
  readonly workloads: readonly Workload[];
}

/** Which Gateway applies to which pods (pilot/pkg/model/push_context.go `mergeGateways`). */
export function bindGateways(config: IstioConfig): BoundGateways {
  const known = bindings.get(config);
  if (known !== undefined) return known;
  const made = bind(config);
  bindings.set(config, made);
  return made;
}

const bindings = new WeakMap<IstioConfig, BoundGateways>();

function bind(config: IstioConfig): BoundGateways {
  const workloads = gatewayWorkloads(config);
  const gateways = [
    ...config.gateways.map((gateway) => bindIstioGateway(gateway, workloads)),
    ...config.kubernetesGateways.map((gateway) => bindKubernetesGateway(gateway, workloads, config)),
  ].sort((a, b) => byAge(a.meta, b.meta));
  return { gateways, workloads };
}

/** Pod ports on which a server listens in a workload; empty when it gets no listener there. */
export function targetPortsIn(
  gateway: BoundGateway,
  server: BoundServer,
  workload: Workload,
): readonly number[] {
  const { services } = gateway;
  if (services === null) return [targetPortOfServer(server.port, workload.targets) ?? server.port];
  const ports = workload.targets.filter((t) => t.port === server.port && services.includes(t.service));
  return [...new Set(ports.map((t) => t.targetPort))];
}

/** The pod port that a Service makes of the server's port in a workload; null when none has it. */
export function mappedPortIn(gateway: BoundGateway, server: BoundServer, workload: Workload): number | null {
  if (gateway.services === null) return targetPortOfServer(server.port, workload.targets);
  return targetPortsIn(gateway, server, workload)[0] ?? null;
}

function bindIstioGateway(gateway: Gateway, workloads: readonly Workload[]): BoundGateway {
  const { meta } = gateway;
  const selector = gateway.selector ?? {};
  const isOpen = Object.keys(selector).length === 0;
  const isSelected = selectorTest(selector);
  const id = `gw:${meta.namespace}/${meta.name}`;
  return {
    id,
    meta,
    selector: selectorText(selector),
    servers: gateway.servers.map((server, i) => ({
      id: `${id}#${i}`,
      port: server.port.number,
      name: server.port.name,
      protocol: server.port.protocol.toUpperCase(),
      hosts: serverHosts(server.hosts, meta.namespace),
      writtenHosts: server.hosts,
      bind: server.bind ?? '',
      tls: server.tls,
    })),
    // A Gateway without selector applies to every router; it says nothing about pods of another sort.
    workloads: workloads.filter(
      (w) => (w.isRouter || !isOpen) && w.pods.some((pod) => isSelected(pod.meta.labels)),
    ),
    services: null,
    isManaged: false,
  };
}

/** Ids begin with the API, as a Gateway of either may have the same name. */
export function kubernetesGatewayId(meta: ObjectMeta): string {
  return `kgw:${meta.namespace}/${meta.name}`;
}

const GATEWAY_NAME_LABEL = 'gateway.networking.k8s.io/gateway-name';
const NAME_OVERRIDE = 'gateway.istio.io/name-override';

/** By the Services that it stands behind, in its own namespace (pilot/pkg/config/kube/gateway `extractGatewayServices`). */
function bindKubernetesGateway(
  gateway: KubernetesGateway,
  workloads: readonly Workload[],
  config: IstioConfig,
): BoundGateway {
  const { meta } = gateway;
  const isManaged = gateway.addresses.length === 0;
  const names = isManaged
    ? [meta.annotations[NAME_OVERRIDE] ?? `${meta.name}-${gateway.className}`]
    : gateway.addresses;
  const index = hostIndex(config);
  const services = names
    .map((name) => index.service(name.includes('.') ? name : `${name}.${meta.namespace}.svc.cluster.local`))
    .filter((service) => service?.meta.namespace === meta.namespace)
    .filter((service) => service !== null);
  const id = kubernetesGatewayId(meta);
  const own = { [GATEWAY_NAME_LABEL]: meta.name };
  const isOwn = selectorTest(own);
  return {
    id,
    meta,
    selector: isManaged ? selectorText(own) : `service ${names.join(', ')}`,
    servers: gateway.listeners.map((listener, i) => boundListener(listener, `${id}#${i}`)),
    workloads: workloads.filter(
      (w) =>
        w.namespace === meta.namespace &&
        (w.targets.some((t) => services.includes(t.service)) ||
          (isManaged && w.pods.some((pod) => isOwn(pod.meta.labels)))),
    ),
    services,
    isManaged,
  };
}

function boundListener(listener: KubernetesGateway['listeners'][number], id: string): BoundServer {
  const host = listener.hostname ?? '*';
  return {
    id,
    port: listener.port,
    name: listener.name,
    protocol: listener.protocol.toUpperCase(),
    hosts: serverHosts([host], ''),
    writtenHosts: [host],
    bind: '',
    tls:
      listener.tlsMode === null
        ? null
        : {
            mode: listener.tlsMode === 'Passthrough' ? 'PASSTHROUGH' : 'SIMPLE',
            credentialName: listener.credentialName,
            httpsRedirect: false,
          },
  };
}

/** The reference that pages link by. */
export function refOf(meta: ObjectMeta): ObjectRef {
  return { kind: meta.kind, namespace: meta.namespace, name: meta.name };
}

export function isKubernetesGateway(gateway: BoundGateway): boolean {
  return gateway.meta.kind === KIND.kubernetesGateway;
}
