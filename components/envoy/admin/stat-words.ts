import type { Quantile, Stat, StatType } from '@/lib/envoy/admin/stats-model';

const TYPES: Readonly<Record<StatType, string>> = {
  counter: 'Counter',
  gauge: 'Gauge',
  histogram: 'Histogram',
  text: 'Text',
  unknown: 'Not told',
};

/** The type of a stat; an old Envoy does not tell counters from gauges. */
export function typeWord(type: StatType): string {
  return TYPES[type];
}

/** A number as Envoy means it: whole ones with separators, others to four digits. */
export function numberText(value: number): string {
  return Number.isInteger(value)
    ? value.toLocaleString('en-US')
    : value.toLocaleString('en-US', { maximumSignificantDigits: 4 });
}

function quantileText({ quantile, cumulative }: Quantile): string {
  return `P${quantile} ${cumulative === null ? '–' : numberText(cumulative)}`;
}

const SHOWN: ReadonlySet<number> = new Set([50, 90, 99]);

/** A stat's value in one line. A number above 2^53 lost its last digits on the way, and says so. */
export function valueText({ value, exact, quantiles }: Stat): string {
  if (typeof value === 'string') return value === '' ? '(empty)' : value;
  if (typeof value === 'number') return exact ? numberText(value) : `≈ ${numberText(value)}`;
  const shown = quantiles.filter(({ quantile }) => SHOWN.has(quantile));
  const hasValues = shown.some(({ cumulative }) => cumulative !== null);
  return hasValues ? shown.map(quantileText).join('  ') : 'no values yet';
}

/** The name of a stat without that of its group, which stands above it. */
export function nameInGroup(name: string, group: string): string {
  return name.startsWith(`${group}.`) ? name.slice(group.length + 1) : name;
}
