import { type AttachWorld, POD_LISTS } from './attach-world';
import type { BoundGateway, BoundServer } from './bound-gateways';
import { intersectHosts } from './hosts';
import { KIND } from './kinds';
import { LIST } from './lists';
import type { AttachReason, MapAttachment, UnevaluatedRule } from './map-model';
import type { HttpRoute, KubernetesGateway } from './model';
import { parentKey } from './read-http-route';

type Parent = HttpRoute['parents'][number];
type Listener = KubernetesGateway['listeners'][number];

/**
 * The pair of an HTTPRoute and one of its parents; null for a parent that is no Gateway (a Service: mesh traffic).
 * The controller's own word, a condition `Accepted: False` in the route's status, comes first: it is the one place
 * where Istio explains. Without it name, section, hostname and namespace decide, as far as they can.
 */
export function attachHttpRoute(route: HttpRoute, parent: Parent, world: AttachWorld): MapAttachment | null {
  if (parent.kind !== KIND.kubernetesGateway) return null;
  const pair = { asked: askedText(parent), gatewayId: null, serverIds: [] };
  const noGateways = world.unread(LIST.kubernetesGateways);
  if (noGateways !== null) return { ...pair, state: 'unknown', reason: noGateways };
  const found = world.kubernetesGateways.find(parent.namespace, parent.name);
  const refusal = refusalOf(route, parent);
  if (found.gateway === null) return { ...pair, state: 'not-attached', reason: found.reason };
  const gatewayId = found.gateway.id;
  if (refusal !== null) return { ...pair, gatewayId, state: 'not-attached', reason: refusal };
  return { ...pair, gatewayId, ...decide(route, parent, found.gateway, world) };
}

/** `namespace/name`, then section and port if the route names them. */
function askedText(parent: Parent): string {
  return parentKey(parent).slice(parent.kind.length + 1);
}

function refusalOf(route: HttpRoute, parent: Parent): AttachReason | null {
  const key = parentKey(parent);
  const refusal = route.refusals.find((each) => each.type === 'Accepted' && each.parent === key);
  if (refusal === undefined) return null;
  return { code: 'refused-by-controller', reason: refusal.reason, message: refusal.message };
}

type Decision = Pick<MapAttachment, 'state' | 'reason' | 'serverIds'>;

const unknown = (rule: UnevaluatedRule, serverIds: readonly string[] = []): Decision => ({
  state: 'unknown',
  reason: { code: 'rule-not-evaluated', rule },
  serverIds,
});

const refused = (reason: AttachReason, serverIds: readonly string[] = []): Decision => ({
  state: 'not-attached',
  reason,
  serverIds,
});

function decide(route: HttpRoute, parent: Parent, gateway: BoundGateway, world: AttachWorld): Decision {
  const object = world.kubernetesObjects.get(gateway.id);
  const noPods = world.unread(...POD_LISTS);
  if (noPods !== null) return { state: 'unknown', reason: noPods, serverIds: [] };
  if (gateway.workloads.length === 0) {
    // A Gateway of another controller has its pods elsewhere: only its name says whether it is Istio's.
    const isIstio = /^istio(-remote)?$/.test(object?.className ?? '');
    return isIstio
      ? refused({ code: 'selector-matches-no-pod', selector: gateway.selector })
      : unknown('gateway-api-binding');
  }
  const named = (object?.listeners ?? [])
    .map((listener, i) => ({ listener, server: gateway.servers[i] }))
    .filter(({ listener }) => parent.sectionName === null || parent.sectionName === listener.name)
    .filter(({ listener }) => parent.port === null || parent.port === listener.port);
  // The controller refuses such a route itself (NoMatchingParent); here it has not said so yet.
  if (named.length === 0) return unknown('gateway-api-binding');
  const verdicts = named.map(({ listener, server }) => judge(route, listener, server, gateway, world));
  return strongest(verdicts);
}

/** One listener: protocol, hostname, namespace, then what istiod makes of it on the pod. */
function judge(
  route: HttpRoute,
  listener: Listener,
  server: BoundServer | undefined,
  gateway: BoundGateway,
  world: AttachWorld,
): Decision {
  const ids = server === undefined ? [] : [server.id];
  const kindsAllow = listener.allowedKinds.length === 0 || listener.allowedKinds.includes(KIND.httpRoute);
  if (!kindsAllow || !/^HTTPS?$/.test(listener.protocol)) return unknown('gateway-api-binding', ids);
  const hostname = listener.hostname ?? '*';
  const meets =
    route.hostnames.length === 0 || route.hostnames.some((host) => intersectHosts(hostname, host) !== null);
  if (!meets) {
    return refused({ code: 'no-server-covers-host', hosts: route.hostnames, serverHosts: [hostname] });
  }
  const { namespace } = route.meta;
  if (
    listener.allowedFrom === 'None' ||
    (listener.allowedFrom === 'Same' && namespace !== gateway.meta.namespace)
  ) {
    const from = listener.allowedFrom === 'None' ? '~' : gateway.meta.namespace;
    return refused(
      { code: 'namespace-filter-on-host', serverHosts: [`${from}/${hostname}`], namespace },
      ids,
    );
  }
  if (listener.allowedFrom === 'Selector') return unknown('allowed-routes', ids);
  if (listener.tlsMode === 'Passthrough') return unknown('passthrough', ids);
  if (route.rules.length === 0) return refused({ code: 'no-usable-rule' }, ids);
  const doubt = server === undefined ? 'gateway-api-binding' : world.doubts.get(server.id);
  return doubt === undefined ? { state: 'attached', reason: null, serverIds: ids } : unknown(doubt, ids);
}

/** Attached to one listener is attached; else what is not evaluated; else the refusal that got furthest. */
function strongest(verdicts: readonly Decision[]): Decision {
  const of = (state: MapAttachment['state']) => verdicts.filter((v) => v.state === state);
  const attached = of('attached');
  const [unsure] = of('unknown');
  if (attached.length > 0) {
    return { state: 'attached', reason: null, serverIds: attached.flatMap((v) => v.serverIds) };
  }
  if (unsure !== undefined) return unsure;
  const refusals = of('not-attached');
  const deepest = refusals.find((v) => v.serverIds.length > 0) ?? refusals[0];
  return deepest ?? unknown('gateway-api-binding');
}
