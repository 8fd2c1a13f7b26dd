import type { Goal, Unit } from './model.ts';

const MEGABYTE = 1_000_000;

/** Two to four significant digits: more would be noise. */
function digits(value: number): string {
  const places = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return value
    .toFixed(places)
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '');
}

const grouped = (value: number): string =>
  Math.round(value)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');

/** `0.58 s`, `17 ms`, `238 MB` (of 10⁶ bytes), `19.5×`, `1,480`. */
export function numberText(value: number, unit: Unit): string {
  if (Number.isNaN(value)) return '–';
  switch (unit) {
    case 'ms':
      return value >= 1000 ? `${digits(value / 1000)} s` : `${digits(value)} ms`;
    case 'bytes':
      return `${grouped(value / MEGABYTE)} MB`;
    case 'times':
      return `${digits(value)}×`;
    case 'nodes':
      return grouped(value);
  }
}

export const limitText = (limit: number | null | undefined, goal: Goal | null, unit: Unit): string =>
  limit === null || limit === undefined
    ? '–'
    : `${goal?.better === 'more' ? '≥' : '≤'} ${numberText(limit, unit)}`;
