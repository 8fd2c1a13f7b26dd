import { appError } from '@/lib/core/errors';
import { isJsonArray, isJsonObject, type Json } from '@/lib/core/json';
import { naturalOrder } from '@/lib/core/natural-order';
import { err, ok, type Result } from '@/lib/core/result';
import { looksLike } from '../looks-like';
import type { Quantile, Stat, StatType } from './stats-model';

function field(value: Json | undefined, key: string): Json | undefined {
  return isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

const list = (value: Json | undefined): readonly Json[] => (isJsonArray(value) ? value : []);
const number = (value: Json | undefined): number | null => (typeof value === 'number' ? value : null);

function readValue(entry: Json, type: StatType): Stat | null {
  const name = field(entry, 'name');
  const value = field(entry, 'value');
  if (typeof name !== 'string') return null;
  if (typeof value === 'string') return { name, type: 'text', value, exact: true, quantiles: [] };
  if (typeof value !== 'number') return null;
  return { name, type, value, exact: Math.abs(value) <= Number.MAX_SAFE_INTEGER, quantiles: [] };
}

/** `computed_quantiles`: the values stand in the order of `supported_quantiles`, for all histograms the same. */
function readHistograms(histograms: Json): readonly Stat[] {
  const supported = list(field(histograms, 'supported_quantiles')).map((value) => number(value) ?? 0);
  return list(field(histograms, 'computed_quantiles')).flatMap((entry) => {
    const name = field(entry, 'name');
    if (typeof name !== 'string') return [];
    const quantiles = list(field(entry, 'values')).flatMap((value, place): readonly Quantile[] => {
      const quantile = supported[place];
      if (quantile === undefined) return [];
      return [
        {
          quantile,
          interval: number(field(value, 'interval')),
          cumulative: number(field(value, 'cumulative')),
        },
      ];
    });
    return [{ name, type: 'histogram' as const, value: null, exact: true, quantiles }];
  });
}

/**
 * One answer of `/stats?format=json` that was asked for one type of stats (envoy, `stats_render.cc`). Histograms
 * are one element of the same list. Entries that are no stat are left out; they stay in the raw answer.
 * Error: `dump-not-understood` for any other document.
 */
export function readStats(document: Json, type: StatType): Result<readonly Stat[]> {
  const stats = field(document, 'stats');
  if (!isJsonArray(stats)) return err(appError('dump-not-understood', { looksLike: looksLike(document) }));
  return ok(
    stats.flatMap((entry) => {
      const histograms = field(entry, 'histograms');
      if (histograms !== undefined) return readHistograms(histograms);
      return readValue(entry, type) ?? [];
    }),
  );
}

/**
 * The answers for each type as one list, by name. An Envoy before 1.23 does not know `type=` and answers everything
 * each time: a name that stands in two answers is one stat whose type nobody told.
 */
export function joinStats(answers: readonly (readonly Stat[])[]): readonly Stat[] {
  const byName = new Map<string, Stat>();
  for (const stat of answers.flat()) {
    const known = byName.get(stat.name);
    const isNumber = stat.type !== 'text' && stat.type !== 'histogram';
    if (known === undefined) byName.set(stat.name, stat);
    else if (isNumber && known.type !== stat.type) byName.set(stat.name, { ...known, type: 'unknown' });
  }
  return [...byName.values()].sort((a, b) => naturalOrder(a.name, b.name));
}
