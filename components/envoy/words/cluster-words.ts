import type { StatusKind } from '@/components/ui/status';
import type { BreakerLimit, ClusterSecurity } from '@/lib/answers/clusters-types';
import { formatCount } from '@/lib/core/words';
import type {
  HealthCheck,
  Limit,
  LocalityRule,
  SubsetSelector,
  UpstreamProtocol,
} from '@/lib/envoy/cluster-settings-model';
import type { EndpointGroups, SharesUnknown } from '@/lib/envoy/endpoint-groups';

const SECURITY: Readonly<Record<ClusterSecurity, string>> = {
  plaintext: 'plaintext',
  tls: 'TLS',
  'mutual-tls': 'mutual TLS',
  'by-endpoint': 'TLS by endpoint',
};

/** What goes over the wire, in a cell. */
export const securityWords = (security: ClusterSecurity): string => SECURITY[security];

const SHARES: Readonly<Record<SharesUnknown, string>> = {
  'health-unknown': 'How requests are shared out cannot be told: the health of some endpoints is not known.',
  'no-endpoint': '',
  'none-available': 'No endpoint is available: requests answer 503 UH.',
  'per-request': 'Each request finds its own endpoint: there are no shares.',
  subsets:
    'The route’s metadata chooses a subset of the endpoints: shares hold within a subset and are not told.',
};

const LOCALITIES: Readonly<Record<NonNullable<EndpointGroups['localitiesUnknown']>, string>> = {
  'per-request': 'Within a priority the policy chooses by the request: localities have no fixed share.',
  'zone-aware':
    'Zone-aware routing prefers the zone of this Envoy: the shares of localities depend on its peers.',
  'no-weights': 'Localities are to be weighed, and this capture holds no weight for them.',
};

/** Why shares are missing; '' where none are. */
export function sharesWords({ sharesUnknown, localitiesUnknown }: EndpointGroups): string {
  if (sharesUnknown !== null) return SHARES[sharesUnknown];
  return localitiesUnknown === null ? '' : LOCALITIES[localitiesUnknown];
}

const RULES: Readonly<Record<LocalityRule, string>> = {
  'locality-weights': 'by the weights of localities, then of endpoints',
  'host-weights': 'by the weights of endpoints; localities do not count',
  hosts: 'every endpoint alike',
  'per-request': 'by the request',
  'zone-aware': 'zone-aware: its own zone first',
};

export const ruleWords = (rule: LocalityRule): string => RULES[rule];

const FALLBACKS: ReadonlyMap<string, string> = new Map([
  ['NO_FALLBACK', 'no endpoint: 503 UH'],
  ['ANY_ENDPOINT', 'any endpoint'],
  ['DEFAULT_SUBSET', 'the default subset'],
  ['KEYS_SUBSET', 'the subset of fewer keys'],
]);

/** What happens to a request whose metadata matches no subset. */
export function fallbackWords(fallback: string): string {
  return FALLBACKS.get(fallback) ?? fallback;
}

/** The fallback of one selector, or that of the cluster. */
export function selectorWords({ fallback, fallbackKeys, singleHost }: SubsetSelector): string {
  const otherwise = fallback === null ? 'as the cluster says' : fallbackWords(fallback);
  const keys = fallbackKeys.length === 0 ? '' : ` (${fallbackKeys.join(', ')})`;
  return `otherwise ${otherwise}${keys}${singleHost ? '; one host each' : ''}`;
}

const LIMIT_NAMES: Readonly<Record<Limit, string>> = {
  max_connections: 'Connections',
  max_pending_requests: 'Pending requests',
  max_requests: 'Requests',
  max_retries: 'Retries at once',
  max_connection_pools: 'Connection pools',
};

export const limitName = (limit: Limit): string => LIMIT_NAMES[limit];

/** Share of a limit that deserves a warning. */
const NEARLY = 0.8;

export interface GaugeWords {
  readonly kind: StatusKind;
  /** `2 of 2 in use` */
  readonly text: string;
  /** Percent of the limit, at most 100; null where nothing can be drawn. */
  readonly percent: number | null;
  /** Open, full or nearly: said beside the mark. '' where all is well. */
  readonly word: string;
}

/** Limits that turn a request away (503 UO) when they are full; at the others it waits, or is not tried again. */
const REFUSING: ReadonlySet<Limit> = new Set<Limit>(['max_pending_requests', 'max_requests']);

function textOfUse(used: number | null, max: number | null): string {
  const limit = max === null ? 'unlimited' : formatCount(max);
  if (used === null) return max === null ? limit : `limit ${limit}`;
  return max === null ? `${formatCount(used)} in use, ${limit}` : `${formatCount(used)} of ${limit} in use`;
}

/** One limit with its use. */
export function gaugeWords({ limit, max, used, open }: BreakerLimit): GaugeWords {
  const text = textOfUse(used, max);
  const worst = REFUSING.has(limit) ? 'err' : 'warn';
  // A limit of 0 is full from the start.
  const share = max === null || used === null ? null : max === 0 ? 1 : used / max;
  const percent = share === null ? null : Math.min(100, Math.round(share * 100));
  if (open === true) return { kind: worst, text, percent, word: 'Open' };
  if (share === null) return { kind: used === null ? 'unk' : 'ok', text, percent, word: '' };
  if (share >= 1) return { kind: worst, text, percent, word: 'Full' };
  return share >= NEARLY
    ? { kind: 'warn', text, percent, word: 'Nearly full' }
    : { kind: 'ok', text, percent, word: '' };
}

/** Where a limit comes from, when it is not what `/clusters` says now. */
export function limitSource({ from }: BreakerLimit): string {
  if (from === 'now') return '';
  return from === 'default' ? 'Envoy’s default' : 'as configured';
}

const OVERFLOW_NAMES: ReadonlyMap<string, string> = new Map([
  ['upstream_cx_overflow', 'connections not opened'],
  ['upstream_cx_pool_overflow', 'connection pools not made'],
  ['upstream_rq_pending_overflow', 'requests turned away (503 UO)'],
  ['upstream_rq_retry_overflow', 'retries not made'],
]);

export const overflowWords = (stat: string): string => OVERFLOW_NAMES.get(stat) ?? stat;

const PROTOCOLS: Readonly<Record<UpstreamProtocol['kind'], string>> = {
  default: 'HTTP/1.1, Envoy’s default',
  http1: 'HTTP/1.1',
  http2: 'HTTP/2',
  http3: 'HTTP/3',
  auto: 'HTTP/2 or HTTP/1.1, as ALPN agrees',
  downstream: 'what the client speaks',
};

export const protocolWords = (kind: UpstreamProtocol['kind']): string => PROTOCOLS[kind];

const CHECKS: Readonly<Record<HealthCheck['kind'], string>> = {
  http: 'HTTP',
  tcp: 'TCP',
  grpc: 'gRPC',
  custom: 'Custom',
  unknown: 'Unknown',
};

/** `HTTP /healthz`, `TCP connect` */
export function checkWords({ kind, target, settings }: HealthCheck): string {
  if (kind === 'tcp') {
    const speaks = settings.some(({ field }) => field.startsWith('send') || field.startsWith('receive'));
    return speaks ? 'TCP, with an expected answer' : 'TCP connect';
  }
  return target === '' ? CHECKS[kind] : `${CHECKS[kind]} ${target}`;
}

/** `70 %`, `52.5 %`; small shares are not rounded away. */
export function shareText(share: number): string {
  if (share > 0 && share < 0.1) return '< 0.1 %';
  return `${Number(share.toFixed(1))} %`;
}
