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

/** A service that does not exist, or has no ready endpoint, answers nothing. */
export function serviceState({ exists, ready }: MapService): NodeState {
  return exists && ready !== 0 ? 'ok' : 'err';
}

/** What a request that is sent there meets; `unk` when the list that decides was not read. */
export function targetState({ missing, endpoints }: Pick<MapTarget, 'missing' | 'endpoints'>): NodeState {
  if (missing === 'unknown') return 'unk';
  return missing !== null || endpoints?.ready === 0 ? 'err' : 'ok';
}

/** Targets that fail the requests they get; a target of weight 0 gets none. */
export function brokenTargets({ targets }: Pick<MapRoute, 'targets'>): readonly MapTarget[] {
  return targets.filter((target) => target.weight !== 0 && targetState(target) === 'err');
}

/** Whether some rule still answers: without a service, or by a target that is there. */
function answers(route: MapRoute): boolean {
  return route.rules.some(({ action, targets }) => {
    if (action !== 'forward') return action !== 'none';
    return targets.some((target) => target.weight !== 0 && targetState(target) !== 'err');
  });
}

/** One pair of route and Gateway: attached, it is a warning when a target fails and an error when nothing answers. */
export function pairState(route: MapRoute, attachment: MapAttachment): NodeState {
  if (attachment.state !== 'attached') return OF_ATTACH[attachment.state];
  if (brokenTargets(route).length === 0) return 'ok';
  return answers(route) ? 'warn' : 'err';
}

export interface Pair {
  readonly route: MapRoute;
  readonly attachment: MapAttachment;
}

/** The word beside the mark. */
export function stateWord({ route, attachment }: Pair): string {
  if (attachment.state !== 'attached') return attachment.state === 'unknown' ? 'Unknown' : 'Not attached';
  const broken = brokenTargets(route);
  if (broken.length === 0) return 'Attached';
  if (broken.some(({ missing }) => missing === 'host')) return 'Missing service';
  return broken.some(({ missing }) => missing === 'subset') ? 'No such subset' : 'No ready endpoint';
}

/** What fails at the targets of a route and how Envoy answers, in a line; '' when nothing does. */
export function brokenText(route: Pick<MapRoute, 'targets'>): string {
  const broken = brokenTargets(route);
  const namesOf = (why: MapTarget['missing'], name: (target: MapTarget) => string) =>
    [...new Set(broken.filter(({ missing }) => missing === why).map(name))].join(', ');
  const hosts = namesOf('host', ({ host }) => host);
  const subsets = namesOf('subset', ({ host, subset }) => `${subset} of ${host}`);
  const empty = namesOf(null, ({ host, subset }) => (subset === null ? host : `${host} ${subset}`));
  return [
    hosts === '' ? '' : `No Service or ServiceEntry ${hosts}. Envoy answers 503 NC.`,
    subsets === '' ? '' : `No DestinationRule defines subset ${subsets}. Envoy answers 503 NC.`,
    empty === '' ? '' : `No ready endpoint at ${empty}. Envoy answers 503 UH.`,
  ]
    .filter((text) => text !== '')
    .join(' ');
}
