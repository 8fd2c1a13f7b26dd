import { formatAge } from '@/lib/core/words';

const RFC3339 = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/;

/** `2026-11-23 13:58:07 UTC`; a text that is no timestamp is shown as it came. */
export function utcText(stamp: string): string {
  if (!RFC3339.test(stamp)) return stamp;
  const time = new Date(stamp);
  if (Number.isNaN(time.getTime())) return stamp;
  return `${time.toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** `4 min before this read`; '' when either time is unreadable. A clock that runs ahead is said, not hidden. */
export function beforeText(stamp: string, takenAt: string): string {
  const seconds = (Date.parse(takenAt) - Date.parse(stamp)) / 1000;
  if (Number.isNaN(seconds)) return '';
  return seconds >= 0 ? `${formatAge(seconds)} before this read` : `${formatAge(-seconds)} after this read`;
}

/** When a resource was last updated, absolute and relative. */
export function updatedText(stamp: string | null, takenAt: string): string {
  if (stamp === null) return 'not said';
  const before = beforeText(stamp, takenAt);
  return before === '' ? utcText(stamp) : `${utcText(stamp)}, ${before}`;
}
