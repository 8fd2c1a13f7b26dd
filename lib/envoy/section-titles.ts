import type { ResourceState } from './model';

/** A list of a dump section: where a resource and its name stand in one entry, and what being in it says. */
export interface SectionList {
  readonly field: string;
  readonly state: ResourceState;
  /** Field of an entry that holds the resource (a protobuf Any). */
  readonly resource: string;
  /** Field of the resource that names it. */
  readonly nameField: string;
}

export interface SectionShape {
  readonly title: string;
  readonly lists: readonly SectionList[];
}

const list = (field: string, state: ResourceState, resource: string, nameField = 'name'): SectionList => ({
  field,
  state,
  resource,
  nameField,
});

const ADMIN = 'envoy.admin.v3.';

/**
 * The sections of `/config_dump` (api/envoy/admin/v3/config_dump.proto and config_dump_shared.proto).
 * Map: nothing of it may be found by a key like `constructor`.
 */
export const SECTIONS: ReadonlyMap<string, SectionShape> = new Map([
  [`${ADMIN}BootstrapConfigDump`, { title: 'Bootstrap', lists: [] }],
  [
    `${ADMIN}ClustersConfigDump`,
    {
      title: 'Clusters',
      lists: [
        list('static_clusters', 'static', 'cluster'),
        list('dynamic_active_clusters', 'active', 'cluster'),
        list('dynamic_warming_clusters', 'warming', 'cluster'),
      ],
    },
  ],
  [
    `${ADMIN}ListenersConfigDump`,
    {
      title: 'Listeners',
      lists: [
        list('static_listeners', 'static', 'listener'),
        // The state of an entry is the name of the field that its listener stands in.
        list('dynamic_listeners', 'active', 'listener'),
      ],
    },
  ],
  [
    `${ADMIN}RoutesConfigDump`,
    {
      title: 'Routes',
      lists: [
        list('static_route_configs', 'static', 'route_config'),
        list('dynamic_route_configs', 'active', 'route_config'),
      ],
    },
  ],
  [
    `${ADMIN}ScopedRoutesConfigDump`,
    {
      title: 'Scoped routes',
      lists: [
        list('inline_scoped_route_configs', 'static', ''),
        list('dynamic_scoped_route_configs', 'active', ''),
      ],
    },
  ],
  [
    `${ADMIN}SecretsConfigDump`,
    {
      title: 'Secrets',
      lists: [
        list('static_secrets', 'static', 'secret'),
        list('dynamic_active_secrets', 'active', 'secret'),
        list('dynamic_warming_secrets', 'warming', 'secret'),
      ],
    },
  ],
  [
    `${ADMIN}EndpointsConfigDump`,
    {
      title: 'Endpoints',
      lists: [
        list('static_endpoint_configs', 'static', 'endpoint_config', 'cluster_name'),
        list('dynamic_endpoint_configs', 'active', 'endpoint_config', 'cluster_name'),
      ],
    },
  ],
  [
    `${ADMIN}EcdsConfigDump`,
    { title: 'Extension configs', lists: [list('ecds_filters', 'active', 'ecds_filter')] },
  ],
]);

/**
 * Elements that `/config_dump?resource=…` answers instead of sections. Envoy does not say which list an
 * element came from; a dynamic cluster or secret may be active or warming, and counts as active.
 */
export const ELEMENTS: ReadonlyMap<string, { readonly section: string; readonly list: string }> = new Map(
  [
    ['ClustersConfigDump', 'StaticCluster', 'static_clusters'],
    ['ClustersConfigDump', 'DynamicCluster', 'dynamic_active_clusters'],
    ['ListenersConfigDump', 'StaticListener', 'static_listeners'],
    ['ListenersConfigDump', 'DynamicListener', 'dynamic_listeners'],
    ['RoutesConfigDump', 'StaticRouteConfig', 'static_route_configs'],
    ['RoutesConfigDump', 'DynamicRouteConfig', 'dynamic_route_configs'],
    ['ScopedRoutesConfigDump', 'InlineScopedRouteConfigs', 'inline_scoped_route_configs'],
    ['ScopedRoutesConfigDump', 'DynamicScopedRouteConfigs', 'dynamic_scoped_route_configs'],
    ['SecretsConfigDump', 'StaticSecret', 'static_secrets'],
    ['SecretsConfigDump', 'DynamicSecret', 'dynamic_active_secrets'],
    ['EndpointsConfigDump', 'StaticEndpointConfig', 'static_endpoint_configs'],
    ['EndpointsConfigDump', 'DynamicEndpointConfig', 'dynamic_endpoint_configs'],
    ['EcdsConfigDump', 'EcdsFilterConfig', 'ecds_filters'],
  ].map(([section = '', element = '', field = '']) => [
    `${ADMIN}${section}.${element}`,
    { section: `${ADMIN}${section}`, list: field },
  ]),
);

/** Title of a section by its type; the last part of the name when the type is not known. */
export function sectionTitle(type: string): string {
  return SECTIONS.get(type)?.title ?? (type.slice(type.lastIndexOf('.') + 1) || 'Unknown');
}

const STATES: ReadonlyMap<string, ResourceState> = new Map([
  ...[...SECTIONS.values()].flatMap((shape) =>
    shape.lists.map((entry) => [entry.field, entry.state] as const),
  ),
  ['active_state', 'active'],
  ['warming_state', 'warming'],
  ['draining_state', 'draining'],
  ['error_state', 'rejected'],
]);

/** What it says of a resource to stand in this list; `active` for lists that are not known. */
export function listState(field: string): ResourceState {
  return STATES.get(field) ?? 'active';
}
