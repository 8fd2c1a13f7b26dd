/**
 * Istio's host algebra (istio pkg/config/host/name.go; Gateway server hosts: pilot/pkg/model/gateway.go
 * `sanitizeServerHostNamespace`, pilot/pkg/networking/core/gateway.go `pickMatchingGatewayHosts`).
 * A leading `*` makes a name a pure suffix test, and letter case counts.
 */
export function isWildcard(host: string): boolean {
  return host.startsWith('*');
}

/** Every name that `narrow` stands for is also one of `wide`. */
export function isSubsetOf(narrow: string, wide: string): boolean {
  if (!isWildcard(wide)) return narrow === wide;
  const suffix = wide.slice(1);
  return isWildcard(narrow) ? narrow.slice(1).endsWith(suffix) : narrow.endsWith(suffix);
}

/** What two hosts have in common: the narrower of the two, or null when neither covers the other. */
export function intersectHosts(a: string, b: string): string | null {
  if (isSubsetOf(a, b)) return a;
  return isSubsetOf(b, a) ? b : null;
}

/** A server host: who may use it, and the name itself. */
export interface ServerHost {
  /** Namespace whose routes may use the host; null: any. `~`: nobody. */
  readonly namespace: string | null;
  readonly host: string;
}

export interface ServerHosts {
  readonly hosts: readonly ServerHost[];
  /**
   * The list has `*`/`*` beside other hosts. istiod then loses the other hosts before and after it, depending on
   * their order: what the server serves is not decided here.
   */
  readonly mixedAnyHost: boolean;
}

/** `h`, `ns/h`, `./h` (the Gateway's own namespace), `*\/h` (any), `~/h` (nobody). */
function parseServerHost(text: string, gatewayNamespace: string): ServerHost {
  const slash = text.indexOf('/');
  if (slash === -1) return { namespace: null, host: text };
  const namespace = text.slice(0, slash);
  // istiod takes the second part and drops what follows another slash; admission refuses such a host.
  const host = text.slice(slash + 1).split('/')[0] ?? '';
  if (namespace === '*') return { namespace: null, host };
  return { namespace: namespace === '.' ? gatewayNamespace : namespace, host };
}

/** The hosts of one server of a Gateway in `gatewayNamespace`. */
export function serverHosts(hosts: readonly string[], gatewayNamespace: string): ServerHosts {
  return {
    hosts: hosts.map((host) => parseServerHost(host, gatewayNamespace)),
    mixedAnyHost: hosts.length > 1 && hosts.includes('*/*'),
  };
}

/** The string by which istiod compares TLS servers: namespace included, `.` resolved, `*` left out. */
export function serverHostKey({ namespace, host }: ServerHost): string {
  return namespace === null ? host : `${namespace}/${host}`;
}

export type HostVerdict =
  /** Hosts under which the route is served: the narrower of each pair that meets. */
  | { readonly kind: 'meets'; readonly hosts: readonly string[] }
  /** The names meet, but the server keeps them for other namespaces. */
  | { readonly kind: 'namespace-filter'; readonly serverHosts: readonly string[] }
  | { readonly kind: 'no-host' };

/** Whether a route of `routeNamespace` with these hosts may use the server. */
export function matchServerHosts(
  server: ServerHosts,
  routeHosts: readonly string[],
  routeNamespace: string,
): HostVerdict {
  const met = new Set<string>();
  const filtered = new Set<string>();
  for (const offered of server.hosts) {
    const common = routeHosts.flatMap((host) => intersectHosts(offered.host, host) ?? []);
    const allowed = offered.namespace === null || offered.namespace === routeNamespace;
    if (allowed) for (const host of common) met.add(host);
    else if (common.length > 0) filtered.add(serverHostKey(offered));
  }
  if (met.size > 0) return { kind: 'meets', hosts: [...met] };
  return filtered.size > 0 ? { kind: 'namespace-filter', serverHosts: [...filtered] } : { kind: 'no-host' };
}

const IP_ADDRESS = /^(\d{1,3}(\.\d{1,3}){3}|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)$/;

/**
 * A host as istiod reads it in an object of `namespace`: a name without dots is a Service of that namespace;
 * one with a dot is taken as it stands, so `cart.shop` is not the Service cart in shop.
 * (pilot/pkg/model `ResolveShortnameToFQDN`; `cluster.local` is Istio's default domain.)
 */
export function resolveHost(host: string, namespace: string): string {
  if (host === '' || host === '*' || host.includes('.') || IP_ADDRESS.test(host)) return host;
  return `${host}.${namespace}.svc.cluster.local`;
}
