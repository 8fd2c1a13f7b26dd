import { compact, settingsOf } from './cluster-setting-list';
import type { SubsetConfig, SubsetSelector } from './cluster-settings-model';
import type { Raw } from './raw';

/** What both spellings of the configuration show in a form of its own. */
const SPELLED_OUT: ReadonlySet<string> = new Set([
  'fallback_policy',
  'default_subset',
  'subset_selectors',
  'subset_lb_policy',
]);

/** True for what `readSubsets` reads: the policy that holds it need not say it again. */
export const isSubsetField = (field: string): boolean => SPELLED_OUT.has(field);

function readSelector(raw: Raw): SubsetSelector {
  const fallback = raw.text('fallback_policy');
  return {
    keys: raw.texts('keys'),
    fallback: fallback === '' || fallback === 'NOT_DEFINED' ? null : fallback,
    fallbackKeys: raw.texts('fallback_keys_subset'),
    singleHost: raw.flag('single_host_per_subset'),
  };
}

/** Keys of a Struct and their values: text as it is, anything else as JSON. */
export function structEntries(raw: Raw): readonly (readonly [key: string, value: string])[] {
  return raw.keys().map((key) => {
    const { value } = raw.key(key);
    return [key, typeof value === 'string' ? value : compact(value)];
  });
}

/** Cluster.LbSubsetConfig, or extensions.load_balancing_policies.subset.v3.Subset: the same fields. */
export function readSubsets(raw: Raw, message: string): SubsetConfig {
  return {
    // The first value of the enum is left out of a dump.
    fallback: raw.text('fallback_policy') || 'NO_FALLBACK',
    defaultSubset: structEntries(raw.at('default_subset')),
    selectors: raw.at('subset_selectors').objects().map(readSelector),
    settings: settingsOf(raw, message, (field) => !isSubsetField(field)),
  };
}
