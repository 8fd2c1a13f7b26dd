import { CLUSTER_MESSAGE } from './cluster-discovery';
import { fieldsOf } from './cluster-messages';
import { configSettings, readExtension, settingsOf } from './cluster-setting-list';
import type { Extension, Setting, UpstreamProtocol } from './cluster-settings-model';
import type { Raw } from './raw';

/** Fields that said it before `typed_extension_protocol_options`; deprecated, and still read by Envoy 1.40. */
export const PROTOCOL_FIELDS: ReadonlySet<string> = new Set([
  'typed_extension_protocol_options',
  'upstream_http_protocol_options',
  'common_http_protocol_options',
  'http_protocol_options',
  'http2_protocol_options',
  'protocol_selection',
]);

/** The message, and its key in the map. */
const HTTP = 'envoy.extensions.upstreams.http.v3.HttpProtocolOptions';

function explicitKind(config: Raw): UpstreamProtocol['kind'] {
  if (config.has('http3_protocol_options')) return 'http3';
  return config.has('http2_protocol_options') ? 'http2' : 'http1';
}

function typedKind(options: Raw): UpstreamProtocol['kind'] {
  if (options.has('auto_config')) return 'auto';
  if (options.has('use_downstream_protocol_config')) return 'downstream';
  return explicitKind(options.at('explicit_http_config'));
}

function legacyKind(cluster: Raw): UpstreamProtocol['kind'] {
  if (cluster.text('protocol_selection') === 'USE_DOWNSTREAM_PROTOCOL') return 'downstream';
  if (cluster.has('http2_protocol_options')) return 'http2';
  return cluster.has('http_protocol_options') ? 'http1' : 'default';
}

/** `explicit_http_config.http2_protocol_options: {}` says no more than the kind does. */
const KIND_ONLY =
  /^(?:(?:explicit_http_config|use_downstream_protocol_config|auto_config)\.?)?(?:http[23]?_protocol_options)?$/;

const isWorthSaying = ({ field, value }: Setting): boolean => value !== true || !KIND_ONLY.test(field);

const TYPED_ELSEWHERE: ReadonlySet<string> = new Set(['http_filters']);

function typedProtocol(options: Raw, others: readonly Extension[]): UpstreamProtocol {
  const upstream = options.at('upstream_http_protocol_options');
  return {
    kind: typedKind(options),
    autoSni: upstream.flag('auto_sni'),
    autoSanValidation: upstream.flag('auto_san_validation'),
    settings: settingsOf(options, HTTP, (field) => !TYPED_ELSEWHERE.has(field)).filter(isWorthSaying),
    httpFilters: options.at('http_filters').objects().map(readExtension),
    others,
  };
}

/** Which protocol goes to the endpoints, in the typed options or in the older fields. */
export function readProtocol(cluster: Raw): UpstreamProtocol {
  const map = cluster.at('typed_extension_protocol_options');
  const typed = map.key(HTTP);
  const others = map
    .keys()
    .filter((key) => key !== HTTP)
    .map((key) => otherOptions(key, map.key(key)));
  if (typed.object !== null) return typedProtocol(typed, others);
  const upstream = cluster.at('upstream_http_protocol_options');
  return {
    kind: legacyKind(cluster),
    autoSni: upstream.flag('auto_sni'),
    autoSanValidation: upstream.flag('auto_san_validation'),
    settings: settingsOf(
      cluster,
      CLUSTER_MESSAGE,
      (field) => PROTOCOL_FIELDS.has(field) && field !== 'typed_extension_protocol_options',
    ).filter(isWorthSaying),
    httpFilters: [],
    others,
  };
}

/** Options of another protocol. The map's key names the extension; the message stands there without a wrapper. */
function otherOptions(key: string, options: Raw): Extension {
  if (options.object !== null && fieldsOf(options.type) === null) {
    options.notices.add('unknown-type', () => options.pointer, options.type);
  }
  return { name: key, type: options.type, settings: configSettings(options) };
}
