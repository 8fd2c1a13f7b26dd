import type { Raw } from '@/lib/envoy/raw';
import { readFraction } from '@/lib/envoy/route-fraction';
import type { Reason } from './answer';
import { corsAnswers } from './cors';
import { faultAnswers } from './fault';
import { everyLevel, type HttpFilter, type PerRoute, perRoute } from './filter-config';
import { jwtAnswers } from './jwt';
import { rbacDenies } from './rbac';
import { type Reply, reply } from './reply';
import type { Stream } from './stream';

/** What filters see of the route that was found first. */
export interface FilterWorld {
  readonly stream: Stream;
  /** Levels whose `typed_per_filter_config` counts; none without a route and for the answer of require_tls. */
  readonly levels: readonly Raw[];
  readonly ignoresParameters: boolean;
  /** The cluster of a route action; null where there is none. */
  readonly cluster: string | null;
  readonly hasRouteAction: boolean;
  /** `filter_metadata` of the route; null without a route. */
  readonly routeMetadata: Raw | null;
}

export type FilterEnd =
  | { readonly kind: 'reply'; readonly reply: Reply; readonly filter: HttpFilter }
  /** What this filter does cannot be known from the dump. */
  | { readonly kind: 'unknown'; readonly filter: HttpFilter }
  | { readonly kind: 'delayed' }
  | null;

const HTTP = 'envoy.extensions.filters.http.';

/** Filters that neither answer nor change what routing sees. */
const SILENT = new Set(
  `router.v3.Router header_mutation.v3.HeaderMutation grpc_stats.v3.FilterConfig grpc_web.v3.GrpcWeb
  compressor.v3.Compressor decompressor.v3.Decompressor buffer.v3.Buffer alpn.v3.FilterConfig
  set_filter_state.v3.Config set_metadata.v3.Config header_to_metadata.v3.Config tap.v3.Tap
  on_demand.v3.OnDemand bandwidth_limit.v3.BandwidthLimit stateful_session.v3.StatefulSession
  peer_metadata.v3.Config`
    .split(/\s+/)
    .map((name) => HTTP + name),
);

const isSilent = (type: string): boolean =>
  SILENT.has(type) ||
  /^(?:stats\.PluginConfig|istio\.|io\.istio\.http\.peer_metadata|envoy\.http\.stateful)/.test(type);

const denied = (policy: string): Reply =>
  reply('denied', 403, `rbac_access_denied_matched_policy[${policy}]`);

function rbac(
  filter: HttpFilter,
  own: PerRoute | null,
  { stream, ignoresParameters, routeMetadata }: FilterWorld,
): Reply | null {
  const config = own?.config == null ? filter.raw : own.config.at('rbac');
  const policy = rbacDenies(config, { stream, ignoresParameters, routeMetadata });
  return policy === null ? null : denied(policy);
}

/** A local rate limit that is switched on and enforced for some requests. */
function mayLimit(config: Raw, { stream }: FilterWorld): boolean {
  return ['filter_enabled', 'filter_enforced'].every((field) => {
    const fraction = readFraction(config.at(field));
    return fraction !== null && stream.runtime.fraction(fraction)[0] > 0;
  });
}

function answerOf(
  filter: HttpFilter,
  own: PerRoute | null,
  world: FilterWorld,
  say: (reason: Reason) => void,
): FilterEnd {
  const ended = (given: Reply | null): FilterEnd =>
    given === null ? null : { kind: 'reply', reply: given, filter };
  const config = own?.config ?? filter.raw;
  switch (filter.type) {
    case `${HTTP}rbac.v3.RBAC`:
      return ended(rbac(filter, own, world));
    case `${HTTP}fault.v3.HTTPFault`: {
      const { answer, delayed } = faultAnswers(config, world.stream, world.cluster);
      return answer === null && delayed ? { kind: 'delayed' } : ended(answer);
    }
    case `${HTTP}cors.v3.Cors`:
      return world.hasRouteAction
        ? ended(corsAnswers(everyLevel(world.levels, filter.name), world.stream))
        : null;
    case `${HTTP}jwt_authn.v3.JwtAuthentication`: {
      const answer = jwtAnswers(filter.raw, own?.config ?? null, world.stream);
      return answer === 'token' ? { kind: 'unknown', filter } : ended(answer);
    }
    case `${HTTP}local_ratelimit.v3.LocalRateLimit`:
      if (mayLimit(config, world)) say({ code: 'local-rate-limit-may-answer', filter: filter.name });
      return null;
    default:
      if (own?.config?.flag('disabled') === true) return null;
      return filter.byDiscovery || !isSilent(filter.type) ? { kind: 'unknown', filter } : null;
  }
}

/** Runs the HTTP filters up to the router; null when the request reaches it. */
export function runFilters(
  filters: readonly HttpFilter[],
  world: FilterWorld,
  say: (reason: Reason) => void,
): FilterEnd {
  let delayed = false;
  for (const filter of filters) {
    const own = perRoute(world.levels, filter.name);
    if (own === null ? filter.disabled : own.isOff) continue;
    const end = answerOf(filter, own, world, say);
    if (end?.kind === 'delayed') delayed = true;
    else if (end !== null) return end;
  }
  return delayed ? { kind: 'delayed' } : null;
}
