import { ROUTE_CONFIG_FIELDS, VIRTUAL_HOST_FIELDS } from './known-fields';
import type { Raw } from './raw';
import { readRequireTls } from './route-configs';
import { readCors } from './route-cors';
import { readBodyLimit, readLevel } from './route-detail';
import { readDiscoverySource } from './route-discovery';
import { VIRTUAL_CLUSTER_FIELDS } from './route-fields';
import type { RouteConfigDetailConfig, VirtualCluster, VirtualHostDetailConfig } from './route-host-model';
import { readRateLimits } from './route-rate-limits';
import { readHedgePolicy, readRetryPolicy } from './route-retry';
import { readPlugin } from './route-specifier';
import { readHeaderMatch } from './value-match';

function readVirtualCluster(raw: Raw): VirtualCluster {
  raw.expect(VIRTUAL_CLUSTER_FIELDS);
  return { name: raw.text('name'), headers: raw.at('headers').objects().map(readHeaderMatch) };
}

/** Everything that a virtual host says (config.route.v3.VirtualHost), its routes and matcher tree left out. */
export function readVirtualHostDetail(raw: Raw): VirtualHostDetailConfig {
  raw.expect(VIRTUAL_HOST_FIELDS);
  const retryExtension = raw.at('retry_policy_typed_config');
  return {
    ...readLevel(raw, raw),
    name: raw.text('name'),
    domains: raw.texts('domains'),
    requireTls: readRequireTls(raw),
    virtualClusters: raw.at('virtual_clusters').objects().map(readVirtualCluster),
    rateLimits: readRateLimits(raw),
    cors: readCors(raw.at('cors')),
    retry: readRetryPolicy(raw.at('retry_policy')),
    retryExtension: retryExtension.object === null ? null : retryExtension.type,
    hedge: readHedgePolicy(raw.at('hedge_policy')),
    bodyLimit: readBodyLimit(raw),
    attemptCountInRequest: raw.flag('include_request_attempt_count'),
    attemptCountInResponse: raw.flag('include_attempt_count_in_response'),
    timeoutRetryHeader: raw.flag('include_is_timeout_retry_header'),
    hasMatcherTree: raw.has('matcher'),
    notices: raw.notices.list,
  };
}

/** Everything that a route configuration says (config.route.v3.RouteConfiguration), its virtual hosts left out. */
export function readRouteConfigDetail(raw: Raw): RouteConfigDetailConfig {
  raw.expect(ROUTE_CONFIG_FIELDS);
  const vhds = raw.at('vhds');
  return {
    ...readLevel(raw, raw),
    name: raw.text('name'),
    internalOnlyHeaders: raw.texts('internal_only_headers'),
    mostSpecificHeadersWin: raw.flag('most_specific_header_mutations_wins'),
    validateClusters: raw.flagOrNull('validate_clusters'),
    maxDirectResponseBody: raw.numberOrNull('max_direct_response_body_size_bytes'),
    plugins: raw.at('cluster_specifier_plugins').objects().map(readPlugin),
    ignorePort: raw.flag('ignore_port_in_host_matching'),
    ignorePathParameters: raw.flag('ignore_path_parameters_in_path_matching'),
    hostHeader: raw.text('vhost_header'),
    vhds: vhds.object === null ? null : readDiscoverySource(vhds.at('config_source')),
    notices: raw.notices.list,
  };
}
