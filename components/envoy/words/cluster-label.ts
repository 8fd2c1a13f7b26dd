/** A cluster's name as it stands in a row: short, but enough to tell it apart; `full` is what Envoy prints. */
export interface ClusterLabel {
  /** `cart:8080`, `cart.shop:8080`, `api.example.com:443`, or the whole name where Istio's grammar is not met. */
  readonly target: string;
  /** '' when there is no subset. */
  readonly subset: string;
  readonly full: string;
}

// Istio's model.BuildSubsetKey: direction|port|subset|host. BuildDNSSrvSubsetKey writes `_.` for `|`.
const PIPE_NAME = /^(?:outbound|inbound|inbound-vip)\|(\d*)\|([^|]*)\|([^|]*)$/;
const SRV_NAME = /^(?:outbound|inbound|inbound-vip)_\.(\d+)_\.(.*?)_\.(.+)$/;
const SERVICE_HOST = /^([^.]+)\.([^.]+)\.svc(?:\..+)?$/;

/**
 * Takes Istio's cluster name `direction|port|subset|host` apart for display. The namespace is left out when it
 * is `home`, the namespace of the object that the name is shown beside, as Istio resolves short names.
 */
export function clusterLabel(name: string, home: string | null = null): ClusterLabel {
  const [, port, subset, host] = PIPE_NAME.exec(name) ?? SRV_NAME.exec(name) ?? [];
  if (port === undefined || subset === undefined || host === undefined || host === '') {
    return { target: name === '' ? '(no name)' : name, subset: '', full: name };
  }
  return {
    target: port === '' ? shortHost(host, home) : `${shortHost(host, home)}:${port}`,
    subset,
    full: name,
  };
}

/** `cart.shop.svc.cluster.local` → `cart.shop`, or `cart` beside an object of namespace `shop`. */
export function shortHost(host: string, home: string | null = null): string {
  const [, service, namespace] = SERVICE_HOST.exec(host) ?? [];
  if (service === undefined || namespace === undefined) return host;
  return namespace === home ? service : `${service}.${namespace}`;
}

/** `cart:8080 v1`: both parts in one text, for labels and titles. */
export function clusterText(name: string, home: string | null = null): string {
  const { target, subset } = clusterLabel(name, home);
  return subset === '' ? target : `${target} ${subset}`;
}
