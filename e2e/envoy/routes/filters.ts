import { filterRateLimits } from './rate-limits.ts';
import { ENVOY, fraction, HTTP_FILTER, ROUTE_TYPE } from './types.ts';

export const cors: object = {
  allow_origin_string_match: [
    { exact: 'https://shop.example.com' },
    { suffix: '.example.org', ignore_case: true },
  ],
  allow_methods: 'GET, POST',
  allow_headers: 'x-user',
  expose_headers: 'x-trace',
  max_age: '600',
  allow_credentials: true,
  filter_enabled: fraction(100, 'HUNDRED', 'cors.on'),
  shadow_enabled: fraction(0, 'HUNDRED', 'cors.shadow'),
  allow_private_network_access: false,
  forward_not_matching_preflights: false,
};

export const corsConfig: object = { '@type': `${HTTP_FILTER}.cors.v3.CorsPolicy`, ...cors };

/** A filter's configuration that is wrapped to be switched off or left out. */
const wrapped = (fields: object): object => ({ '@type': `${ROUTE_TYPE}.FilterConfig`, ...fields });

const buffer = (maxBytes: number): object => ({
  '@type': `${HTTP_FILTER}.buffer.v3.BufferPerRoute`,
  buffer: { max_request_bytes: maxBytes },
});

const localRateLimit: object = {
  '@type': `${HTTP_FILTER}.local_ratelimit.v3.LocalRateLimit`,
  stat_prefix: 'route_limit',
  token_bucket: { max_tokens: 10, tokens_per_fill: 10, fill_interval: '60s' },
  filter_enabled: fraction(100, 'HUNDRED', 'limit.on'),
};

const fault: object = {
  '@type': `${HTTP_FILTER}.fault.v3.HTTPFault`,
  delay: { fixed_delay: '5s', percentage: { numerator: 10 } },
  abort: { http_status: 503, percentage: { numerator: 1, denominator: 'TEN_THOUSAND' } },
};

/** `typed_per_filter_config` of a route: each way to configure, wrap and switch off a filter. */
export const routeFilters: object = {
  'envoy.filters.http.cors': corsConfig,
  'envoy.filters.http.fault': fault,
  'envoy.filters.http.local_ratelimit': localRateLimit,
  'envoy.filters.http.buffer': wrapped({ disabled: true }),
  'envoy.filters.http.ext_authz': { '@type': `${HTTP_FILTER}.ext_authz.v3.ExtAuthzPerRoute`, disabled: true },
  'envoy.filters.http.rbac': { '@type': `${HTTP_FILTER}.rbac.v3.RBACPerRoute` },
  'envoy.filters.http.ratelimit': {
    '@type': `${HTTP_FILTER}.ratelimit.v3.RateLimitPerRoute`,
    vh_rate_limits: 'INCLUDE',
    rate_limits: filterRateLimits,
  },
  'envoy.filters.http.lua': {
    '@type': `${HTTP_FILTER}.lua.v3.LuaPerRoute`,
    source_code: { inline_string: 'function envoy_on_request(handle) end -- canary-route-lua' },
  },
  'late-buffer': wrapped({ is_optional: true, config: buffer(2048) }),
};

export const hostFilters: object = {
  'envoy.filters.http.buffer': buffer(4096),
  'envoy.filters.http.cors': {
    '@type': `${HTTP_FILTER}.cors.v3.CorsPolicy`,
    allow_methods: 'GET',
    max_age: '5',
  },
};

export const configFilters: object = {
  'envoy.filters.http.buffer': buffer(8192),
  'envoy.filters.http.header_mutation': {
    '@type': 'type.googleapis.com/xds.type.v3.TypedStruct',
    type_url: `${ENVOY}.extensions.filters.http.header_mutation.v3.HeaderMutationPerRoute`,
    value: { mutations: { request_mutations: [{ remove: 'x-inner' }] } },
  },
};
