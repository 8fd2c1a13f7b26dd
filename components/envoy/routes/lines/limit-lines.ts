import type { RateLimitsAtLevel } from '@/lib/answers/route-detail-types';
import type { RateLimit, RateLimitAction } from '@/lib/envoy/route-rate-limit-model';
import { headerWords, queryWords } from '../../words/match-words';
import { extensionWords } from './extension-words';
import { type Lines, line } from './line';

const keyed = (key: string, value: string): string => `${key} = ${value}`;
const skip = (skipIfAbsent: boolean): string => (skipIfAbsent ? ', left out when absent' : '');

/** One entry of a descriptor: what is sent to the rate limit service. */
function actionWords(action: RateLimitAction): string {
  switch (action.kind) {
    case 'source-cluster':
      return 'source_cluster = this Envoy’s cluster';
    case 'destination-cluster':
      return 'destination_cluster = the cluster of the route';
    case 'remote-address':
      return 'remote_address = the client’s address';
    case 'masked-remote-address':
      return `masked_remote_address = the client’s address, /${action.v4} or /${action.v6} for IPv6`;
    case 'request-header':
      return `${keyed(action.key, `header ${action.name}`)}${skip(action.skipIfAbsent)}`;
    case 'query-parameter':
      return `${keyed(action.key, `query parameter ${action.name}`)}${skip(action.skipIfAbsent)}`;
    case 'generic-key':
      return keyed(action.key, action.value);
    case 'header-match':
      return `${keyed(action.key, action.value)} ${when(action.expect)} ${action.matches.map(headerWords).join(' and ')}`;
    case 'query-match':
      return `${keyed(action.key, action.value)} ${when(action.expect)} ${action.matches.map(queryWords).join(' and ')}`;
    case 'metadata':
      return `${keyed(action.key, `metadata ${action.path}`)} (${action.source})${otherwise(action.otherwise)}${skip(action.skipIfAbsent)}`;
    case 'address-match':
      return `${keyed(action.key, action.value)} when the client is ${action.invert ? 'not in' : 'in'} ${action.ranges.join(', ')}`;
    case 'extension':
      return extensionWords(action.extension).join(', ');
    case 'unknown':
      return `${action.field} (not understood)`;
  }
}

const when = (expect: boolean): string => (expect ? 'when' : 'unless');
const otherwise = (value: string): string => (value === '' ? '' : `, else ${value}`);

function limitWords(limit: RateLimit['limit']): string | null {
  switch (limit?.kind) {
    case undefined:
      return null;
    case 'metadata':
      return `from metadata ${limit.path}`;
    case 'rate':
      return `${limit.requests} a ${limit.unit.toLowerCase()}`;
  }
}

function hitsWords({ hits }: RateLimit): string | null {
  if (hits === null) return null;
  const count = hits.format === '' ? String(hits.number ?? 0) : hits.format;
  return hits.negative ? `${count}, given back` : count;
}

/** One rate limit: the descriptor that it makes, then what is special about it. */
export function rateLimitLines(limit: RateLimit): Lines {
  return [
    ...line('rate_limits.actions', limit.actions.map(actionWords)),
    ...line('rate_limits.stage', limit.stage === 0 ? null : limit.stage, {
      note: 'Used by the rate limit filter of that stage.',
    }),
    ...line('rate_limits.disable_key', limit.disableKey, { note: 'This runtime key switches it off.' }),
    ...line('rate_limits.limit', limitWords(limit.limit)),
    ...line('rate_limits.hits_addend', hitsWords(limit)),
    ...line('rate_limits.apply_on_stream_done', limit.onStreamDone, {
      note: 'Counted when the request is over.',
    }),
    ...line('rate_limits.x_ratelimit_option', limit.responseHeaders),
  ];
}

/** Limits of the levels, and which of them count. */
export function limitLines(levels: readonly RateLimitsAtLevel[]): Lines {
  return levels.flatMap(({ level, value, counts }) => {
    const [first, ...rest] = value.flatMap(rateLimitLines);
    if (first === undefined) return [];
    const at = level === 'route' ? {} : { level };
    const note = 'Not used here: the limits of another level or of the filter itself take its place.';
    return [{ ...first, ...at, ...(counts ? {} : { note }) }, ...rest.map((each) => ({ ...each, ...at }))];
  });
}
