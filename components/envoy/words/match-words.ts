import type { NamedMatch, PathMatch, RouteMatch } from '@/lib/envoy/model';
import { fractionWords } from './fraction-words';
import { filterStateWords, metadataWords, tlsContextWords } from './metadata-words';
import { quoted, valueWords } from './value-words';

/** The path clause of a route: a word for how, and what. */
export interface PathWords {
  readonly operator: string;
  /** '' where the operator says all (`CONNECT`). */
  readonly value: string;
  /** `any case` when Envoy ignores letter case, else ''. */
  readonly note: string;
  /** Prefix `/` or '' takes every path. */
  readonly everyPath: boolean;
}

/** envoy.config.route.v3.RouteMatch.path_specifier in words. */
export function pathWords(path: PathMatch): PathWords {
  switch (path.kind) {
    case 'prefix':
    case 'exact':
    case 'path-separated-prefix':
      return {
        operator: path.kind === 'path-separated-prefix' ? 'path prefix' : path.kind,
        value: quoted(path.value),
        note: path.ignoreCase ? 'any case' : '',
        everyPath: path.kind === 'prefix' && (path.value === '/' || path.value === ''),
      };
    case 'regex':
      return { operator: 'regex', value: path.value, note: '', everyPath: false };
    case 'uri-template':
      return { operator: 'template', value: path.value, note: '', everyPath: false };
    case 'connect':
      return { operator: 'CONNECT', value: '', note: '', everyPath: false };
    case 'unknown':
      return { operator: 'not understood', value: path.field, note: '', everyPath: false };
  }
}

/** `prefix /api/v1/`: the path clause in one text. */
export function pathText(path: PathMatch): string {
  const { operator, value, note } = pathWords(path);
  return [operator, value, note === '' ? '' : `(${note})`].filter((part) => part !== '').join(' ');
}

/** One header clause. `:method GET|POST` reads without an operator: the value is a method or a choice of them. */
export function headerWords(header: NamedMatch): string {
  const { match, name, invert } = header;
  const plainMethod = name === ':method' && !invert && (match.kind === 'exact' || match.kind === 'regex');
  const clause = plainMethod ? `${name} ${match.value}` : `${name} ${valueWords(match, invert)}`;
  return header.missingAsEmpty === true ? `${clause}${absentWords(header)}` : clause;
}

/** `treat_missing_header_as_empty`: without it a missing header never matches, not even an inverted clause. */
function absentWords({ match, invert }: NamedMatch): string {
  const neverEmpty = 'value' in match && match.kind !== 'regex' && match.value !== '';
  return invert && neverEmpty ? ' or absent' : ' (absent counts as empty)';
}

/** One query parameter clause, `?canary = 1`. */
export function queryWords(query: NamedMatch): string {
  return `?${query.name} ${valueWords(query.match, query.invert)}`;
}

/** One cookie clause, `cookie beta = 1`. */
export function cookieWords(cookie: NamedMatch): string {
  return `cookie ${cookie.name} ${valueWords(cookie.match, cookie.invert)}`;
}

/** Everything a request must meet besides its path, one short text each, in the order Envoy tests them. */
export function conditionWords(match: RouteMatch): readonly string[] {
  return [
    ...(match.runtimeFraction === null ? [] : [fractionWords(match.runtimeFraction)]),
    ...(match.grpcOnly ? ['gRPC only'] : []),
    ...match.headers.map(headerWords),
    ...match.query.map(queryWords),
    ...match.cookies.map(cookieWords),
    ...otherConditions(match),
  ];
}

/** True when the route takes every request that reaches it: what stands after it never runs. */
export function isCatchAll(match: RouteMatch): boolean {
  return pathWords(match.path).everyPath && conditionWords(match).length === 0;
}

/** Conditions on what is no part of the request's text. */
function otherConditions(match: RouteMatch): readonly string[] {
  return [
    ...(match.tlsContext === null ? [] : tlsContextWords(match.tlsContext)),
    ...match.dynamicMetadata.map((each) => `metadata ${metadataWords(each)}`),
    ...match.filterState.map((each) => `filter state ${filterStateWords(each)}`),
    ...match.unknownFields.map((field) => `${field} (not understood)`),
  ];
}
