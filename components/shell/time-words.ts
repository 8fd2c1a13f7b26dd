const CLOCK = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone: 'UTC' });
const DAY = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone: 'UTC' });

/** `14:02:31 UTC`; the text itself when it is no time. */
export function utcTime(iso: string): string {
  const time = new Date(iso);
  return Number.isNaN(time.getTime()) ? iso : `${CLOCK.format(time)} UTC`;
}

/** `2026-11-23 14:02:31 UTC` */
export function utcDateTime(iso: string): string {
  const time = new Date(iso);
  return Number.isNaN(time.getTime()) ? iso : `${DAY.format(time)} ${CLOCK.format(time)} UTC`;
}

/** Seconds from then to now, never negative: the server's clock may run ahead of the browser's. */
export function secondsSince(iso: string, now: number): number {
  const then = Date.parse(iso);
  return Number.isNaN(then) ? 0 : Math.max(0, (now - then) / 1000);
}
