import type { Raw } from './raw';
import { HEDGE_POLICY_FIELDS, RETRY_POLICY_FIELDS } from './route-fields';
import { readPercent } from './route-fraction';
import type { HedgePolicy, RetryPolicy } from './route-policy-model';
import { readExtension, readExtensions } from './route-settings';
import { readHeaderMatch } from './value-match';

/** Numbers of a list; others leave a notice. */
export function numbers(raw: Raw): readonly number[] {
  return raw
    .items()
    .map((item) => item.number)
    .filter((number) => number !== null);
}

function readBackOff(raw: Raw): RetryPolicy['backOff'] {
  if (raw.object === null) return null;
  return { base: raw.textOrNull('base_interval'), max: raw.textOrNull('max_interval') };
}

function readRateLimitedBackOff(raw: Raw): RetryPolicy['rateLimitedBackOff'] {
  if (raw.object === null) return null;
  const headers = raw.at('reset_headers').objects();
  return {
    headers: headers.map((header) => ({
      name: header.text('name'),
      format: header.text('format') || 'SECONDS',
    })),
    max: raw.textOrNull('max_interval'),
  };
}

/** config.route.v3.RetryPolicy; null when missing: the level above decides then. */
export function readRetryPolicy(raw: Raw): RetryPolicy | null {
  if (raw.object === null) return null;
  raw.expect(RETRY_POLICY_FIELDS);
  const priority = raw.at('retry_priority');
  return {
    on: raw
      .text('retry_on')
      .split(',')
      .map((condition) => condition.trim())
      .filter((condition) => condition !== ''),
    // Defaults to 1 (RetryPolicy.num_retries).
    attempts: raw.numberOrNull('num_retries') ?? 1,
    perTryTimeout: raw.textOrNull('per_try_timeout'),
    perTryIdleTimeout: raw.textOrNull('per_try_idle_timeout'),
    priority: priority.object === null ? null : readExtension(priority),
    hostPredicates: readExtensions(raw.at('retry_host_predicate')),
    optionsPredicates: readExtensions(raw.at('retry_options_predicates')),
    hostSelectionAttempts: raw.numberOrNull('host_selection_retry_max_attempts'),
    statusCodes: numbers(raw.at('retriable_status_codes')),
    backOff: readBackOff(raw.at('retry_back_off')),
    rateLimitedBackOff: readRateLimitedBackOff(raw.at('rate_limited_retry_back_off')),
    headers: raw.at('retriable_headers').objects().map(readHeaderMatch),
    requestHeaders: raw.at('retriable_request_headers').objects().map(readHeaderMatch),
    refreshCluster: raw.flag('refresh_cluster_on_retry'),
  };
}

/** config.route.v3.HedgePolicy */
export function readHedgePolicy(raw: Raw): HedgePolicy | null {
  if (raw.object === null) return null;
  raw.expect(HEDGE_POLICY_FIELDS);
  return {
    initialRequests: raw.numberOrNull('initial_requests'),
    additionalChance: readPercent(raw.at('additional_request_chance')),
    onPerTryTimeout: raw.flag('hedge_on_per_try_timeout'),
  };
}
