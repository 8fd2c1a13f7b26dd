import type { AttachWorld } from './attach-world';
import { POD_LISTS } from './attach-world';
import type { BoundGateway, BoundServer } from './bound-gateways';
import { resolveGatewayName } from './gateway-names';
import { matchServerHosts, resolveHost } from './hosts';
import { LIST } from './lists';
import type { AttachReason, MapAttachment, UnevaluatedRule } from './map-model';
import type { VirtualService } from './model';
import { type ServerKind, serverKind } from './server-kinds';

/** What one server says to one route. */
type ServerVerdict =
  | { readonly kind: 'attached' }
  | { readonly kind: 'unknown'; readonly rule: UnevaluatedRule }
  | { readonly kind: 'refused'; readonly reason: AttachReason; readonly meets: boolean };

/** How a VirtualService's rules can be used by a kind of server: surely, not at all, or by a rule not evaluated. */
export type RuleVerdict = 'usable' | 'unusable' | UnevaluatedRule;

/**
 * The pair of a VirtualService and one entry of its `gateways`; null for `mesh`. The checks stand in Istio's
 * order (DESIGN §10). A check that surely fails wins over one that is not evaluated; a pair is attached only when
 * every check surely holds.
 */
export function attachVirtualService(
  route: VirtualService,
  asked: string,
  world: AttachWorld,
): MapAttachment | null {
  const name = resolveGatewayName(asked, route.meta.namespace);
  if (name.kind === 'mesh') return null;
  const pair = { asked, gatewayId: null, serverIds: [] };
  const noGateways = world.unread(LIST.gateways);
  if (noGateways !== null) return { ...pair, state: 'unknown', reason: noGateways };
  const found = world.istioGateways.find(name.namespace, name.name);
  if (found.gateway === null) {
    const state = found.reason.code === 'rule-not-evaluated' ? 'unknown' : 'not-attached';
    return { ...pair, state, reason: found.reason };
  }
  return { asked, ...decide(route, found.gateway, world) };
}

type Decision = Omit<MapAttachment, 'asked'>;

function decide(route: VirtualService, gateway: BoundGateway, world: AttachWorld): Decision {
  const gatewayId = gateway.id;
  const noPods = world.unread(...POD_LISTS);
  if (noPods !== null) return { gatewayId, state: 'unknown', reason: noPods, serverIds: [] };
  if (gateway.workloads.length === 0) {
    // It applies to every router, and none of the pods says that it is one.
    if (gateway.selector === '' && world.bound.workloads.length > 0)
      return unknown(gatewayId, 'proxy-mode', []);
    const reason: AttachReason = { code: 'selector-matches-no-pod', selector: gateway.selector };
    return { gatewayId, state: 'not-attached', reason, serverIds: [] };
  }
  const verdicts = gateway.servers.map((server) => ({
    server,
    verdict: judge(route, server, gateway, world),
  }));
  const idsOf = (kept: (verdict: ServerVerdict) => boolean) =>
    verdicts.filter(({ verdict }) => kept(verdict)).map(({ server }) => server.id);
  const attached = idsOf(({ kind }) => kind === 'attached');
  if (attached.length > 0) {
    if (isPublic(route.exportTo)) return { gatewayId, state: 'attached', reason: null, serverIds: attached };
    return unknown(gatewayId, 'exportTo', attached);
  }
  const doubtful = verdicts.find(({ verdict }) => verdict.kind === 'unknown')?.verdict;
  if (doubtful?.kind === 'unknown') {
    return unknown(
      gatewayId,
      doubtful.rule,
      idsOf(({ kind }) => kind === 'unknown'),
    );
  }
  return {
    gatewayId,
    state: 'not-attached',
    reason: refusalOf(
      verdicts.map(({ verdict }) => verdict),
      route,
      gateway,
    ),
    serverIds: idsOf((verdict) => verdict.kind === 'refused' && verdict.meets),
  };
}

function unknown(gatewayId: string, rule: UnevaluatedRule, serverIds: readonly string[]): Decision {
  return { gatewayId, state: 'unknown', reason: { code: 'rule-not-evaluated', rule }, serverIds };
}

function judge(
  route: VirtualService,
  server: BoundServer,
  gateway: BoundGateway,
  world: AttachWorld,
): ServerVerdict {
  const { namespace } = route.meta;
  const hosts = route.hosts.map((host) => resolveHost(host, namespace));
  const met = matchServerHosts(server.hosts, hosts, namespace);
  // Which hosts such a server has is itself the question.
  if (met.kind !== 'meets' && server.hosts.mixedAnyHost) return { kind: 'unknown', rule: 'mixed-any-host' };
  if (met.kind === 'no-host') {
    return { kind: 'refused', reason: noServerCovers(route, gateway), meets: false };
  }
  if (met.kind === 'namespace-filter') {
    const { serverHosts } = met;
    return {
      kind: 'refused',
      reason: { code: 'namespace-filter-on-host', serverHosts, namespace },
      meets: false,
    };
  }
  const rules = rulesFor(route, serverKind(server));
  if (rules === 'unusable') return { kind: 'refused', reason: { code: 'no-usable-rule' }, meets: true };
  if (rules !== 'usable') return { kind: 'unknown', rule: rules };
  const doubt = world.doubts.get(server.id);
  return doubt === undefined ? { kind: 'attached' } : { kind: 'unknown', rule: doubt };
}

/** Whether a server of this kind can use the rules of a VirtualService (Istio's table of TLS modes). */
export function rulesFor(route: VirtualService, kind: ServerKind): RuleVerdict {
  if (kind === 'passthrough') return route.tls.length > 0 ? 'passthrough' : 'unusable';
  if (kind === 'l4') return route.tcp.length + route.tls.length > 0 ? 'tls-or-tcp' : 'unusable';
  const answers = route.http.filter((r) => r.destinations.length > 0 || r.redirect || r.directResponse);
  if (answers.some((rule) => !rule.narrowed)) return 'usable';
  if (answers.length > 0) return 'match-gateways-or-port';
  return route.http.some((rule) => rule.delegate !== null) ? 'delegate' : 'unusable';
}

/** Without `exportTo` the mesh's default holds, which is public unless somebody changed it. */
function isPublic(exportTo: readonly string[]): boolean {
  return exportTo.length === 0 || exportTo.includes('*');
}

/** The furthest check that some server reached. */
function refusalOf(
  verdicts: readonly ServerVerdict[],
  route: VirtualService,
  gateway: BoundGateway,
): AttachReason {
  const reasons = verdicts.flatMap((v) => (v.kind === 'refused' ? [v.reason] : []));
  return (
    reasons.find(({ code }) => code === 'no-usable-rule') ??
    reasons.find(({ code }) => code === 'namespace-filter-on-host') ??
    noServerCovers(route, gateway)
  );
}

function noServerCovers(route: VirtualService, gateway: BoundGateway): AttachReason {
  const serverHosts = [...new Set(gateway.servers.flatMap((server) => server.writtenHosts))];
  return { code: 'no-server-covers-host', hosts: route.hosts, serverHosts };
}
