/** One route with what a request needs for it, and a twin where a condition fails by the configuration alone. */
import type { ClauseKind } from '@/lib/explain/answer';
import type { Random } from '../random.ts';
import { madeAction } from './actions.ts';
import { type Fixed, HAS_PATH, madeFixed, madeGrpc } from './conditions.ts';
import type { Clause } from './draft.ts';
import type { Filters } from './filters.ts';
import { madeHeader } from './headers.ts';
import { madePath } from './paths.ts';
import { madeCookie, madeQuery } from './queries.ts';

/** A condition that only the configuration decides. */
export interface FixedAim {
  readonly rule: ClauseKind;
  readonly holds: boolean;
  /** Route behind this one, which has all conditions but that one; null where it holds. */
  readonly twin: string | null;
}

export interface Target {
  readonly name: string;
  readonly clauses: readonly Clause[];
  readonly fixed: FixedAim | null;
}

export interface Names {
  route(): string;
}

export interface MadeRoute {
  /** One, or two with a twin. */
  readonly json: readonly object[];
  readonly target: Target;
}

/** What routes are made in. */
export interface Around {
  readonly names: Names;
  readonly filters: Filters;
  /** The connection carries the filter state of conditions.ts. */
  readonly hasState: boolean;
  /** Names of the configuration's cluster specifier plugins. */
  readonly plugins: readonly string[];
}

function fixedAim(fixed: Fixed | null, name: string): FixedAim | null {
  if (fixed === null || fixed.holds === null) return null;
  const { rule, holds } = fixed;
  return { rule, holds, twin: holds ? null : `${name}-twin` };
}

export function madeRoute(random: Random, around: Around, isLast: boolean): MadeRoute {
  const { names, filters, hasState, plugins } = around;
  const path = isLast && random.chance(0.4) ? { json: { prefix: '/' }, clauses: [] } : madePath(random);
  const headers = random.some([0, 0, 0], 0.3).map(() => madeHeader(random));
  const queries = random.chance(0.2) ? [madeQuery(random)] : [];
  const cookies = random.chance(0.1) ? [madeCookie(random)] : [];
  const grpc = random.chance(0.06) ? [madeGrpc(random)] : [];
  const isConnect = 'connect_matcher' in path.json;
  const isTemplate = 'path_match_policy' in path.json;
  const match = {
    ...path.json,
    ...grpc[0]?.json,
    ...(headers.length > 0 ? { headers: headers.map(({ json }) => json) } : {}),
    ...(queries.length > 0 ? { query_parameters: queries.map(({ json }) => json) } : {}),
    ...(cookies.length > 0 ? { cookies: cookies.map(({ json }) => json) } : {}),
  };
  const fixed = random.chance(0.16) ? madeFixed(random, hasState) : null;
  const name = fixed === null && random.chance(0.1) ? '' : names.route();
  const perFilter = filters.perRoute(random);
  const more = perFilter === null ? {} : { typed_per_filter_config: perFilter };
  const action = madeAction(random, isTemplate, isConnect, plugins);
  const own = { match: { ...match, ...fixed?.match }, ...(fixed?.action ?? action), ...more };
  const aim = fixedAim(fixed, name);
  const twin = aim?.twin == null ? [] : [{ name: aim.twin, match, ...action, ...more }];
  const parts = [path, ...grpc, ...headers, ...queries, ...cookies];
  const clauses = parts.flatMap((part) => part.clauses);
  return {
    json: [{ ...(name === '' ? {} : { name }), ...own }, ...twin],
    target: { name, clauses: isConnect ? clauses : [HAS_PATH, ...clauses], fixed: aim },
  };
}
