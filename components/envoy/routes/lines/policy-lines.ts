import type { MirrorTarget, RouteDetail, RouteSettings } from '@/lib/answers/route-detail-types';
import type { ForwardDetail } from '@/lib/envoy/route-detail-model';
import type {
  HashPolicy,
  HedgePolicy,
  InternalRedirectPolicy,
  RetryPolicy,
  Timeouts,
  UpgradeConfig,
} from '@/lib/envoy/route-policy-model';
import { durationWords, isZero, timeoutWords } from '../../words/duration-words';
import { fractionWords, shareWords } from '../../words/fraction-words';
import { headerWords } from '../../words/match-words';
import { extensionWords } from './extension-words';
import { mutationWords } from './header-words';
import { type LineMore, type Lines, type LineValue, levelOf, line } from './line';

const zeroIsNone = (duration: string): string => (isZero(duration) ? 'none' : durationWords(duration));
const optional = (duration: string | null): string | null =>
  duration === null ? null : zeroIsNone(duration);

/** Every time limit of a route; what is not set is named where its default is no secret. */
export function timeoutLines(timeouts: Timeouts): Lines {
  const { maxStream } = timeouts;
  const request = maxStream === null ? timeoutWords(timeouts.request) : optional(timeouts.request);
  return [
    ...line('timeout', request, maxStream === null ? {} : { note: 'Not used: max_stream_duration is set.' }),
    ...line('idle_timeout', optional(timeouts.idle)),
    ...line('flush_timeout', optional(timeouts.flush)),
    ...(maxStream === null
      ? []
      : [
          ...line('max_stream_duration.max_stream_duration', optional(maxStream.max)),
          ...line('max_stream_duration.grpc_timeout_header_max', optional(maxStream.grpcHeaderMax), {
            note: 'The grpc-timeout header counts, up to this; none: without a bound.',
          }),
          ...line('max_stream_duration.grpc_timeout_header_offset', optional(maxStream.grpcHeaderOffset)),
        ]),
    ...line('max_grpc_timeout', optional(timeouts.grpcMax), {
      note: 'Deprecated. The grpc-timeout header counts, up to this; none: without a bound.',
    }),
    ...line('grpc_timeout_offset', optional(timeouts.grpcOffset), { note: 'Deprecated.' }),
  ];
}

function backOffLines(policy: RetryPolicy, more: LineMore): Lines {
  const { backOff, rateLimitedBackOff: limited } = policy;
  const field = 'retry_policy.rate_limited_retry_back_off';
  return [
    ...line('retry_policy.retry_back_off.base_interval', optional(backOff?.base ?? null), more),
    ...line('retry_policy.retry_back_off.max_interval', optional(backOff?.max ?? null), more),
    ...line(
      `${field}.reset_headers`,
      limited?.headers.map(({ name, format }) => `${name} in ${format}`) ?? null,
      more,
    ),
    ...line(`${field}.max_interval`, optional(limited?.max ?? null), more),
  ];
}

/** A retry policy in full. */
export function retryLines(policy: RetryPolicy, more: LineMore = {}): Lines {
  return [
    ...line('retry_policy.retry_on', policy.on.length === 0 ? 'no condition' : policy.on.join(', '), more),
    ...line('retry_policy.num_retries', policy.attempts, more),
    ...line('retry_policy.per_try_timeout', optional(policy.perTryTimeout), more),
    ...line('retry_policy.per_try_idle_timeout', optional(policy.perTryIdleTimeout), more),
    ...line('retry_policy.retriable_status_codes', policy.statusCodes.join(', '), more),
    ...line('retry_policy.retriable_headers', policy.headers.map(headerWords), more),
    ...line('retry_policy.retriable_request_headers', policy.requestHeaders.map(headerWords), more),
    ...backOffLines(policy, more),
    ...line(
      'retry_policy.retry_priority',
      policy.priority === null ? null : extensionWords(policy.priority),
      more,
    ),
    ...line('retry_policy.retry_host_predicate', policy.hostPredicates.flatMap(extensionWords), more),
    ...line('retry_policy.retry_options_predicates', policy.optionsPredicates.flatMap(extensionWords), more),
    ...line('retry_policy.host_selection_retry_max_attempts', policy.hostSelectionAttempts, more),
    ...line('retry_policy.refresh_cluster_on_retry', policy.refreshCluster, more),
  ];
}

/** A hedge policy in full. */
export function hedgeLines(policy: HedgePolicy, more: LineMore = {}): Lines {
  return [
    ...line('hedge_policy.initial_requests', policy.initialRequests, more),
    ...line(
      'hedge_policy.additional_request_chance',
      policy.additionalChance === null ? null : shareWords(policy.additionalChance),
      more,
    ),
    ...line('hedge_policy.hedge_on_per_try_timeout', policy.onPerTryTimeout, {
      ...more,
      note: 'A try that is late gets a rival instead of being given up.',
    }),
  ];
}

function mirrorValue(mirror: MirrorTarget): LineValue {
  const { cluster, clusterHeader, exists } = mirror;
  if (cluster === '') return { text: `cluster from header ${clusterHeader}` };
  return exists === false ? { text: cluster, cluster, missing: true } : { text: cluster, cluster };
}

/** One mirror: its cluster, then what its copies have of their own. */
function mirrorLines(mirror: MirrorTarget, more: LineMore): Lines {
  const field = 'request_mirror_policies';
  return [
    ...line(field, [mirrorValue(mirror)], more),
    ...line(`${field}.runtime_fraction`, mirror.fraction === null ? null : fractionWords(mirror.fraction)),
    ...line(`${field}.trace_sampled`, mirror.traceSampled === null ? null : String(mirror.traceSampled)),
    ...line(`${field}.disable_shadow_host_suffix_append`, !mirror.hostSuffix, {
      note: 'The host of a copy gets no -shadow.',
    }),
    ...line(`${field}.host_rewrite_literal`, mirror.hostRewrite),
    ...line(`${field}.request_headers_mutations`, mirror.mutations.map(mutationWords)),
  ];
}

/** Mirrors of the level that counts. */
export function mirrorListLines(mirrors: readonly MirrorTarget[], more: LineMore = {}): Lines {
  return mirrors.flatMap((mirror) => mirrorLines(mirror, more));
}

function hashWords(policy: HashPolicy): string {
  switch (policy.kind) {
    case 'header':
      return policy.rewrite === null
        ? `header ${policy.name}`
        : `header ${policy.name}, rewritten ${policy.rewrite.pattern} → ${policy.rewrite.substitution}`;
    case 'cookie':
      return [`cookie ${policy.name}`, ...cookieWords(policy)].join(', ');
    case 'source-ip':
      return 'connection_properties.source_ip';
    case 'query-parameter':
      return `query parameter ${policy.name}`;
    case 'filter-state':
      return `filter state ${policy.key}`;
    case 'unknown':
      return `${policy.field} (not understood)`;
  }
}

function cookieWords({ ttl, path, attributes }: Extract<HashPolicy, { kind: 'cookie' }>): readonly string[] {
  return [
    ttl === null
      ? 'never made by Envoy'
      : isZero(ttl)
        ? 'made as a session cookie'
        : `made for ${durationWords(ttl)}`,
    ...(path === '' ? [] : [`path ${path}`]),
    ...attributes.map(([name, value]) => (value === '' ? name : `${name}=${value}`)),
  ];
}

function upgradeWords({ type, enabled, connect }: UpgradeConfig): string {
  return [
    `${type} ${enabled ? 'allowed' : 'refused'}`,
    ...(connect === null ? [] : ['ends here and goes on as TCP']),
    ...(connect?.proxyProtocol ? [`PROXY protocol ${connect.proxyProtocol}`] : []),
    ...(connect?.allowPost ? ['POST too'] : []),
  ].join(', ');
}

/** Redirects of the upstream that Envoy follows itself. */
function internalRedirectLines(policy: InternalRedirectPolicy | null): Lines {
  if (policy === null) return [];
  return [
    ...line('internal_redirect_policy.max_internal_redirects', policy.max),
    ...line('internal_redirect_policy.redirect_response_codes', policy.codes.join(', ')),
    ...line('internal_redirect_policy.predicates', policy.predicates.flatMap(extensionWords)),
    ...line('internal_redirect_policy.allow_cross_scheme_redirect', policy.crossScheme),
    ...line('internal_redirect_policy.response_headers_to_copy', policy.copiedHeaders.join(', ')),
  ];
}

function inherited({ retry, retryExtension, hedge, mirrors }: RouteSettings): Lines {
  return [
    ...(retry === null ? [] : retryLines(retry.value, levelOf(retry))),
    ...(retryExtension === null
      ? []
      : line('retry_policy_typed_config', retryExtension.value, levelOf(retryExtension))),
    ...(hedge === null ? [] : hedgeLines(hedge.value, levelOf(hedge))),
    ...(mirrors === null ? [] : mirrorListLines(mirrors.value, levelOf(mirrors))),
  ];
}

/** Time limits, retries, copies, hashing, upgrades: the route's own and what it inherits. */
export function policyLines(action: ForwardDetail, { settings, host }: RouteDetail): Lines {
  const fromHost = { level: 'virtual-host' as const };
  return [
    ...timeoutLines(action.timeouts),
    ...(settings.retry === null && settings.retryExtension === null ? line('retry_policy', 'none') : []),
    ...inherited(settings),
    ...line(
      'hash_policy',
      action.hashPolicies.map((each) => `${hashWords(each)}${each.terminal ? ', terminal' : ''}`),
      {
        note: 'What a hashing load balancer picks the host by.',
      },
    ),
    ...line('upgrade_configs', action.upgrades.map(upgradeWords)),
    ...internalRedirectLines(action.internalRedirect),
    ...line('early_data_policy', action.earlyData === null ? null : extensionWords(action.earlyData)),
    ...line('include_request_attempt_count', host.attemptCountInRequest, fromHost),
    ...line('include_attempt_count_in_response', host.attemptCountInResponse, fromHost),
    ...line('include_is_timeout_retry_header', host.timeoutRetryHeader, fromHost),
  ];
}
