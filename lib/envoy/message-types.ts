import type { JsonPointer } from '@/lib/core/brand';
import { isJsonArray, type Json, type JsonObject } from '@/lib/core/json';
import { child } from '@/lib/core/json-pointer';
import { EXTENSION_TYPES } from './extension-types';
import type { Notices } from './notices';
import { ELEMENTS, SECTIONS } from './section-titles';

/** Messages in a protobuf Any that are no extensions, and what Envoy 1.40 has without listing it. */
const MESSAGES = `
  envoy.config.cluster.v3.Cluster envoy.config.endpoint.v3.ClusterLoadAssignment
  envoy.config.listener.v3.Listener envoy.config.route.v3.RouteConfiguration
  envoy.config.route.v3.ScopedRouteConfiguration envoy.config.route.v3.VirtualHost
  envoy.config.route.v3.Route envoy.config.route.v3.RouteList envoy.config.route.v3.FilterConfig
  envoy.config.route.v3.NonForwardingAction envoy.config.core.v3.TypedExtensionConfig
  envoy.extensions.transport_sockets.tls.v3.Secret envoy.extensions.filters.udp.udp_proxy.v3.Route
  envoy.extensions.resource_monitors.downstream_connections.v3.DownstreamConnectionsConfig
  envoy.extensions.upstreams.http.generic.v3.GenericConnectionPoolProto
  envoy.service.runtime.v3.Runtime google.protobuf.Any google.protobuf.BoolValue google.protobuf.Duration
  google.protobuf.Empty google.protobuf.StringValue google.protobuf.Struct google.protobuf.UInt32Value
  udpa.type.v1.TypedStruct xds.type.v3.TypedStruct
`;

/** Filters of Istio's own Envoy (istio/proxy) and what istiod configures them with. */
const ISTIO = `
  envoy.tcp.metadataexchange.config.MetadataExchange io.istio.http.peer_metadata.Config
  istio.envoy.config.filter.http.alpn.v2alpha1.FilterConfig stats.PluginConfig
`;

const words = (text: string): readonly string[] => text.trim().split(/\s+/);

const KNOWN: ReadonlySet<string> = new Set([
  ...SECTIONS.keys(),
  ...ELEMENTS.keys(),
  ...words(MESSAGES),
  ...words(ISTIO),
  ...Object.entries(EXTENSION_TYPES).flatMap(([packageName, names]) =>
    words(names).map((name) => `${packageName}.${name}`),
  ),
]);

/** The name of a type without the prefix that says where schemas would be found. */
const nameOf = (type: string): string => type.slice(type.lastIndexOf('/') + 1);

const isContainer = (value: Json | undefined): value is JsonObject | readonly Json[] =>
  typeof value === 'object' && value !== null;

/**
 * Leaves a notice at every object in a value whose `@type` is no message that a dump of Envoy 1.40 or Istio 1.31 can
 * hold: what such an object says is shown raw, and understood by nobody.
 * @param at where the value stands
 */
export function noteTypes(value: Json | undefined, at: () => JsonPointer, notices: Notices): void {
  if (!isContainer(value)) return;
  if (isJsonArray(value)) {
    for (const [index, item] of value.entries())
      if (isContainer(item)) noteTypes(item, () => child(at(), index), notices);
    return;
  }
  const type = Object.hasOwn(value, '@type') ? value['@type'] : undefined;
  if (typeof type === 'string' && !KNOWN.has(nameOf(type))) notices.add('unknown-type', at, nameOf(type));
  for (const key of Object.keys(value))
    if (isContainer(value[key])) noteTypes(value[key], () => child(at(), key), notices);
}
