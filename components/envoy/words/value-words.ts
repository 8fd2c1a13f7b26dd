import type { ValueMatch } from '@/lib/envoy/model';

/** What a value must be: `= true`, `starts with v`, `~ v[12]`, `present`, and their opposites. */
export function valueWords(match: ValueMatch, invert: boolean): string {
  const not = invert ? 'not ' : '';
  switch (match.kind) {
    case 'exact':
      return `${invert ? '≠' : '='} ${quoted(match.value)}${anyCase(match.ignoreCase)}`;
    case 'prefix':
      return `${not}starting with ${quoted(match.value)}${anyCase(match.ignoreCase)}`;
    case 'suffix':
      return `${not}ending with ${quoted(match.value)}${anyCase(match.ignoreCase)}`;
    case 'contains':
      return `${not}containing ${quoted(match.value)}${anyCase(match.ignoreCase)}`;
    case 'regex':
      return `${not}~ ${match.value}`;
    case 'range':
      return `${not}from ${match.start} to below ${match.end}`;
    case 'present':
      return match.present !== invert ? 'present' : 'absent';
    case 'unknown':
      return `${match.field} (not understood)`;
  }
}

function anyCase(ignoreCase: boolean): string {
  return ignoreCase ? ' (any case)' : '';
}

/** An empty text would vanish on screen. */
export function quoted(value: string): string {
  return value === '' || value.trim() !== value ? JSON.stringify(value) : value;
}
