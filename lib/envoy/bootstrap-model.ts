import type { JsonPointer } from '@/lib/core/brand';
import type { JsonObject } from '@/lib/core/json';
import type { Address } from './address-model';
import type { DiscoverySource } from './route-host-model';
import type { ValueMatch } from './route-model';

/** An extension as the bootstrap names it. */
export interface BootstrapExtension {
  readonly name: string;
  /** `typed_config.@type` without prefix; '' when absent. */
  readonly type: string;
  readonly pointer: JsonPointer;
}

/** One entry of `node.extensions`: what this binary was built with. */
export interface BuiltInExtension {
  readonly name: string;
  readonly disabled: boolean;
  /** Configuration types that it takes. */
  readonly types: readonly string[];
}

export interface NodeDetail {
  readonly pointer: JsonPointer;
  readonly id: string;
  readonly cluster: string;
  /** Region, zone and sub-zone as far as they are set. */
  readonly locality: readonly string[];
  readonly metadata: JsonObject;
  readonly userAgent: string;
  /** `1.40.0`; null when the dump does not say. */
  readonly version: string | null;
  /** Facts of the build: commit, status, TLS library. */
  readonly build: readonly (readonly [name: string, value: string])[];
  readonly clientFeatures: readonly string[];
  readonly listeningAddresses: readonly Address[];
  /** By category, in natural order. */
  readonly extensions: readonly {
    readonly category: string;
    readonly entries: readonly BuiltInExtension[];
  }[];
}

export type RuntimeLayerSource =
  /** Keys with their values; nested keys are joined by dots, as Envoy does. */
  | { readonly kind: 'static'; readonly values: readonly (readonly [key: string, value: string])[] }
  | {
      readonly kind: 'disk';
      readonly root: string;
      readonly subdirectory: string;
      readonly perCluster: boolean;
    }
  | { readonly kind: 'admin' }
  | { readonly kind: 'rtds'; readonly name: string; readonly source: DiscoverySource }
  | { readonly kind: 'unknown' };

export interface RuntimeLayer {
  readonly name: string;
  readonly pointer: JsonPointer;
  readonly source: RuntimeLayerSource;
}

/** config.metrics.v3.StatsMatcher: which stats are made at all. */
export interface StatsMatcher {
  readonly kind: 'all' | 'none' | 'only' | 'all-but' | 'unknown';
  readonly patterns: readonly ValueMatch[];
}

export interface StatsSettings {
  readonly sinks: readonly BootstrapExtension[];
  /** Null is Envoy's default of 5 s. */
  readonly flushInterval: string | null;
  readonly flushOnAdmin: boolean;
  readonly usesDefaultTags: boolean;
  readonly tags: readonly {
    readonly name: string;
    readonly how: 'regex' | 'fixed' | 'default';
    readonly text: string;
  }[];
  readonly matcher: StatsMatcher;
  readonly histogramSettings: number;
}

/** When an overload action begins. */
export interface OverloadTrigger {
  readonly monitor: string;
  /** Pressure 0 to 1: all at once at `from` (then `full` is null), or growing from `from` to `full`. */
  readonly from: number | null;
  readonly full: number | null;
}

export interface OverloadAction {
  readonly name: string;
  readonly triggers: readonly OverloadTrigger[];
}

export interface OverloadSettings {
  readonly pointer: JsonPointer;
  /** Null is Envoy's default of 1 s. */
  readonly refreshInterval: string | null;
  readonly monitors: readonly BootstrapExtension[];
  readonly actions: readonly OverloadAction[];
  readonly loadShedPoints: readonly OverloadAction[];
}

export interface AdminSettings {
  readonly pointer: JsonPointer;
  readonly address: Address;
  readonly accessLogs: readonly BootstrapExtension[];
  readonly profilePath: string | null;
  /** `allow_paths`: the only paths that it answers; empty: all. */
  readonly allowPaths: readonly ValueMatch[];
  readonly ignoresConnectionLimit: boolean;
}

export interface DiscoverySettings {
  readonly listeners: DiscoverySource | null;
  readonly clusters: DiscoverySource | null;
  readonly ads: DiscoverySource | null;
}

/** A resource that stands in the bootstrap itself. */
export interface StaticResource {
  readonly name: string;
  readonly pointer: JsonPointer;
}

/** A field of the bootstrap that has no place of its own on the page: shown raw. */
export interface OtherField {
  readonly field: string;
  readonly pointer: JsonPointer;
}

/** config.bootstrap.v3.Bootstrap, as `/config_dump` shows it: with the command line's changes in it. */
export interface BootstrapDetail {
  readonly pointer: JsonPointer;
  readonly lastUpdated: string | null;
  readonly node: NodeDetail;
  /** Null where the bootstrap has no admin interface: then the dump came another way. */
  readonly admin: AdminSettings | null;
  readonly discovery: DiscoverySettings;
  readonly staticResources: {
    readonly listeners: readonly StaticResource[];
    readonly clusters: readonly StaticResource[];
    readonly secrets: readonly StaticResource[];
  };
  readonly runtimeLayers: readonly RuntimeLayer[];
  readonly stats: StatsSettings;
  readonly tracing: BootstrapExtension | null;
  readonly overload: OverloadSettings | null;
  readonly extensions: readonly BootstrapExtension[];
  readonly others: readonly OtherField[];
}
