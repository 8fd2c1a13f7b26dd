import type { Filter } from '@/lib/envoy/model';

/** What a filter may do to a request, as far as its type alone can tell. */
export type FilterEffect = 'passes' | 'may-answer' | 'ends' | 'unknown';

export interface FilterWords {
  /** Name without the vendor's path: `jwt_authn`. */
  readonly name: string;
  readonly effect: FilterEffect;
  readonly note: string;
}

type Known = readonly [FilterEffect, string];

const DENY: Known = ['may-answer', 'may deny'];
const ANSWER: Known = ['may-answer', 'may answer'];
const PASS: Known = ['passes', ''];

// By the message name of `typed_config` (envoy.extensions.filters.*), which EnvoyFilter cannot rename as it can
// the filter's name. What is not here has an unknown effect and is drawn as such.
const BY_MESSAGE: ReadonlyMap<string, Known> = new Map<string, Known>([
  ['Router', ['ends', 'sends to the cluster']],
  ['TcpProxy', ['ends', 'sends to the cluster']],
  ['HttpConnectionManager', ['ends', 'reads HTTP']],
  ['JwtAuthentication', DENY],
  ['ExtAuthz', DENY],
  ['RBAC', DENY],
  ['RateLimit', DENY],
  ['LocalRateLimit', DENY],
  ['BasicAuth', DENY],
  ['ApiKeyAuth', DENY],
  ['CsrfPolicy', DENY],
  ['AdmissionControl', DENY],
  ['BandwidthLimit', PASS],
  ['OAuth2', ['may-answer', 'may redirect']],
  ['Lua', ANSWER],
  ['Wasm', ANSWER],
  ['ExternalProcessor', ANSWER],
  ['HTTPFault', ['may-answer', 'where a fault is set']],
  ['Cors', ['passes', 'where a route sets CORS']],
  ['HealthCheck', ANSWER],
  ['CacheConfig', ANSWER],
  ['Buffer', PASS],
  ['Compressor', PASS],
  ['Decompressor', PASS],
  ['GrpcWeb', PASS],
  ['GrpcHttp1Bridge', PASS],
  ['OriginalSrc', PASS],
  ['SetMetadata', PASS],
  ['PluginConfig', ['passes', 'telemetry']],
  ['MetadataExchange', ['passes', 'telemetry']],
  ['TlsInspector', ['passes', 'reads SNI and ALPN']],
  ['HttpInspector', ['passes', 'detects HTTP']],
  ['ProxyProtocol', ['passes', 'reads the PROXY header']],
  ['OriginalDst', ['passes', 'restores the destination']],
]);

// Types whose message name alone would be ambiguous (`Config`, `FilterConfig`).
const BY_TYPE: ReadonlyMap<string, Known> = new Map<string, Known>([
  ['envoy.extensions.filters.http.header_to_metadata.v3.Config', PASS],
  ['envoy.extensions.filters.http.set_filter_state.v3.Config', PASS],
  ['envoy.extensions.filters.http.grpc_stats.v3.FilterConfig', ['passes', 'telemetry']],
  ['envoy.extensions.filters.http.peer_metadata.v3.Config', ['passes', 'telemetry']],
  ['io.istio.http.peer_metadata.Config', ['passes', 'telemetry']],
  ['istio.envoy.config.filter.http.alpn.v2alpha1.FilterConfig', ['passes', 'sets ALPN']],
  ['stats.PluginConfig', ['passes', 'telemetry']],
]);

// Istio sends these as TypedStruct (pilot/pkg/xds/filters), which hides the real type one level deeper.
const BY_ISTIO_NAME: ReadonlyMap<string, Known> = new Map<string, Known>([
  ['istio.metadata_exchange', ['passes', 'telemetry']],
  ['waypoint_downstream_peer_metadata', ['passes', 'telemetry']],
  ['waypoint_upstream_peer_metadata', ['passes', 'telemetry']],
  ['istio.stats', ['passes', 'telemetry']],
  ['istio.alpn', ['passes', 'sets ALPN']],
]);

function knownFilter({ name, type }: Filter): Known | undefined {
  const message = type.slice(type.lastIndexOf('.') + 1);
  if (message === 'TypedStruct') return BY_ISTIO_NAME.get(name);
  return BY_TYPE.get(type) ?? BY_MESSAGE.get(message);
}

/** A filter for the numbered strip: short name, what it may do, and a note. */
export function filterWords(filter: Filter): FilterWords {
  const name = shortFilterName(filter.name === '' ? filter.type : filter.name);
  if (filter.disabled) return { name, effect: 'passes', note: 'off unless a route switches it on' };
  if (filter.type === '')
    return {
      name,
      effect: 'unknown',
      note: filter.byDiscovery ? 'configured by ECDS' : 'no configuration in the dump',
    };
  const known = knownFilter(filter);
  if (known === undefined) return { name, effect: 'unknown', note: 'effect not known' };
  return { name, effect: known[0], note: known[1] };
}

/** `envoy.filters.http.jwt_authn` → `jwt_authn`; `istio.stats` stays, it would say too little alone. */
export function shortFilterName(name: string): string {
  const short = /^envoy\.(?:filters\.)?(?:http|network|listener|extensions\..*)\.([^.]+)$/.exec(name)?.[1];
  return short ?? (name === '' ? '(no name)' : name);
}

/** How many can answer before the end of the strip, for its head line. */
export function mayAnswerCount(filters: readonly Filter[]): number {
  return filters.filter((filter) => filterWords(filter).effect === 'may-answer').length;
}
