import { isJsonObject, type Json, type JsonObject } from '@/lib/core/json';
import { naturalOrder } from '@/lib/core/natural-order';
import { readAddress } from './address';
import type { NodeDetail } from './bootstrap-model';
import type { Raw } from './raw';

const NO_METADATA: JsonObject = {};

/** config.core.v3.BuildVersion as `1.40.0`; a part that is 0 is left out of a dump. */
export function readVersion(build: Raw): string | null {
  const version = build.at('version');
  if (version.object === null) return null;
  const parts = ['major_number', 'minor_number', 'patch'] as const;
  return parts.map((part) => String(version.numberOrNull(part) ?? 0)).join('.');
}

/** A value of an untyped map, for one line of text. */
export function plainText(value: Json | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}

function readBuild(build: Raw): NodeDetail['build'] {
  const metadata = build.at('metadata');
  return metadata.keys().map((key) => [key, plainText(metadata.key(key).value)] as const);
}

/** `type_urls` names configuration types; older versions had `type_descriptor`. */
function readExtensions(node: Raw): NodeDetail['extensions'] {
  const entries = node
    .at('extensions')
    .objects()
    .map((raw) => ({
      category: raw.text('category'),
      entry: { name: raw.text('name'), disabled: raw.flag('disabled'), types: raw.texts('type_urls') },
    }));
  return [...Map.groupBy(entries, ({ category }) => category)]
    .map(([category, group]) => ({
      category,
      entries: group.map(({ entry }) => entry).sort((a, b) => naturalOrder(a.name, b.name)),
    }))
    .sort((a, b) => naturalOrder(a.category, b.category));
}

function readLocality(locality: Raw): readonly string[] {
  return ['region', 'zone', 'sub_zone'].map((part) => locality.text(part)).filter((part) => part !== '');
}

/** config.core.v3.Node: who this Envoy says it is. Pointers are those of `raw`. */
export function readNode(raw: Raw): NodeDetail {
  const build = raw.at('user_agent_build_version');
  const metadata = raw.at('metadata').value;
  return {
    pointer: raw.pointer,
    id: raw.text('id'),
    cluster: raw.text('cluster'),
    locality: readLocality(raw.at('locality')),
    metadata: isJsonObject(metadata) ? metadata : NO_METADATA,
    userAgent: raw.text('user_agent_name'),
    version: readVersion(build) ?? raw.textOrNull('user_agent_version'),
    build: readBuild(build),
    clientFeatures: raw.texts('client_features'),
    listeningAddresses: raw.at('listening_addresses').objects().map(readAddress),
    extensions: readExtensions(raw),
  };
}
