import type { JsonPointer } from '@/lib/core/brand';
import type { Json } from '@/lib/core/json';
import { readAddress } from './address';
import type {
  AdminSettings,
  BootstrapDetail,
  DiscoverySettings,
  OtherField,
  OverloadAction,
  OverloadSettings,
  StaticResource,
} from './bootstrap-model';
import { readNode } from './bootstrap-node';
import { readRuntimeLayers } from './bootstrap-runtime';
import { readExtension, readStatsSettings } from './bootstrap-stats';
import { Notices } from './notices';
import { camelCase, Raw } from './raw';
import { readDiscoverySource } from './route-discovery';
import { readStringMatch } from './value-match';

/** Fields of the bootstrap that the page has a place for; every other one is shown raw. */
const SHOWN = [
  'node',
  'static_resources',
  'dynamic_resources',
  'admin',
  'layered_runtime',
  'stats_sinks',
  'stats_config',
  'stats_flush_interval',
  'stats_flush_on_admin',
  'tracing',
  'overload_manager',
  'bootstrap_extensions',
];
const SHOWN_FIELDS: ReadonlySet<string> = new Set([...SHOWN, ...SHOWN.map(camelCase)]);

function readResources(raw: Raw): readonly StaticResource[] {
  return raw.objects().map((each) => ({ name: each.text('name'), pointer: each.pointer }));
}

function readAdmin(raw: Raw): AdminSettings | null {
  if (raw.object === null) return null;
  return {
    pointer: raw.pointer,
    address: readAddress(raw.at('address')),
    accessLogs: raw.at('access_log').objects().map(readExtension),
    profilePath: raw.textOrNull('profile_path'),
    allowPaths: raw.at('allow_paths').objects().map(readStringMatch),
    ignoresConnectionLimit: raw.flag('ignore_global_conn_limit'),
  };
}

function readDiscovery(raw: Raw): DiscoverySettings {
  const source = (field: string) => (raw.has(field) ? readDiscoverySource(raw.at(field)) : null);
  // `ads_config` is the ApiConfigSource itself, without the message around it.
  const ads = raw.at('ads_config').value;
  return {
    listeners: source('lds_config'),
    clusters: source('cds_config'),
    ads: ads === undefined ? null : readDiscoverySource(Raw.root({ api_config_source: ads })),
  };
}

function readAction(raw: Raw): OverloadAction {
  const triggers = raw
    .at('triggers')
    .objects()
    .map((trigger) => {
      const scaled = trigger.at('scaled');
      const isScaled = scaled.object !== null;
      return {
        monitor: trigger.text('name'),
        from: isScaled
          ? (scaled.numberOrNull('scaling_threshold') ?? 0)
          : trigger.at('threshold').numberOrNull('value'),
        full: isScaled ? (scaled.numberOrNull('saturation_threshold') ?? 0) : null,
      };
    });
  return { name: raw.text('name'), triggers };
}

function readOverload(raw: Raw): OverloadSettings | null {
  if (raw.object === null) return null;
  return {
    pointer: raw.pointer,
    refreshInterval: raw.textOrNull('refresh_interval'),
    monitors: raw.at('resource_monitors').objects().map(readExtension),
    actions: raw.at('actions').objects().map(readAction),
    loadShedPoints: raw.at('loadshed_points').objects().map(readAction),
  };
}

function readOthers(bootstrap: Raw): readonly OtherField[] {
  return bootstrap
    .keys()
    .filter((key) => !SHOWN_FIELDS.has(key))
    .map((key) => ({ field: key, pointer: bootstrap.key(key).pointer }));
}

/**
 * Everything that the bootstrap section of a dump says (envoy/config/bootstrap/v3/bootstrap.proto).
 *
 * @param section the section alone, as it stands in the dump
 * @param pointer where it stands: all pointers of the answer begin with it
 */
export function readBootstrapDetail(section: Json, pointer: JsonPointer): BootstrapDetail {
  const raw = Raw.root(section, new Notices(), pointer);
  const bootstrap = raw.at('bootstrap');
  const resources = bootstrap.at('static_resources');
  const tracing = bootstrap.at('tracing').at('http');
  return {
    pointer: bootstrap.pointer,
    lastUpdated: raw.textOrNull('last_updated'),
    node: readNode(bootstrap.at('node')),
    admin: readAdmin(bootstrap.at('admin')),
    discovery: readDiscovery(bootstrap.at('dynamic_resources')),
    staticResources: {
      listeners: readResources(resources.at('listeners')),
      clusters: readResources(resources.at('clusters')),
      secrets: readResources(resources.at('secrets')),
    },
    runtimeLayers: readRuntimeLayers(bootstrap.at('layered_runtime')),
    stats: readStatsSettings(bootstrap),
    tracing: tracing.object === null ? null : readExtension(tracing),
    overload: readOverload(bootstrap.at('overload_manager')),
    extensions: bootstrap.at('bootstrap_extensions').objects().map(readExtension),
    others: readOthers(bootstrap),
  };
}
