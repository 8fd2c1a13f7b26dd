import type { AttachState, MapAttachment, MapRoute, MapService, MapTarget } from '@/lib/istio/map-model';

/** State of a node of the map, in the vocabulary of DESIGN §4. */
export type NodeState = 'ok' | 'warn' | 'err' | 'unk';

const RANK: Readonly<Record<NodeState, number>> = { err: 0, warn: 1, unk: 2, ok: 3 };

/** Problems first. */
export function byState(a: NodeState, b: NodeState): number {
  return RANK[a] - RANK[b];
}

export function worstOf(states: readonly NodeState[]): NodeState {
  return [...states].sort(byState)[0] ?? 'ok';
}

const OF_ATTACH: Readonly<Record<AttachState, NodeState>> = {
  attached: 'ok',
  'not-attached': 'err',
  unknown: 'unk',
};

export type ServiceById = ReadonlyMap<string, MapService>;

/** A service that does not exist fails itself; one without ready endpoints answers nothing. */
export function serviceState(service: MapService): NodeState {
  if (!service.exists) return 'err';
  return service.ready === 0 ? 'warn' : 'ok';
}

/** Targets that answer no request: missing, or without a ready endpoint. */
export function brokenTargets(route: MapRoute, services: ServiceById): readonly MapTarget[] {
  return route.targets.filter((target) => {
    const service = services.get(target.serviceId);
    return target.missing || (service !== undefined && serviceState(service) !== 'ok');
  });
}

/** One pair of route and Gateway: attached with a broken target is a warning. */
export function pairState(route: MapRoute, attachment: MapAttachment, services: ServiceById): NodeState {
  if (attachment.state !== 'attached') return OF_ATTACH[attachment.state];
  return brokenTargets(route, services).length > 0 ? 'warn' : 'ok';
}

/** The word beside the mark. */
export function stateWord(state: NodeState, route: MapRoute): string {
  if (state !== 'warn') return { ok: 'Attached', err: 'Not attached', unk: 'Unknown' }[state];
  return route.targets.some((target) => target.missing) ? 'Missing service' : 'No ready endpoint';
}
