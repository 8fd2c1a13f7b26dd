import { ROUTE_ACTION_FIELDS } from './known-fields';
import type { ForwardPolicy, PathRewrite, RouteAction, WeightedCluster } from './model';
import type { Raw } from './raw';
import { notFoundCode, redirectCode } from './route-answer';
import { decodeBytes } from './route-bytes';
import { readRegexRewrite } from './route-rewrite';
import { unwrap } from './route-settings';

function readPathRewrite(raw: Raw): PathRewrite | null {
  const prefix = raw.text('prefix_rewrite');
  if (prefix !== '') return { kind: 'prefix', value: prefix };
  if (raw.has('regex_rewrite')) return { kind: 'regex', ...readRegexRewrite(raw.at('regex_rewrite')) };
  const formatter = raw.text('path_rewrite');
  if (formatter !== '') return { kind: 'template', value: formatter };
  const policy = raw.at('path_rewrite_policy');
  if (policy.object === null) return null;
  const config = policy.at('typed_config');
  return { kind: 'template', value: config.text('path_template_rewrite') || config.type };
}

/** The new host, or, where only Envoy will know it, the field that decides in Envoy's words. */
function readHostRewrite(raw: Raw): string | null {
  const literal = raw.text('host_rewrite_literal');
  if (literal !== '') return literal;
  const header = raw.text('host_rewrite_header');
  if (header !== '') return `host_rewrite_header: ${header}`;
  const regex = raw.at('host_rewrite_path_regex');
  if (regex.object !== null) {
    const { pattern, substitution } = readRegexRewrite(regex);
    return `host_rewrite_path_regex: ${pattern} → ${substitution}`;
  }
  const formatter = raw.text('host_rewrite');
  if (formatter !== '') return formatter;
  return raw.flag('auto_host_rewrite') ? 'auto_host_rewrite' : null;
}

function readRetries(raw: Raw): ForwardPolicy['retries'] {
  if (raw.object === null) return null;
  return {
    on: raw.text('retry_on'),
    // Defaults to 1 (RetryPolicy.num_retries).
    attempts: raw.numberOrNull('num_retries') ?? 1,
    perTryTimeout: raw.textOrNull('per_try_timeout'),
  };
}

/** One empty list for the many routes without mirrors. */
const NONE: readonly never[] = [];

function readMirrors(raw: Raw): Pick<ForwardPolicy, 'mirrors' | 'mirrorByHeader'> {
  const list = raw.at('request_mirror_policies');
  if (!list.exists) return { mirrors: NONE };
  const policies = list.objects();
  const mirrors = policies.map((policy) => policy.text('cluster')).filter((cluster) => cluster !== '');
  const byHeader = policies.some((policy) => policy.has('cluster_header'));
  return byHeader ? { mirrors, mirrorByHeader: true } : { mirrors };
}

const CORS_FILTER = 'envoy.filters.http.cors';

function readPolicy(raw: Raw, perFilterConfig: readonly string[]): ForwardPolicy {
  const code = notFoundCode(raw);
  return {
    ...(code === 503 ? {} : { notFoundCode: code }),
    timeout: raw.textOrNull('timeout'),
    idleTimeout: raw.textOrNull('idle_timeout'),
    retries: readRetries(raw.at('retry_policy')),
    pathRewrite: readPathRewrite(raw),
    hostRewrite: readHostRewrite(raw),
    ...readMirrors(raw),
    hashPolicies: raw.at('hash_policy').items().length,
    corsOnRoute: raw.has('cors') || perFilterConfig.includes(CORS_FILTER),
  };
}

/** One entry of WeightedCluster; a cluster named by a header has no name of its own. */
export function readWeightedCluster(raw: Raw): WeightedCluster {
  const weighted = { name: raw.text('name'), weight: raw.numberOrNull('weight') ?? 0 };
  const header = raw.text('cluster_header');
  return header === '' ? weighted : { ...weighted, clusterHeader: header };
}

/** config.route.v3.RouteAction. The specifiers are a oneof; Envoy asks in this order. */
function readForward(raw: Raw, perFilterConfig: readonly string[]): RouteAction {
  raw.expect(ROUTE_ACTION_FIELDS);
  const policy = readPolicy(raw, perFilterConfig);
  const weighted = raw.at('weighted_clusters');
  if (weighted.object !== null) {
    const clusters = weighted.at('clusters').objects().map(readWeightedCluster);
    return { kind: 'weighted', clusters, policy };
  }
  const inline = raw.at('inline_cluster_specifier_plugin');
  if (inline.object !== null)
    return { kind: 'plugin', name: inline.at('extension').text('name'), inline: true, policy };
  const plugin = raw.textOrNull('cluster_specifier_plugin');
  if (plugin !== null) return { kind: 'plugin', name: plugin, inline: false, policy };
  const header = raw.text('cluster_header');
  if (header !== '') return { kind: 'cluster-header', header, policy };
  const name = raw.textOrNull('cluster');
  if (name === null) return { kind: 'unknown', field: 'route' };
  return { kind: 'cluster', clusters: [{ name, weight: 1 }], policy };
}

function textOrNull(raw: Raw, field: string): string | null {
  const text = raw.text(field);
  return text === '' ? null : text;
}

function readRedirect(raw: Raw): RouteAction {
  const redirect = {
    kind: 'redirect' as const,
    code: redirectCode(raw),
    scheme: textOrNull(raw, 'scheme_redirect'),
    host: textOrNull(raw, 'host_redirect'),
    port: raw.numberOrNull('port_redirect'),
    path: textOrNull(raw, 'path_redirect') ?? textOrNull(raw, 'path_rewrite'),
    prefixRewrite: textOrNull(raw, 'prefix_rewrite'),
    httpsRedirect: raw.flag('https_redirect'),
    stripQuery: raw.flag('strip_query'),
  };
  const regex = raw.at('regex_rewrite');
  return regex.object === null ? redirect : { ...redirect, regexRewrite: readRegexRewrite(regex) };
}

/** The body as far as the dump knows it: a file or environment variable is read by Envoy alone. */
function readBody(raw: Raw): string | null {
  const text = raw.at('body').textOrNull('inline_string');
  if (text !== null) return text;
  const bytes = raw.at('body').textOrNull('inline_bytes');
  if (bytes !== null) return decodeBytes(bytes);
  return raw.at('body_format').at('text_format_source').textOrNull('inline_string');
}

/** Fields of Route.action; `''` when the route has none, which Envoy would not have accepted. */
const ACTIONS = ['route', 'redirect', 'direct_response', 'non_forwarding_action', 'filter_action'] as const;

/**
 * The action of a route (oneof `Route.action`).
 * @param perFilterConfig names of the filters that the route configures: Istio sets CORS there.
 */
export function readRouteAction(route: Raw, perFilterConfig: readonly string[]): RouteAction {
  const field = ACTIONS.find((name) => route.at(name).object !== null);
  switch (field) {
    case 'route':
      return readForward(route.at(field), perFilterConfig);
    case 'redirect':
      return readRedirect(route.at(field));
    case 'direct_response':
      return {
        kind: 'direct-response',
        status: route.at(field).numberOrNull('status') ?? 0,
        body: readBody(route.at(field)),
      };
    case 'non_forwarding_action':
      return { kind: 'non-forwarding' };
    case 'filter_action':
      return { kind: 'filter-action', type: unwrap(route.at(field).at('action')).type };
    case undefined:
      return { kind: 'unknown', field: '' };
  }
}
