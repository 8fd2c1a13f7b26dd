import {
  type BoundGateway,
  type BoundGateways,
  type BoundServer,
  isKubernetesGateway,
  targetPortsIn,
} from './bound-gateways';
import { serverHostKey } from './hosts';
import type { UnevaluatedRule } from './map-model';
import { isPlainHttp, serverKind } from './server-kinds';
import type { Workload } from './workloads';

/** Doubt about each server of one workload, by server id; null: surely kept. */
type Doubts = Map<string, UnevaluatedRule | null>;

/** Ports below this need a privilege that the pod may not have. */
const FIRST_FREE_PORT = 1024;

/**
 * Servers of which it is not decided here whether istiod keeps them, by server id, with the rule in question.
 * A server is free of doubt as soon as one of its workloads surely serves it.
 *
 * istiod merges all servers of a pod by target port, oldest Gateway first, and drops some of them without a word
 * (pilot/pkg/model/gateway.go `mergeGateways`). Surely kept are: the first server of a port; plaintext HTTP beside
 * plaintext HTTP; TLS beside TLS without a common host. Everything else stays in doubt.
 */
export function serverDoubts({ gateways, workloads }: BoundGateways): ReadonlyMap<string, UnevaluatedRule> {
  const doubts = new Map<string, UnevaluatedRule>();
  const sure = new Set<string>();
  for (const workload of workloads) {
    for (const [serverId, rule] of doubtsIn(workload, gateways)) {
      if (rule === null) sure.add(serverId);
      else doubts.set(serverId, rule);
    }
  }
  for (const serverId of sure) doubts.delete(serverId);
  return doubts;
}

function doubtsIn(workload: Workload, gateways: readonly BoundGateway[]): Doubts {
  const doubts: Doubts = new Map();
  const here = gateways.filter((gateway) => gateway.workloads.includes(workload));
  const byPort = new Map<number, Placed[]>();
  for (const gateway of here) {
    const isShutOut = shutOut(gateway, here);
    for (const server of gateway.servers) {
      const ports = targetPortsIn(gateway, server, workload);
      const own = ownDoubt(workload, server, ports) ?? (isShutOut ? 'server-merge' : null);
      doubts.set(server.id, own);
      for (const port of ports) place(new Placed(gateway, server), port, byPort, doubts);
    }
  }
  return doubts;
}

/** istiod's strict merging: pods of a managed Kubernetes Gateway take no Istio Gateway of another namespace. */
function shutOut(gateway: BoundGateway, here: readonly BoundGateway[]): boolean {
  const managed = here.filter((each) => each.isManaged);
  if (managed.length === 0 || isKubernetesGateway(gateway)) return false;
  return managed.every((each) => each.meta.namespace !== gateway.meta.namespace);
}

/** What puts a server in doubt whatever else is on its port. */
function ownDoubt(workload: Workload, server: BoundServer, ports: readonly number[]): UnevaluatedRule | null {
  if (!workload.isRouter) return 'proxy-mode';
  if (server.hosts.mixedAnyHost) return 'mixed-any-host';
  // Only a Kubernetes Gateway can have no target port: without a Service port it gets no listener.
  if (ports.length === 0) return 'gateway-api-binding';
  const isPrivileged = ports.every((port) => port < FIRST_FREE_PORT);
  return isPrivileged && workload.pods.every((pod) => pod.unprivileged) ? 'privileged-port' : null;
}

/** A server on a port of a workload. */
class Placed {
  readonly gateway: BoundGateway;
  readonly server: BoundServer;
  private readonly names: ReadonlySet<string>;
  private readonly keys: ReadonlySet<string>;

  constructor(gateway: BoundGateway, server: BoundServer) {
    this.gateway = gateway;
    this.server = server;
    this.names = new Set(server.hosts.hosts.map(({ host }) => host));
    this.keys = new Set(server.hosts.hosts.map(serverHostKey));
  }

  /** Surely both are kept. */
  coexistsWith(other: Placed): boolean {
    if (this.server.bind !== other.server.bind) return false;
    if (isPlainHttp(this.server) || isPlainHttp(other.server)) {
      if (!isPlainHttp(this.server) || !isPlainHttp(other.server)) return false;
      // `tls` on plaintext HTTP is a redirect; istiod counts its hosts among the TLS hosts of the port.
      return this.server.tls === null || other.server.tls === null || isDisjoint(this.keys, other.keys);
    }
    if (this.server.tls === null || other.server.tls === null) return false;
    // One SNI under two namespaces passes istiod's comparison and is then refused by Envoy.
    return !this.sharesRoutesWith(other) && isDisjoint(this.names, other.names);
  }

  /** The same name of a route configuration: Gateway, declared port and port name. */
  private sharesRoutesWith(other: Placed): boolean {
    return (
      serverKind(this.server) === 'http' &&
      this.gateway === other.gateway &&
      this.server.port === other.server.port &&
      this.server.name === other.server.name
    );
  }

  /**
   * Surely skipped because the older one is plaintext on the same bind, and without a trace: a dropped TLS server
   * leaves its hosts in istiod's table of duplicates, one without `tls` leaves nothing.
   */
  isDroppedAfter(older: Placed): boolean {
    const isPlain = isPlainHttp(older.server) || older.server.tls === null;
    const sameBind = older.server.bind === this.server.bind;
    return isPlain && sameBind && this.server.tls === null && this.isOrderedAgainst(older);
  }

  /** Which of the two is older is known. */
  isOrderedAgainst(other: Placed): boolean {
    if (this.gateway === other.gateway) return true;
    return this.gateway.meta.createdAt !== '' && other.gateway.meta.createdAt !== '';
  }
}

function place(placed: Placed, port: number, byPort: Map<number, Placed[]>, doubts: Doubts): void {
  const earlier = byPort.get(port) ?? [];
  byPort.set(port, earlier);
  const clashes = earlier.filter((other) => !placed.coexistsWith(other));
  for (const other of clashes) {
    setDoubt(doubts, placed.server.id);
    if (!placed.isOrderedAgainst(other)) setDoubt(doubts, other.server.id);
  }
  const isSurelyDropped = clashes.some(
    (other) => doubts.get(other.server.id) === null && placed.isDroppedAfter(other),
  );
  if (!isSurelyDropped) earlier.push(placed);
}

function setDoubt(doubts: Doubts, serverId: string): void {
  if ((doubts.get(serverId) ?? null) === null) doubts.set(serverId, 'server-merge');
}

function isDisjoint(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return ![...a].some((each) => b.has(each));
}
