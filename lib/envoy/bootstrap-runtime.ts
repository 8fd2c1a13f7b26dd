import { isJsonObject, type Json } from '@/lib/core/json';
import type { RuntimeLayer, RuntimeLayerSource } from './bootstrap-model';
import { plainText } from './bootstrap-node';
import type { Raw } from './raw';
import { readDiscoverySource } from './route-discovery';

/** Deeper, a static layer is shown as JSON. */
const LEVELS = 20;

/** A fractional percent is one value although it is an object (envoy, `runtime_impl.cc`). */
const FRACTION = new Set(['numerator', 'denominator']);

function isFraction(value: Json): boolean {
  return isJsonObject(value) && Object.keys(value).every((key) => FRACTION.has(key));
}

function flatten(value: Json, prefix: string, level: number): readonly (readonly [string, string])[] {
  if (!isJsonObject(value) || level === LEVELS || (isFraction(value) && Object.keys(value).length > 0))
    return prefix === '' ? [] : [[prefix, plainText(value)]];
  return Object.keys(value).flatMap((key) =>
    flatten(value[key] ?? null, prefix === '' ? key : `${prefix}.${key}`, level + 1),
  );
}

function readSource(layer: Raw): RuntimeLayerSource {
  const fixed = layer.at('static_layer');
  if (fixed.exists) return { kind: 'static', values: flatten(fixed.value ?? null, '', 0) };
  const disk = layer.at('disk_layer');
  if (disk.object !== null) {
    const perCluster = disk.flag('append_service_cluster');
    return {
      kind: 'disk',
      root: disk.text('symlink_root'),
      subdirectory: disk.text('subdirectory'),
      perCluster,
    };
  }
  if (layer.has('admin_layer')) return { kind: 'admin' };
  const rtds = layer.at('rtds_layer');
  if (rtds.object === null) return { kind: 'unknown' };
  return { kind: 'rtds', name: rtds.text('name'), source: readDiscoverySource(rtds.at('rtds_config')) };
}

/** config.bootstrap.v3.LayeredRuntime, in Envoy's order: a later layer wins. */
export function readRuntimeLayers(runtime: Raw): readonly RuntimeLayer[] {
  return runtime
    .at('layers')
    .objects()
    .map((layer) => ({ name: layer.text('name'), pointer: layer.pointer, source: readSource(layer) }));
}
