import type { NamedMatch, PathMatch, RouteMatch, ValueMatch } from '../route-model';
import {
  ANY_CASE,
  CONDITION_KINDS,
  CONDITION_ROW,
  IGNORES_CASE,
  IN_QUERY,
  INVERTED,
  PATH_KINDS,
  ROW,
  type RouteColumns,
} from './columns';

/** The text of a span; '' where the end is 0. */
export type TextAt = (start: number, end: number) => string;

/** The path of a route whose match is not odd. */
export function listedPath({ rows }: RouteColumns, row: number, value: string): PathMatch {
  const kinds = rows.get(row, ROW.kinds);
  const kind = PATH_KINDS[kinds & 0xff] ?? '';
  if (kind === '') return { kind: 'unknown', field: '' };
  if (kind === 'regex') return { kind, value };
  return { kind, value, ignoreCase: (kinds & IGNORES_CASE) !== 0 };
}

function valueMatch(what: number, value: string): ValueMatch {
  const kind = CONDITION_KINDS[what & 0xff] ?? 'present';
  if (kind === 'present' || kind === 'absent') return { kind: 'present', present: kind === 'present' };
  return kind === 'regex' ? { kind, value } : { kind, value, ignoreCase: (what & ANY_CASE) !== 0 };
}

/** One empty list for the many routes that lack a kind of condition. */
const NONE: readonly never[] = [];

function conditionsOf(
  { rows, conditions }: RouteColumns,
  row: number,
  textAt: TextAt,
): { readonly headers: readonly NamedMatch[]; readonly query: readonly NamedMatch[] } {
  const first = rows.get(row, ROW.firstCondition);
  const behind = row + 1 < rows.length ? rows.get(row + 1, ROW.firstCondition) : conditions.length;
  if (first === behind) return { headers: NONE, query: NONE };
  const headers: NamedMatch[] = [];
  const query: NamedMatch[] = [];
  for (let at = first; at < behind; at += 1) {
    const part = (place: keyof typeof CONDITION_ROW) => conditions.get(at, CONDITION_ROW[place]);
    const what = part('what');
    const list = (what & IN_QUERY) === 0 ? headers : query;
    list.push({
      name: textAt(part('nameStart'), part('nameEnd')),
      match: valueMatch(what, textAt(part('valueStart'), part('valueEnd'))),
      invert: (what & INVERTED) !== 0,
    });
  }
  return { headers, query };
}

/** The match of a route that is not odd: what `readRouteMatch` reads from its bytes. */
export function listedMatch(columns: RouteColumns, row: number, path: PathMatch, textAt: TextAt): RouteMatch {
  return {
    path,
    ...conditionsOf(columns, row, textAt),
    cookies: NONE,
    grpcOnly: false,
    runtimeFraction: null,
    tlsContext: null,
    dynamicMetadata: NONE,
    filterState: NONE,
    unknownFields: NONE,
  };
}
