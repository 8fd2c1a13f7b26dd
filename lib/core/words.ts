/** `8.2 MB`; decimal units, as browsers and istioctl print them. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const units = ['kB', 'MB', 'GB'];
  let value = bytes / 1000;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${value < 9.95 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}

/** `4,210` */
export function formatCount(count: number): string {
  return count.toLocaleString('en-US');
}

/** Seconds as the largest two units that matter: `45 s`, `12 min`, `3 h`, `6 d`. */
export function formatAge(seconds: number): string {
  const s = Math.max(0, Math.floor(seconds));
  if (s < 60) return `${s} s`;
  if (s < 3600) return `${Math.floor(s / 60)} min`;
  if (s < 48 * 3600) return `${Math.floor(s / 3600)} h`;
  return `${Math.floor(s / 86_400)} d`;
}

/** `21 ms`, `1.8 s` */
export function formatMillis(millis: number): string {
  return millis < 1000 ? `${Math.round(millis)} ms` : `${(millis / 1000).toFixed(1)} s`;
}

/** `18 of 143 routes match`, `1 of 1 route matches`: what a filter leaves */
export function matchText(matched: number, total: number, one: string, many = `${one}s`): string {
  return `${formatCount(matched)} of ${plural(total, one, many)} ${total === 1 ? 'matches' : 'match'}`;
}

/** `1 route`, `2 routes` */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}
