import type {
  OverloadTrigger,
  RuntimeLayerSource,
  StatsMatcher,
  StatsSettings,
} from '@/lib/envoy/bootstrap-model';
import type { DiscoverySource } from '@/lib/envoy/route-host-model';
import { durationWords } from './duration-words';

/** Where a resource is asked for (config.core.v3.ConfigSource). */
export function discoveryText(source: DiscoverySource): string {
  switch (source.kind) {
    case 'ads':
      return 'the one ADS stream';
    case 'self':
      return 'the server that sent the resource around it';
    case 'file':
      return `file ${source.path}`;
    case 'api':
      return `${source.type === '' ? 'API' : source.type} from ${source.clusters.join(', ') || 'an unnamed server'}`;
    case 'unknown':
      return 'not understood';
  }
}

/** What kind of runtime layer it is, and where it comes from. */
export function layerText(source: RuntimeLayerSource): string {
  switch (source.kind) {
    case 'static':
      return 'static, in the bootstrap';
    case 'disk': {
      const path = source.subdirectory === '' ? source.root : `${source.root}/${source.subdirectory}`;
      return `disk ${path}${source.perCluster ? ', by service cluster' : ''}`;
    }
    case 'admin':
      return 'admin: set by POST /runtime_modify';
    case 'rtds':
      return `RTDS ${source.name} by ${discoveryText(source.source)}`;
    case 'unknown':
      return 'not understood';
  }
}

/** Which stats Envoy makes at all (metrics.v3.StatsMatcher), before its patterns. */
export function matcherText({ kind }: StatsMatcher): string {
  switch (kind) {
    case 'all':
      return 'All stats are made.';
    case 'none':
      return 'No stat is made.';
    case 'only':
      return 'Only stats are made whose name is';
    case 'all-but':
      return 'All stats are made but those whose name is';
    case 'unknown':
      return 'The stats matcher is not understood.';
  }
}

/** What a tag is cut out of the name of a stat by. */
export function tagText({ how, text }: StatsSettings['tags'][number]): string {
  if (how === 'fixed') return `always ${text}`;
  return how === 'regex' ? text : 'Envoy’s own rule of that name';
}

/** How often something happens; null is Envoy's default. */
export function intervalText(interval: string | null, byDefault: string): string {
  return interval === null ? `every ${byDefault} (default)` : `every ${durationWords(interval)}`;
}

const percent = (pressure: number): string => `${Number((pressure * 100).toFixed(2))} %`;

/** When an overload action begins: pressure is the used part of a resource. */
export function triggerText({ from, full }: OverloadTrigger): string {
  if (from === null) return 'trigger not understood';
  return full === null
    ? `from ${percent(from)} on`
    : `growing from ${percent(from)} to all at ${percent(full)}`;
}
