import type { JsonPointer } from '@/lib/core/brand';
import { managerConfig } from '../manager-config';
import type { Goal, Goals } from './goal';
import { neverMatches, type Proof } from './impossible';
import { shadowing, type Tried } from './shadow';
import { rawRoute } from './shadowed';
import type { Way } from './ways';

function* triedBefore({ dump: { routes } }: Goals, { row, host }: Goal): Generator<Tried> {
  for (let each = routes.firstRoute(host); each < row; each += 1) {
    const [match, action] = [routes.match(each), routes.action(each)];
    yield {
      pointer: routes.pointer(each),
      ordinal: routes.ordinal(each),
      match,
      action,
      raw: () => rawRoute(routes, each),
    };
  }
}

/** The virtual hosts that have all of the domains: an earlier one of the same text, or one of that very name. */
function domainsTaken({ dump: { routes } }: Goals, goal: Goal): Proof | null {
  const { picker, host, domains, match } = goal;
  if (!picker.isByAuthority) return null;
  const of = (other: number | null): readonly JsonPointer[] =>
    other === null ? [] : [routes.hostPointer(other)];
  for (const { name, match: value, invert } of match.headers) {
    const isOne = name.toLowerCase() === ':authority' && value.kind === 'exact' && !value.ignoreCase;
    if (!isOne || invert || value.value === '' || picker.find(value.value) === host) continue;
    return { reason: { code: 'host-taken', host: value.value }, by: of(picker.find(value.value)) };
  }
  const owners = domains.map((domain) => picker.ownerOf(domain));
  if (owners.includes(host)) return null;
  return { reason: { code: 'domains-taken' }, by: [...new Set(owners)].flatMap(of) };
}

/** Chains that Gatescope does not follow: of scoped routes, of HTTP/3, and those that come by discovery. */
function mayBeLedTo({ dump: { listeners } }: Goals, { place }: Goal): boolean {
  return listeners.some(
    ({ settings, filterChains }) =>
      settings.chainsByDiscovery ||
      filterChains.some(({ http }) => {
        const source = http?.routes;
        return (
          source?.kind === 'scoped' ||
          (source !== undefined && 'name' in source && source.name === place.name)
        );
      }),
  );
}

/** True when Envoy itself says `http` of every request of a chain, whatever the client says. */
function isAlwaysPlain({ dump }: Goals, { chain }: Way): boolean {
  const manager = managerConfig(dump.rawAt(chain.pointer).at('filters').objects());
  if (manager === null || chain.tls !== null || chain.transportSocket !== null) return false;
  const { useRemoteAddress, xffNumTrustedHops, schemeOverwrite } = manager.settings;
  const overwrites = useRemoteAddress && xffNumTrustedHops === 0 && schemeOverwrite === null;
  return overwrites && !manager.hasEarlyMutation && !manager.raw.has('forward_proto_config');
}

/** A virtual host that asks for TLS on plaintext chains answers everything with a redirect. */
function tlsAsked(goals: Goals, { requireTls, ways }: Goal): Proof | null {
  const isAsked = requireTls === 'ALL' && ways.length > 0;
  const isNever = isAsked && ways.every((way) => isAlwaysPlain(goals, way));
  return isNever ? { reason: { code: 'tls-redirect' }, by: [] } : null;
}

/** Listeners that bind no port get connections from one that does, and gives them on by their destination. */
function nobodyHandsOver({ dump: { listeners } }: Goals, { ways }: Goal): Proof | null {
  if (ways.length === 0 || ways.some(({ listener }) => listener.bindToPort)) return null;
  if (listeners.some(({ bindToPort, useOriginalDst }) => bindToPort && useOriginalDst)) return null;
  const [first] = ways;
  return { reason: { code: 'listener-not-bound', listener: first?.listener.name ?? '' }, by: [] };
}

/** A proof that nothing reaches a route, by rules that hold for every request; null when none of them fits. */
export function proofOf(goals: Goals, goal: Goal): Proof | null {
  const { routes } = goals.dump;
  const action = routes.action(goal.row);
  const isWeightless = action.kind === 'weighted' && action.clusters.every(({ weight }) => weight === 0);
  const weighted = rawRoute(routes, goal.row).at('route').at('weighted_clusters');
  if (isWeightless && !weighted.has('runtime_key_prefix'))
    return { reason: { code: 'weights-are-zero' }, by: [] };
  if (goal.ways.length === 0 && !mayBeLedTo(goals, goal))
    return { reason: { code: 'no-chain-leads-here', config: goal.place.name }, by: [] };
  const own =
    neverMatches(goal.match) ??
    domainsTaken(goals, goal) ??
    tlsAsked(goals, goal) ??
    nobodyHandsOver(goals, goal);
  if (own !== null) return own;
  const earlier = shadowing(triedBefore(goals, goal), goal.match);
  return earlier === null ? null : { reason: { code: 'shadowed' }, by: [earlier.pointer] };
}
