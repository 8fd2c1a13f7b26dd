import type { JsonPointer } from '@/lib/core/brand';
import { appError } from '@/lib/core/errors';
import { err, ok, type Result } from '@/lib/core/result';
import { Goals } from '@/lib/explain/reverse/goal';
import { reach } from '@/lib/explain/reverse/reach';
import type { Surroundings } from '@/lib/explain/reverse/ways';
import type { Joined } from '../joined';
import { perSnapshot } from '../lists/per-snapshot';
import type { RouteRow } from '../routes-types';
import { rowOf } from './candidates';
import { ANY_ADDRESS, podAddress } from './destination';
import { explainerOf } from './explain';
import type { ReachAnswer, ReachQuestion, ReachView } from './reverse-types';
import { triedRequest } from './tried';
import type { Words } from './types';
import { name } from './words/names';
import { reachWords } from './words/reverse';

/** What routes are sought by, made once for a snapshot. */
export const goalsOf = perSnapshot(({ snapshot }: Joined): Goals | null =>
  snapshot.dump === null ? null : new Goals(snapshot.dump),
);

export const surroundingsOf = (joined: Joined): Surroundings => ({
  address: podAddress(joined) ?? ANY_ADDRESS,
});

/** Routes by where they stand; virtual hosts are named in the words. */
const rowsAt = (joined: Joined, by: readonly JsonPointer[]): readonly RouteRow[] =>
  by.flatMap((pointer) => rowOf(joined, pointer) ?? []);

function hostWords({ routes: { table } }: Joined, by: readonly JsonPointer[]): Words {
  const hosts = by.map((pointer) => table.hostAt(pointer)).filter((host) => host >= 0);
  return hosts.flatMap(
    (host, at): Words => [
      at === 0 ? ' They go to virtual host ' : ', ',
      name(table.hostName(host)),
      at === hosts.length - 1 ? '.' : '',
    ],
  );
}

const notMade = (code: string): ReachView => ({ kind: 'unknown', why: reachWords({ code }), by: [] });

function reachOf(joined: Joined, { route, chain }: ReachQuestion): ReachView {
  const [goals, engine] = [goalsOf(joined), explainerOf(joined)];
  const goal = goals?.at(route) ?? null;
  if (goals === null || engine === null || goal === null) return notMade('reach-in-matcher-tree');
  const found = reach(goals, goal, { engine, chain, surroundings: surroundingsOf(joined) });
  if (found.kind !== 'reached') {
    const why = [...reachWords(found.reason), ...hostWords(joined, found.by)];
    return { kind: found.kind, why, by: rowsAt(joined, found.by) };
  }
  const request = triedRequest(joined, engine, found.question, found.route);
  if (request === null) return notMade('reach-no-form');
  const isPart = found.question.random !== null;
  const notes: readonly Words[] = isPart
    ? [['The route takes a part of such requests: the random number decides.']]
    : [];
  return { kind: 'reached', request, notes };
}

/** A request that reaches a route, or why none is known to. Fails with `resource-gone` for what is no route. */
export function reachAnswer(joined: Joined, question: ReachQuestion): Result<ReachAnswer> {
  const route = rowOf(joined, question.route);
  if (route === null) return err(appError('resource-gone', { what: 'This route' }));
  const ways = goalsOf(joined)?.at(question.route)?.ways ?? [];
  const chains = ways.map(({ listener, chain }) => ({
    pointer: chain.pointer,
    name: chain.name,
    listener: listener.name,
  }));
  return ok({ route, chains, reach: reachOf(joined, question) });
}
