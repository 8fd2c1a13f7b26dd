import { settingsOf } from './cluster-setting-list';
import type { Setting } from './cluster-settings-model';
import type { EndpointWorkload } from './endpoint-model';
import type { Raw } from './raw';

/**
 * `istio.workload` of an endpoint: `name;namespace;canonical name;canonical revision;cluster`
 * (istio pilot/pkg/networking/util `AppendLbEndpointMetadata`). Null for any other text.
 */
export function workloadOf(text: string): EndpointWorkload | null {
  const [name = '', namespace = '', canonicalName = '', canonicalRevision = '', cluster = ''] =
    text.split(';');
  if (name === '' || !text.includes(';')) return null;
  return { name, namespace, canonicalName, canonicalRevision, cluster };
}

export interface EndpointMetadata {
  readonly tlsMode: string | null;
  readonly workload: EndpointWorkload | null;
}

/** What istiod writes into the metadata of an LbEndpoint. */
export function readEndpointMetadata(metadata: Raw): EndpointMetadata {
  const filters = metadata.at('filter_metadata');
  return {
    tlsMode: filters.key('envoy.transport_socket_match').textOrNull('tlsMode'),
    workload: workloadOf(filters.key('istio').text('workload')),
  };
}

/** What `Endpoint` holds of an LbEndpoint; metadata is shown by itself. */
const READ: ReadonlySet<string> = new Set(['health_status', 'metadata', 'load_balancing_weight', 'endpoint']);
const READ_INSIDE: ReadonlySet<string> = new Set(['address', 'hostname', 'additional_addresses']);

/** All else that config.endpoint.v3.LbEndpoint says; an empty `health_check_config` says nothing. */
export function readEndpointSettings(endpoint: Raw): readonly Setting[] {
  return [
    ...settingsOf(endpoint, 'envoy.config.endpoint.v3.LbEndpoint', (field) => !READ.has(field)),
    ...settingsOf(
      endpoint.at('endpoint'),
      'envoy.config.endpoint.v3.Endpoint',
      (field) => !READ_INSIDE.has(field),
    ),
  ].filter(({ value }) => value !== true);
}
