import type { Clause, ClauseKind } from '@/lib/explain/answer';
import type { ClauseView, Words } from '../types';

const LABELS: Readonly<Record<ClauseKind, string>> = {
  address: 'address',
  'destination-port': 'destination port',
  'destination-ip': 'destination',
  'server-name': 'server name (SNI)',
  'transport-protocol': 'transport',
  'application-protocol': 'ALPN',
  'direct-source-ip': 'peer',
  'source-type': 'source type',
  'source-ip': 'source',
  'source-port': 'source port',
  'matcher-tree': 'matcher tree',
  domain: 'domain',
  'scope-key': 'scope',
  'runtime-fraction': 'share',
  grpc: 'gRPC',
  header: 'header',
  query: 'query',
  cookie: 'cookie',
  'tls-context': 'client certificate',
  metadata: 'metadata',
  'filter-state': 'filter state',
  'path-exact': 'path',
  'path-prefix': 'path',
  'path-separated-prefix': 'path',
  'path-regex': 'path',
  'path-template': 'path',
  'path-connect': 'method',
  'has-path': 'path',
  'cluster-specifier': 'cluster',
  unread: 'condition',
};

const OPERATORS: Readonly<Partial<Record<ClauseKind, string>>> = {
  'path-exact': 'exact',
  'path-prefix': 'prefix',
  'path-separated-prefix': 'path prefix',
  'path-regex': 'regex',
  'path-template': 'template',
};

const isKind = (kind: string): kind is ClauseKind => Object.hasOwn(LABELS, kind);

/** What a condition is about, in a word or two. */
export const clauseLabel = (kind: string): string => (isKind(kind) ? LABELS[kind] : kind);

/** True for the conditions on a request's path. */
export const isPathClause = ({ kind }: Clause): boolean =>
  kind.startsWith('path-') && kind !== 'path-connect';

/** `prefix /api`, `exact /`: a path condition in one text; null for another condition. */
export function pathTitle({ kind, wanted }: Clause): string | null {
  if (kind === 'path-connect') return 'CONNECT';
  const operator = OPERATORS[kind];
  return operator === undefined ? null : `${operator} ${wanted}`;
}

const VALUE = /^(not )?(exact|prefix|suffix|contains|regex|range) (.*)$/s;

/** `exact true` of a header `x-canary`, with what is Envoy's and what is the reader's told apart. */
function namedWords(named: string, wanted: string): Words {
  const [, not = '', operator = '', value = ''] = VALUE.exec(wanted) ?? [];
  const who = named === '' ? [] : [{ name: named }, ' '];
  return operator === '' ? [...who, wanted] : [...who, `${not}${operator} `, { name: value }];
}

function wantedWords(clause: Clause): Words {
  const { kind, wanted } = clause;
  const operator = OPERATORS[kind];
  if (operator !== undefined) return [`${operator} `, { name: wanted }];
  if (kind === 'tls-context') return [`${clause.name}: ${wanted}`];
  if (wanted === '') return ['any'];
  return clause.name === '' ? [{ name: wanted }] : namedWords(clause.name, wanted);
}

const NOTHING: Readonly<Partial<Record<ClauseKind, string>>> = {
  'server-name': 'no server name',
  'application-protocol': 'no ALPN',
  'runtime-fraction': 'a random number',
  metadata: 'what filters set at run time',
  grpc: 'no content-type',
};

function gotWords({ kind, name: of, got }: Clause): Words {
  if (got === null) {
    const said = NOTHING[kind];
    if (said !== undefined) return [said];
    return of === '' ? ['nothing'] : [{ name: of }, ' absent'];
  }
  if (got === '') return ['an empty value'];
  return of === '' || kind === 'tls-context' ? [{ name: got }] : [{ name: of }, ' ', { name: got }];
}

/** True for a condition that Envoy leaves a candidate at. */
export const hasFailed = ({ outcome }: Clause): boolean => outcome === 'no' || outcome === 'outranked';

/** A condition with what it wants and what the request has. */
export function clauseView(clause: Clause): ClauseView {
  return {
    label: clauseLabel(clause.kind),
    outcome: clause.outcome === 'outranked' ? 'no' : clause.outcome,
    wanted: wantedWords(clause),
    got:
      clause.outcome === 'outranked'
        ? [...gotWords(clause), ', for which a more specific one is taken']
        : gotWords(clause),
  };
}

/** A candidate's conditions in one text, for a title: the path, or what is asked for. */
export function clausesTitle(clauses: readonly Clause[]): string {
  const path = clauses.map(pathTitle).find((title) => title !== null);
  if (path !== undefined && path !== null) return path;
  const asked = clauses.filter(({ wanted }) => wanted !== '' && wanted !== '0.0.0.0/0, ::/0');
  return asked
    .map(({ kind, wanted }) =>
      kind === 'server-name' || kind === 'domain' ? wanted : `${clauseLabel(kind)} ${wanted}`,
    )
    .join(' · ');
}

/** A name with its place, for the summary of a group. */
export const failedAt = (clause: Clause | undefined): string =>
  clause === undefined ? 'nothing that is known' : clauseLabel(clause.kind);
