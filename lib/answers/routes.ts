import { once } from '@/lib/core/once';
import { compileQuery } from '@/lib/query/compile';
import type { Joined } from './joined';
import { listOf } from './lists/engine';
import { listExtras } from './lists/extras';
import type { ExtraCells } from './lists/model';
import { perSnapshot } from './lists/per-snapshot';
import type { Question } from './questions';
import { GroupedRoutes } from './routes-grouped';
import { routeList } from './routes-list';
import { configCounts, routesScope } from './routes-scope';
import type { RoutesPage, RoutesRow } from './routes-types';

type RoutesQuestion = Extract<Question, { ask: 'routes' }>;

/** Routes that the list shows unasked: all but those of Envoy's own listeners. */
export function routesShown(joined: Joined): number {
  return routesScope(joined, null).routes;
}

/** What a filter, a sort and a scope leave, for all windows of it. */
interface Listed {
  readonly rows: readonly number[];
  /** Virtual hosts with a head. */
  readonly hosts: readonly number[];
  /** By a column: then they do not stand below their virtual hosts. */
  readonly isSorted: boolean;
  /** By what is folded. */
  readonly groups: Map<string, GroupedRoutes>;
  /** Routes among them with a state other than ok. */
  readonly problems: () => number;
  readonly problem: RoutesPage['problem'];
}

function hostsOf(joined: Joined, rows: readonly number[]): readonly number[] {
  const { table } = joined.routes;
  return [...new Set(rows.map((row) => table.hostOf(row)))];
}

/** A virtual host without routes is a fact too (404 for its domains): it stays until someone filters. */
function hostsInScope(joined: Joined, has: readonly boolean[]): readonly number[] {
  const { table } = joined.routes;
  const hosts: number[] = [];
  for (let host = 0; host < table.hostCount; host += 1)
    if (has[table.configOf(host)] === true) hosts.push(host);
  return hosts;
}

/** Virtual hosts that stand there as their head alone. */
function foldedIn(
  { routes: { table } }: Joined,
  folded: RoutesQuestion['folded'],
): (host: number) => boolean {
  if (folded === undefined) return () => false;
  const except = new Set(folded.except.map((pointer) => table.hostAt(pointer)));
  return (host) => except.has(host) !== folded.all;
}

function list(joined: Joined, { routeConfig, filter, sort }: RoutesQuestion): Listed {
  const { rows: all, definition } = routeList(joined);
  const scope = routesScope(joined, routeConfig);
  const { matched, problem } = listOf(all, definition, { offset: 0, limit: 0, filter, sort });
  const rows = scope.isWhole ? matched : matched.filter(scope.hasRoute);
  const query = compileQuery(filter, definition);
  const hosts = query.ok && query.isEmpty ? hostsInScope(joined, scope.has) : hostsOf(joined, rows);
  const isSorted = definition.columns.some(({ id }) => id === sort || `-${id}` === sort);
  return {
    rows,
    hosts,
    isSorted,
    groups: new Map(),
    problems: once(() => joined.routes.problemsAmong(rows)),
    problem,
  };
}

/** A person pages through one list, and goes back to the one before. */
const LISTS_KEPT = 4;

const kept = perSnapshot((_: Joined) => new Map<string, Listed>());

function listed(joined: Joined, question: RoutesQuestion): Listed {
  const known = kept(joined);
  const key = JSON.stringify([question.routeConfig, question.filter, question.sort]);
  const made = known.get(key) ?? list(joined, question);
  known.delete(key);
  known.set(key, made);
  const [oldest] = known.keys();
  if (known.size > LISTS_KEPT && oldest !== undefined) known.delete(oldest);
  return made;
}

/** The routes below their virtual hosts; folding one does not filter anew. Null when they are sorted by a column. */
function groupsOf(
  joined: Joined,
  { rows, hosts, isSorted, groups }: Listed,
  folded: RoutesQuestion['folded'],
) {
  if (isSorted) return null;
  const key = JSON.stringify(folded ?? null);
  const made =
    groups.get(key) ?? new GroupedRoutes(joined.routes.table, rows, hosts, foldedIn(joined, folded));
  if (groups.size >= LISTS_KEPT) groups.clear();
  groups.set(key, made);
  return made;
}

/** Places `from … to` of the list; a route is its number. */
function windowOf(rows: Listed['rows'], groups: GroupedRoutes | null, from: number, to: number) {
  if (groups === null) return rows.slice(from, to).map((row) => ({ row }));
  const places = Math.max(0, Math.min(to, groups.length) - from);
  return Array.from({ length: places }, (_, place) => groups.at(from + place));
}

function rowOf({ routes }: Joined, place: ReturnType<typeof windowOf>[number]): RoutesRow {
  return 'row' in place ? routes.row(place.row) : routes.head(place.host, place.matched, place.folded);
}

/** The columns asked for beside each row; a head has none. */
function extraOf(
  joined: Joined,
  places: ReturnType<typeof windowOf>,
  question: RoutesQuestion,
): readonly ExtraCells[] {
  if (question.columns === undefined || question.columns.length === 0) return [];
  const { definition } = routeList(joined);
  const rows = places.flatMap((place) => ('row' in place ? [place.row] : []));
  const cells = listExtras({ rows, matched: [] }, definition, question, () => false).extra;
  let next = -1;
  return places.map((place) => {
    if ('row' in place) next += 1;
    return 'row' in place ? (cells[next] ?? {}) : {};
  });
}

function revealedAt(
  { routes: { table } }: Joined,
  rows: Listed['rows'],
  groups: GroupedRoutes | null,
  pointer: string | undefined,
) {
  if (pointer === undefined) return null;
  if (groups !== null) return groups.placeOf(pointer);
  const place = rows.indexOf(table.rowAt(pointer));
  return place < 0 ? null : place;
}

/**
 * A window of the routes: in Envoy's order with a head before each virtual host, or sorted by a column and without
 * heads.
 */
export function routesPage(joined: Joined, question: RoutesQuestion): RoutesPage {
  const scope = routesScope(joined, question.routeConfig);
  const found = listed(joined, question);
  const { rows, hosts, problem } = found;
  const groups = groupsOf(joined, found, question.folded);
  const places = windowOf(rows, groups, question.offset, question.offset + question.limit);
  return {
    counts: { total: scope.routes, matched: rows.length },
    virtualHosts: { total: scope.hosts, matched: hosts.length },
    grouped: groups !== null,
    rowCount: groups?.length ?? rows.length,
    groupIndices: groups?.heads ?? [],
    rows: places.map((place) => rowOf(joined, place)),
    routeConfigs: configCounts(joined),
    hiddenOwn: scope.hiddenOwn,
    problem,
    problems: scope.problems(),
    matchedProblems: found.problems(),
    extra: extraOf(joined, places, question),
    revealed: revealedAt(joined, rows, groups, question.reveal),
  };
}
