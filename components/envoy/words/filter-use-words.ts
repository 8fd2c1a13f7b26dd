import type { FilterUse } from '@/lib/answers/listeners-types';
import { formatCount, plural } from '@/lib/core/words';

/** `off on 3 of 120 routes`: what routes and virtual hosts say of an HTTP filter; '' where none says anything. */
export function filterUseText(use: FilterUse | null): string {
  if (use === null) return '';
  const { routes, set, off, hostsSet, hostsOff, config } = use;
  const levels = [
    config === 'off' ? 'off for all routes' : config === 'set' ? 'set for all routes' : '',
    levelText(hostsOff, hostsSet, (count) => plural(count, 'virtual host')),
    levelText(off, set, (count) => `${formatCount(count)} of ${plural(routes, 'route')}`),
  ];
  return levels.filter((level) => level !== '').join('; ');
}

/** Those that switch it off, and those that set it in another way. */
function levelText(off: number, set: number, of: (count: number) => string): string {
  const parts = [off === 0 ? '' : `off on ${of(off)}`, set === off ? '' : `set by ${of(set - off)}`];
  return parts.filter((part) => part !== '').join(', ');
}
