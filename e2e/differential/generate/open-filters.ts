/**
 * Filters that a dump does not decide: what stands behind one of them is `unknown`, unless it is switched off or
 * something before it answers. A local rate limit may answer, too; the ones here never run empty.
 */
import type { Random } from '../random.ts';
import { FILTER_CONFIG, filter, type MadeFilter } from './filter-made.ts';

const SCRIPTS = [
  'function envoy_on_request(handle)\nend\n',
  'function envoy_on_request(handle)\n  if handle:headers():get("x-lua") == "1" then\n    handle:respond({[":status"] = "401"}, "no")\n  end\nend\n',
  'function envoy_on_request(handle)\n  handle:headers():add("x-a", "ab")\nend\n',
] as const;

function lua(random: Random): MadeFilter['json'] {
  const inline_string = random.pick(SCRIPTS);
  return filter('lua', 'lua.v3.Lua', { default_source_code: { inline_string } }, random);
}

function extAuthz(random: Random): MadeFilter['json'] {
  const server_uri = { uri: 'http://127.0.0.1', cluster: 'one', timeout: '1s' };
  return filter('authz', 'ext_authz.v3.ExtAuthz', { http_service: { server_uri } }, random);
}

function extProc(random: Random): MadeFilter['json'] {
  const grpc_service = { envoy_grpc: { cluster_name: 'one' } };
  const processing_mode = { request_header_mode: 'SKIP', response_header_mode: 'SKIP' };
  return filter('proc', 'ext_proc.v3.ExternalProcessor', { grpc_service, processing_mode }, random);
}

/** One of them. */
export function openFilter(random: Random): MadeFilter {
  const json = random.pick([lua, lua, extAuthz, extProc])(random);
  return { json, triggers: [], over: () => ({ ...FILTER_CONFIG, disabled: true }) };
}

export function rateLimit(random: Random): MadeFilter {
  const whole = { default_value: { numerator: 100 } };
  const fields = {
    stat_prefix: 'limit',
    token_bucket: { max_tokens: 1_000_000, tokens_per_fill: 1_000_000, fill_interval: '1s' },
    filter_enabled: whole,
    filter_enforced: whole,
  };
  return {
    json: filter('limit', 'local_ratelimit.v3.LocalRateLimit', fields, random),
    triggers: [],
    over: null,
  };
}
