import type { Raw } from './raw';
import {
  HASH_POLICY_FIELDS,
  INTERNAL_REDIRECT_FIELDS,
  MAX_STREAM_DURATION_FIELDS,
  MIRROR_POLICY_FIELDS,
  UPGRADE_CONFIG_FIELDS,
} from './route-fields';
import { readFraction } from './route-fraction';
import { readMutationStep } from './route-headers';
import type {
  HashPolicy,
  InternalRedirectPolicy,
  MirrorPolicy,
  Timeouts,
  UpgradeConfig,
} from './route-policy-model';
import { numbers } from './route-retry';
import { readRegexRewrite } from './route-rewrite';
import { readExtensions } from './route-settings';

/** RouteAction.RequestMirrorPolicy */
function readMirror(raw: Raw): MirrorPolicy {
  raw.expect(MIRROR_POLICY_FIELDS);
  return {
    cluster: raw.text('cluster'),
    clusterHeader: raw.text('cluster_header'),
    fraction: readFraction(raw.at('runtime_fraction')),
    traceSampled: raw.flagOrNull('trace_sampled'),
    hostSuffix: !raw.flag('disable_shadow_host_suffix_append'),
    hostRewrite: raw.text('host_rewrite_literal'),
    mutations: raw.at('request_headers_mutations').objects().map(readMutationStep),
  };
}

/** `request_mirror_policies` of a route action, a virtual host or a route configuration. */
export function readMirrors(raw: Raw): readonly MirrorPolicy[] {
  return raw.at('request_mirror_policies').objects().map(readMirror);
}

function readCookie(raw: Raw): Extract<HashPolicy, { kind: 'cookie' }> {
  const attributes = raw.at('attributes').objects();
  return {
    terminal: false,
    kind: 'cookie',
    name: raw.text('name'),
    ttl: raw.textOrNull('ttl'),
    path: raw.text('path'),
    attributes: attributes.map((each) => [each.text('name'), each.text('value')] as const),
  };
}

function readHashSource(raw: Raw): HashPolicy {
  const terminal = false;
  const header = raw.at('header');
  if (header.object !== null) {
    const rewrite = header.at('regex_rewrite');
    return {
      terminal,
      kind: 'header',
      name: header.text('header_name'),
      rewrite: rewrite.object === null ? null : readRegexRewrite(rewrite),
    };
  }
  if (raw.has('cookie')) return readCookie(raw.at('cookie'));
  if (raw.at('connection_properties').flag('source_ip')) return { terminal, kind: 'source-ip' };
  const query = raw.at('query_parameter');
  if (query.object !== null) return { terminal, kind: 'query-parameter', name: query.text('name') };
  const state = raw.at('filter_state');
  if (state.object !== null) return { terminal, kind: 'filter-state', key: state.text('key') };
  return { terminal, kind: 'unknown', field: raw.keys().find((key) => key !== 'terminal') ?? '' };
}

/** RouteAction.HashPolicy */
export function readHashPolicy(raw: Raw): HashPolicy {
  raw.expect(HASH_POLICY_FIELDS);
  return { ...readHashSource(raw), terminal: raw.flag('terminal') };
}

/** RouteAction.UpgradeConfig. Enabled unless it says otherwise. */
export function readUpgrade(raw: Raw): UpgradeConfig {
  raw.expect(UPGRADE_CONFIG_FIELDS);
  const connect = raw.at('connect_config');
  const proxy = connect.at('proxy_protocol_config');
  return {
    type: raw.text('upgrade_type'),
    enabled: raw.flagOrNull('enabled') ?? true,
    connect:
      connect.object === null
        ? null
        : {
            proxyProtocol: proxy.object === null ? null : proxy.text('version') || 'V1',
            allowPost: connect.flag('allow_post'),
          },
  };
}

/** `internal_redirect_policy`, or its deprecated forerunners; null: redirects of the upstream go to the client. */
export function readInternalRedirect(action: Raw): InternalRedirectPolicy | null {
  const raw = action.at('internal_redirect_policy');
  const isOld = action.text('internal_redirect_action') === 'HANDLE_INTERNAL_REDIRECT';
  if (raw.object === null && !isOld) return null;
  raw.expect(INTERNAL_REDIRECT_FIELDS);
  const codes = numbers(raw.at('redirect_response_codes'));
  return {
    // "If not specified, at most one redirect will be followed"; the only code is 302 unless others are listed.
    max: raw.numberOrNull('max_internal_redirects') ?? action.numberOrNull('max_internal_redirects') ?? 1,
    codes: codes.length === 0 ? [302] : codes,
    predicates: readExtensions(raw.at('predicates')),
    crossScheme: raw.flag('allow_cross_scheme_redirect'),
    copiedHeaders: raw.texts('response_headers_to_copy'),
  };
}

function readMaxStream(raw: Raw): Timeouts['maxStream'] {
  if (raw.object === null) return null;
  raw.expect(MAX_STREAM_DURATION_FIELDS);
  return {
    max: raw.textOrNull('max_stream_duration'),
    grpcHeaderMax: raw.textOrNull('grpc_timeout_header_max'),
    grpcHeaderOffset: raw.textOrNull('grpc_timeout_header_offset'),
  };
}

/** Every timeout of a route action. */
export function readTimeouts(raw: Raw): Timeouts {
  return {
    request: raw.textOrNull('timeout'),
    idle: raw.textOrNull('idle_timeout'),
    flush: raw.textOrNull('flush_timeout'),
    maxStream: readMaxStream(raw.at('max_stream_duration')),
    grpcMax: raw.textOrNull('max_grpc_timeout'),
    grpcOffset: raw.textOrNull('grpc_timeout_offset'),
  };
}
