import type { RouteMatch } from '@/lib/envoy/model';
import type { Raw } from '@/lib/envoy/raw';
import { cookieNeed, fractionNeed, headerNeeds, type Need, pathNeed, queryNeed } from './options';

/**
 * What a route asks of a request, as far as the request decides it.
 * @param raw `Route.match`
 */
export function needsOf(match: RouteMatch, raw: Raw): readonly Need[] {
  return [
    pathNeed(match.path),
    ...headerNeeds(raw.at('headers').objects(), match.headers, match.grpcOnly),
    ...match.query.map(queryNeed),
    ...match.cookies.map(cookieNeed),
    ...(match.runtimeFraction === null ? [] : [fractionNeed(match.runtimeFraction)]),
  ];
}

/** Requests to try: each condition that fails is met in a few ways, of all together so many. */
export function metAll<D>(
  start: readonly D[],
  needs: readonly {
    readonly holds: (draft: D) => boolean | null;
    readonly met: (draft: D) => readonly D[];
  }[],
  most: number,
): readonly D[] {
  let drafts = start;
  for (const need of needs) {
    const share = Math.max(2, Math.floor(most / Math.max(drafts.length, 1)));
    drafts = drafts
      .flatMap((draft) => (need.holds(draft) === true ? [draft] : need.met(draft).slice(0, share)))
      .slice(0, most);
  }
  return drafts;
}
