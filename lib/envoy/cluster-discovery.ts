import { readAddress } from './address';
import { readExtension, settingsOf } from './cluster-setting-list';
import type { Discovery } from './cluster-settings-model';
import { sourceText } from './cluster-source';
import type { Address } from './model';
import type { Raw } from './raw';

export const CLUSTER_MESSAGE = 'envoy.config.cluster.v3.Cluster';

/** Fields that say how endpoints are found; their order is that of the proto. */
export const DISCOVERY_FIELDS: ReadonlySet<string> = new Set([
  'type',
  'cluster_type',
  'eds_cluster_config',
  'load_assignment',
  'dns_refresh_rate',
  'dns_jitter',
  'dns_failure_refresh_rate',
  'respect_dns_ttl',
  'dns_lookup_family',
  'dns_resolvers',
  'use_tcp_for_dns_lookups',
  'dns_resolution_config',
  'typed_dns_resolver_config',
  'wait_for_warm_on_init',
  'original_dst_lb_config',
  'cleanup_interval',
]);

/** Shown in a form of their own. */
const SPELLED_OUT: ReadonlySet<string> = new Set([
  'type',
  'cluster_type',
  'eds_cluster_config',
  'load_assignment',
]);

/** config.cluster.v3.Cluster.type, or the name of its extension. */
export function readClusterType(raw: Raw): string {
  return raw.at('cluster_type').text('name') || raw.text('type') || 'STATIC';
}

/** Addresses as they are configured: names, where DNS resolves them. */
function readNames(raw: Raw): readonly Address[] {
  return raw
    .at('load_assignment')
    .at('endpoints')
    .objects()
    .flatMap((group) => group.at('lb_endpoints').objects())
    .map((each) => readAddress(each.at('endpoint').at('address')));
}

/** extensions.clusters.{aggregate,composite}.v3.ClusterConfig: names, or messages with a name. */
function readMembers(config: Raw): readonly string[] {
  if (!/\.(aggregate|composite)\.v3\.ClusterConfig$/.test(config.type)) return [];
  return config
    .at('clusters')
    .items()
    .map((item) => (typeof item.value === 'string' ? item.value : item.text('name')));
}

/** The kinds of source; `sourceText` tells them. */
const SOURCES: ReadonlySet<string> = new Set([
  'path',
  'path_config_source',
  'api_config_source',
  'ads',
  'self',
]);

function readEds(eds: Raw): NonNullable<Discovery['eds']> {
  const source = eds.at('eds_config');
  return {
    serviceName: eds.textOrNull('service_name'),
    source: sourceText(source),
    settings: settingsOf(source, 'envoy.config.core.v3.ConfigSource', (field) => !SOURCES.has(field)),
  };
}

const isListed = (field: string): boolean => DISCOVERY_FIELDS.has(field) && !SPELLED_OUT.has(field);

/** How the endpoints of a cluster are found, and what governs that. */
export function readDiscovery(raw: Raw): Discovery {
  const custom = raw.at('cluster_type');
  const eds = raw.at('eds_cluster_config');
  const clusters = readMembers(custom.at('typed_config'));
  const extension = readExtension(custom);
  const settings = extension.settings.filter(({ field }) => clusters.length === 0 || field !== 'clusters');
  return {
    type: readClusterType(raw),
    custom: custom.object === null ? null : { ...extension, settings },
    eds: eds.object === null ? null : readEds(eds),
    names: readNames(raw),
    clusters,
    settings: settingsOf(raw, CLUSTER_MESSAGE, isListed),
  };
}
