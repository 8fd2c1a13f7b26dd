import type { PathMatch, Route, RouteMatch } from '@/lib/envoy/model';
import type { ListedAction } from '@/lib/envoy/route-table/listed-action';

/** What is known of a route that Envoy tries. */
export interface Tried extends Pick<Route, 'pointer' | 'ordinal' | 'match'> {
  readonly action: ListedAction;
}

/** True when a request needs nothing but its path. */
function isUnconditional(match: RouteMatch): boolean {
  const lists = [
    match.headers,
    match.query,
    match.cookies,
    match.dynamicMetadata,
    match.filterState,
    match.unknownFields,
  ];
  return (
    lists.every(({ length }) => length === 0) &&
    !match.grpcOnly &&
    match.runtimeFraction === null &&
    match.tlsContext === null
  );
}

/** What is compared ends before `?` and `#`; a `;` may be cut out (ignore_path_parameters_in_path_matching). */
const ODD = /[?#;]/;

/** Every path begins with a slash. */
const EVERY_REGEX: ReadonlySet<string> = new Set(['.*', '/.*']);

function takesEveryPath(path: PathMatch): boolean {
  if (path.kind === 'prefix') return path.value === '' || path.value === '/';
  return path.kind === 'regex' && EVERY_REGEX.has(path.value);
}

type TextPath = Extract<PathMatch, { value: string; ignoreCase: boolean }>;

const isText = (path: PathMatch): path is TextPath => 'ignoreCase' in path;

function coversText(earlier: TextPath, later: TextPath): boolean {
  if (ODD.test(earlier.value) || ODD.test(later.value)) return false;
  // The later one takes spellings that the earlier one does not.
  if (later.ignoreCase && !earlier.ignoreCase) return false;
  const of = (path: TextPath) => (earlier.ignoreCase ? path.value.toLowerCase() : path.value);
  const wide = of(earlier);
  const narrow = of(later);
  switch (earlier.kind) {
    case 'prefix':
      return narrow.startsWith(wide);
    case 'exact':
      return later.kind === 'exact' && narrow === wide;
    case 'path-separated-prefix':
      return narrow.startsWith(`${wide}/`) || (narrow === wide && later.kind !== 'prefix');
  }
}

function coversPath(earlier: PathMatch, later: PathMatch): boolean {
  // Plain CONNECT has no path: only connect_matcher takes it.
  if (earlier.kind === 'connect' || later.kind === 'connect') return earlier.kind === later.kind;
  if (later.kind === 'unknown') return false;
  if (takesEveryPath(earlier)) return true;
  return isText(earlier) && isText(later) && coversText(earlier, later);
}

/** Routes that Envoy may pass over although they match: their plugin or their weights may yield no cluster. */
function mayYieldNothing({ action }: Tried): boolean {
  if (action.kind === 'plugin') return true;
  return action.kind === 'weighted' && action.clusters.every(({ weight }) => weight === 0);
}

/** The first of the earlier routes that takes every request of this one; never guesses: null when unsure. */
export function shadowing(earlier: Iterable<Tried>, match: RouteMatch): Tried | null {
  for (const each of earlier) {
    const takesAll = isUnconditional(each.match) && coversPath(each.match.path, match.path);
    if (takesAll && !mayYieldNothing(each)) return each;
  }
  return null;
}
