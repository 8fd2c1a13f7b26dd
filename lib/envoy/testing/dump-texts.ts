import fc from 'fast-check';
import { list, object, text } from './json-texts';
import { routeConfig } from './route-texts';

const entry = object({ version_info: text, last_updated: text, route_config: routeConfig });
const scoped = object({
  name: text,
  scoped_route_configs: list(object({ name: text, route_configuration: routeConfig }), 2),
});
const TYPE = 'type.googleapis.com/envoy.admin.v3.';
const anySection = fc.oneof(
  object(
    {
      '@type': fc.constant(`"${TYPE}RoutesConfigDump"`),
      static_route_configs: list(entry),
      dynamic_route_configs: list(entry),
    },
    'all',
  ),
  object(
    {
      '@type': fc.constant(`"${TYPE}ScopedRoutesConfigDump"`),
      inline_scoped_route_configs: list(scoped, 2),
      dynamic_scoped_route_configs: list(scoped, 2),
    },
    'all',
  ),
  object(
    {
      '@type': fc.constant(`"${TYPE}RoutesConfigDump.DynamicRouteConfig"`),
      version_info: text,
      route_config: routeConfig,
    },
    'all',
  ),
  object(
    {
      '@type': fc.constant(`"${TYPE}ScopedRoutesConfigDump.InlineScopedRouteConfigs"`),
      scoped_route_configs: list(object({ route_configuration: routeConfig }, 'all'), 2),
    },
    'all',
  ),
);

const resource = (field: string, name: string) =>
  object({
    name: text,
    version_info: text,
    last_updated: text,
    [field]: object({ [name]: text, type: text }),
  });

const sectionOf = (type: string, lists: readonly string[], entry: fc.Arbitrary<string>) =>
  object(
    {
      '@type': fc.constant(`"${TYPE}${type}"`),
      version_info: text,
      ...Object.fromEntries(lists.map((name) => [name, list(entry)])),
    },
    'all',
  );

const state = object({
  version_info: text,
  last_updated: text,
  listener: object({ name: text }),
  failed_configuration: object({ name: text }),
  last_update_attempt: text,
  details: text,
});
const clusterLists = ['static_clusters', 'dynamic_active_clusters', 'dynamic_warming_clusters'];
const secretLists = ['static_secrets', 'dynamic_active_secrets', 'dynamic_warming_secrets'];
const otherSection = fc.oneof(
  sectionOf('ClustersConfigDump', clusterLists, resource('cluster', 'name')),
  sectionOf('SecretsConfigDump', secretLists, resource('secret', 'name')),
  sectionOf('EndpointsConfigDump', ['dynamic_endpoint_configs'], resource('endpoint_config', 'cluster_name')),
  sectionOf(
    'ListenersConfigDump',
    ['static_listeners', 'dynamic_listeners'],
    object({
      name: text,
      active_state: state,
      error_state: state,
      warming_state: state,
      listener: object({ name: text }),
    }),
  ),
  sectionOf('ClustersConfigDump.DynamicCluster', ['cluster'], resource('cluster', 'name')),
  sectionOf('EcdsConfigDump', ['ecds_filters'], resource('ecds_filter', 'name')),
  sectionOf('NewConfigDump', ['news', 'static_clusters'], resource('new', 'name')),
  object({ '@type': text, static_clusters: list(resource('cluster', 'name')) }),
);

/** Dumps of route configurations, as text. */
export const routesDumpText = list(anySection, 4).map((configs) => `{"configs":${configs}}`);

/** Dumps of any sections, as text. */
export const dumpText = list(fc.oneof(otherSection, otherSection, anySection), 4).map(
  (configs) => `{"configs":${configs}}`,
);
