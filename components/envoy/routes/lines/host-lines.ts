import type { MirrorTarget, ScopeOfConfig } from '@/lib/answers/route-detail-types';
import { formatBytes } from '@/lib/core/words';
import type { LevelConfig } from '@/lib/envoy/route-detail-model';
import type {
  DiscoverySource,
  RouteConfigDetailConfig,
  ScopeKeyPart,
  VirtualHostDetailConfig,
} from '@/lib/envoy/route-host-model';
import type { CorsPolicy } from '@/lib/envoy/route-parts-model';
import { headerWords } from '../../words/match-words';
import { requireTlsWords } from '../../words/require-tls-words';
import { metadataLines, pluginLines } from './action-lines';
import { extensionWords } from './extension-words';
import { corsLines } from './filter-lines';
import { rateLimitLines } from './limit-lines';
import { type Lines, line } from './line';
import { hedgeLines, mirrorListLines, retryLines } from './policy-lines';

function discoveryWords(source: DiscoverySource): string {
  switch (source.kind) {
    case 'ads':
      return 'the stream that all configuration comes by (ADS)';
    case 'self':
      return 'the server that sent this';
    case 'file':
      return source.path;
    case 'api':
      return `${source.type} from ${source.clusters.join(', ') || 'no cluster'}`;
    case 'unknown':
      return 'not understood: see JSON';
  }
}

const specifierLines = ({ routeSpecifiers }: LevelConfig): Lines =>
  line('route_specifiers', routeSpecifiers.flatMap(extensionWords), {
    note: 'Code that may choose or change the route.',
  });

/** What a virtual host does with all its requests. */
export function hostLines(host: VirtualHostDetailConfig): Lines {
  return [
    ...line('require_tls', requireTlsWords(host.requireTls), {
      note: 'Others get 301 to https, before any route.',
    }),
    ...line('include_request_attempt_count', host.attemptCountInRequest),
    ...line('include_attempt_count_in_response', host.attemptCountInResponse),
    ...line('include_is_timeout_retry_header', host.timeoutRetryHeader),
    ...line('request_body_buffer_limit', host.bodyLimit === null ? null : formatBytes(host.bodyLimit)),
    ...specifierLines(host),
    ...metadataLines('metadata', host.metadata),
  ];
}

/** Policies that hold for the routes that have none of their own. */
export function hostPolicyLines(host: VirtualHostDetailConfig, mirrors: readonly MirrorTarget[]): Lines {
  return [
    ...(host.retry === null ? [] : retryLines(host.retry)),
    ...line('retry_policy_typed_config', host.retryExtension),
    ...(host.hedge === null ? [] : hedgeLines(host.hedge)),
    ...mirrorListLines(mirrors),
    ...host.rateLimits.flatMap(rateLimitLines),
    ...(host.cors === null ? [] : oldCorsLines(host.cors)),
  ];
}

/** The deprecated field; the filter’s own settings win over it. */
function oldCorsLines(policy: CorsPolicy): Lines {
  const note = 'Deprecated: not used where typed_per_filter_config has CORS.';
  return corsLines(policy).map((each, place) => ({
    ...each,
    field: `cors.${each.field}`,
    ...(place === 0 ? { note } : {}),
  }));
}

/** Requests that are counted apart. */
export function virtualClusterLines({ virtualClusters }: VirtualHostDetailConfig): Lines {
  return virtualClusters.flatMap(({ name, headers }) => line(name, headers.map(headerWords)));
}

const VALIDATED = 'Envoy refuses the configuration when a cluster is missing.';
const NOT_VALIDATED = 'A route to a missing cluster is accepted, and answers an error.';

/** What a route configuration does with all its requests. */
export function configLines(config: RouteConfigDetailConfig): Lines {
  const { validateClusters } = config;
  return [
    ...line('vhost_header', config.hostHeader, {
      note: 'Virtual hosts are chosen by this header, not by the host.',
    }),
    ...line('ignore_port_in_host_matching', config.ignorePort),
    ...line('ignore_path_parameters_in_path_matching', config.ignorePathParameters, {
      note: 'A part ;… of a path segment does not count.',
    }),
    ...line('validate_clusters', validateClusters === null ? null : String(validateClusters), {
      note: validateClusters ? VALIDATED : NOT_VALIDATED,
    }),
    ...line('internal_only_headers', config.internalOnlyHeaders, {
      note: 'Taken out of requests from outside.',
    }),
    ...line(
      'max_direct_response_body_size_bytes',
      config.maxDirectResponseBody === null ? null : formatBytes(config.maxDirectResponseBody),
    ),
    ...line('vhds', config.vhds === null ? null : `from ${discoveryWords(config.vhds)}`, {
      note: 'Virtual hosts are fetched when a request asks for them: not all of them are here.',
    }),
    ...config.plugins.flatMap((plugin) => pluginLines('cluster_specifier_plugins', plugin)),
    ...specifierLines(config),
    ...metadataLines('metadata', config.metadata),
  ];
}

/** How one part of a scope's key is found in a request. */
function keyPartWords({ header, separator, pick }: ScopeKeyPart): string {
  const from =
    separator === '' ? `header ${header}` : `header ${header} split at ${JSON.stringify(separator)}`;
  switch (pick.kind) {
    case 'index':
      return separator === '' ? from : `${from}, element ${pick.index + 1}`;
    case 'element':
      return `${from}, the value of ${pick.key} after ${JSON.stringify(pick.separator)}`;
    case 'unknown':
      return `${from} (not understood)`;
  }
}

/** A scope: which requests it takes. */
export function scopeLines({ scope, key, set }: ScopeOfConfig): Lines {
  const parts = scope.key.map((value, place) => {
    const part = key[place];
    return part === undefined ? `part ${place + 1} = ${value}` : `${keyPartWords(part)} = ${value}`;
  });
  return [
    ...line(scope.name === '' ? '(no name)' : scope.name, parts, { note: `In the scopes ${set}.` }),
    ...line('on_demand', scope.onDemand, { note: 'Fetched when a request asks for the scope.' }),
  ];
}
