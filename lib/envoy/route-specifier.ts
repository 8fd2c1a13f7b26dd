import type { Raw } from './raw';
import type { ClusterSpecifier, ClusterWeight, SpecifierPlugin } from './route-detail-model';
import { CLUSTER_WEIGHT_FIELDS, SPECIFIER_PLUGIN_FIELDS, WEIGHTED_CLUSTERS_FIELDS } from './route-fields';
import { readFilterSettings } from './route-filters';
import { readHeaders } from './route-headers';
import { readExtension, readMetadata } from './route-settings';

/** config.route.v3.WeightedCluster.ClusterWeight */
function readClusterWeight(raw: Raw): ClusterWeight {
  raw.expect(CLUSTER_WEIGHT_FIELDS);
  return {
    name: raw.text('name'),
    clusterHeader: raw.text('cluster_header'),
    weight: raw.numberOrNull('weight') ?? 0,
    hostRewrite: raw.text('host_rewrite_literal'),
    metadataMatch: readMetadata(raw.at('metadata_match')),
    headers: readHeaders(raw),
    filters: readFilterSettings(raw),
  };
}

type Weighted = Extract<ClusterSpecifier, { kind: 'weighted' }>;

function readPickedBy(raw: Raw): Weighted['pickedBy'] {
  const name = raw.text('header_name');
  if (name !== '') return { kind: 'header', name };
  return raw.flag('use_hash_policy') ? { kind: 'hash-policy' } : null;
}

function readWeighted(raw: Raw): Weighted {
  raw.expect(WEIGHTED_CLUSTERS_FIELDS);
  const clusters = raw.at('clusters').objects().map(readClusterWeight);
  return {
    kind: 'weighted',
    clusters,
    totalWeight: clusters.reduce((sum, { weight }) => sum + weight, 0),
    declaredTotal: raw.numberOrNull('total_weight'),
    runtimeKeyPrefix: raw.text('runtime_key_prefix'),
    pickedBy: readPickedBy(raw),
  };
}

/** config.route.v3.ClusterSpecifierPlugin */
export function readPlugin(raw: Raw): SpecifierPlugin {
  raw.expect(SPECIFIER_PLUGIN_FIELDS);
  return { extension: readExtension(raw.at('extension')), optional: raw.flag('is_optional') };
}

/** Where a route sends requests (oneof RouteAction.cluster_specifier); Envoy asks in this order. */
export function readSpecifier(raw: Raw): ClusterSpecifier {
  const weighted = raw.at('weighted_clusters');
  if (weighted.object !== null) return readWeighted(weighted);
  const inline = raw.at('inline_cluster_specifier_plugin');
  if (inline.object !== null) return { kind: 'inline-plugin', plugin: readPlugin(inline) };
  const plugin = raw.textOrNull('cluster_specifier_plugin');
  if (plugin !== null) return { kind: 'plugin', name: plugin };
  const header = raw.text('cluster_header');
  if (header !== '') return { kind: 'header', name: header };
  const name = raw.textOrNull('cluster');
  return name === null ? { kind: 'unknown', field: 'route' } : { kind: 'cluster', name };
}
