import type {
  AccessLog,
  ConnectionManagerSettings,
  ConnectionTimeouts,
  UpgradeConfig,
} from './connection-manager-model';
import { readRanges } from './ranges';
import type { Raw } from './raw';

/** config.accesslog.v3.AccessLog */
export function readAccessLogs(raw: Raw): readonly AccessLog[] {
  return raw.objects().map((log) => ({ name: log.text('name'), type: log.at('typed_config').type }));
}

function readTimeouts(manager: Raw, common: Raw): ConnectionTimeouts {
  return {
    idle: common.textOrNull('idle_timeout'),
    maxConnection: common.textOrNull('max_connection_duration'),
    maxStream: common.textOrNull('max_stream_duration'),
    streamIdle: manager.textOrNull('stream_idle_timeout'),
    request: manager.textOrNull('request_timeout'),
    requestHeaders: manager.textOrNull('request_headers_timeout'),
    drain: manager.textOrNull('drain_timeout'),
    delayedClose: manager.textOrNull('delayed_close_timeout'),
  };
}

function readUpgrades(manager: Raw): readonly UpgradeConfig[] {
  return manager
    .at('upgrade_configs')
    .objects()
    .map((upgrade) => ({
      type: upgrade.text('upgrade_type'),
      enabled: upgrade.flagOrNull('enabled') ?? true,
      ownFilters: upgrade.at('filters').items().length,
    }));
}

/** The two spellings exclude each other; `strip_any_host_port` is a member of a oneof. */
function readStripPort(manager: Raw): ConnectionManagerSettings['stripPort'] {
  if (manager.flag('strip_any_host_port')) return 'any';
  return manager.flag('strip_matching_host_port') ? 'matching' : 'no';
}

/** First enum values are left out of a dump; these stand for them. */
function enumOf(raw: Raw, field: string, first: string): string {
  return raw.text(field) || first;
}

function orNull(raw: Raw, field: string, first: string): string | null {
  const text = raw.text(field);
  return text === '' || text === first ? null : text;
}

/** What an HttpConnectionManager does to every request, besides its filters and routes. */
export function readConnectionSettings(manager: Raw): ConnectionManagerSettings {
  const common = manager.at('common_http_protocol_options');
  const localReply = manager.at('local_reply_config');
  const tracing = manager.at('tracing');
  return {
    codec: enumOf(manager, 'codec_type', 'AUTO'),
    serverName: manager.textOrNull('server_name'),
    serverHeader: enumOf(manager, 'server_header_transformation', 'OVERWRITE'),
    useRemoteAddress: manager.flag('use_remote_address'),
    xffNumTrustedHops: manager.numberOrNull('xff_num_trusted_hops') ?? 0,
    skipXffAppend: manager.flag('skip_xff_append'),
    originalIpDetection: manager
      .at('original_ip_detection_extensions')
      .objects()
      .map((each) => each.text('name')),
    internalRanges: readRanges(manager.at('internal_address_config').at('cidr_ranges')),
    normalizePath: manager.flagOrNull('normalize_path'),
    mergeSlashes: manager.flag('merge_slashes'),
    escapedSlashes: orNull(manager, 'path_with_escaped_slashes_action', 'IMPLEMENTATION_SPECIFIC_DEFAULT'),
    stripPort: readStripPort(manager),
    stripTrailingDot: manager.flag('strip_trailing_host_dot'),
    schemeOverwrite: manager.at('scheme_header_transformation').textOrNull('scheme_to_overwrite'),
    timeouts: readTimeouts(manager, common),
    maxHeadersKb: manager.numberOrNull('max_request_headers_kb'),
    underscores: orNull(common, 'headers_with_underscores_action', 'ALLOW'),
    upgrades: readUpgrades(manager),
    localReplyMappers: localReply.object === null ? null : localReply.at('mappers').items().length,
    accessLogs: readAccessLogs(manager.at('access_log')),
    tracing: tracing.object === null ? null : tracing.at('provider').text('name'),
    clientCertificateHeader: enumOf(manager, 'forward_client_cert_details', 'SANITIZE'),
    generatesRequestId: manager.flagOrNull('generate_request_id') ?? true,
    via: manager.textOrNull('via'),
  };
}
