import type { BootstrapExtension, StatsMatcher, StatsSettings } from './bootstrap-model';
import type { Raw } from './raw';
import { readStringMatch } from './value-match';

export function readExtension(raw: Raw): BootstrapExtension {
  return { name: raw.text('name'), type: raw.at('typed_config').type, pointer: raw.pointer };
}

const LISTS = [
  ['exclusion_list', 'all-but'],
  ['inclusion_list', 'only'],
] as const;

function readMatcher(matcher: Raw): StatsMatcher {
  if (matcher.object === null) return { kind: 'all', patterns: [] };
  for (const [field, kind] of LISTS) {
    const patterns = matcher.at(field);
    if (patterns.object !== null)
      return { kind, patterns: patterns.at('patterns').objects().map(readStringMatch) };
  }
  const reject = matcher.flagOrNull('reject_all');
  // A bool field that is false is left out of a dump; as a member of a oneof it is printed.
  return { kind: reject === null ? 'unknown' : reject ? 'none' : 'all', patterns: [] };
}

function readTag(tag: Raw): StatsSettings['tags'][number] {
  const name = tag.text('tag_name');
  const fixed = tag.textOrNull('fixed_value');
  if (fixed !== null) return { name, how: 'fixed', text: fixed };
  const regex = tag.text('regex');
  // Without both, it is the one of Envoy's own rules that has this name.
  return regex === '' ? { name, how: 'default', text: '' } : { name, how: 'regex', text: regex };
}

/** Sinks, tags and matcher of config.bootstrap.v3.Bootstrap (`stats_config` is metrics.v3.StatsConfig). */
export function readStatsSettings(bootstrap: Raw): StatsSettings {
  const config = bootstrap.at('stats_config');
  return {
    sinks: bootstrap.at('stats_sinks').objects().map(readExtension),
    flushInterval: bootstrap.textOrNull('stats_flush_interval'),
    flushOnAdmin: bootstrap.flag('stats_flush_on_admin'),
    usesDefaultTags: config.flagOrNull('use_all_default_tags') ?? true,
    tags: config.at('stats_tags').objects().map(readTag),
    matcher: readMatcher(config.at('stats_matcher')),
    histogramSettings: config.at('histogram_bucket_settings').items().length,
  };
}
