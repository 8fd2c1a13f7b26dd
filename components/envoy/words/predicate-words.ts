import type { PortPredicate } from '@/lib/envoy/model';

/** Int32Range: its end is not included. */
function portsText(start: number, end: number): string {
  if (end <= start) return 'no port';
  return end === start + 1 ? `port ${start}` : `ports ${start}–${end - 1}`;
}

function isJoined(predicate: PortPredicate): boolean {
  return (predicate.kind === 'and' || predicate.kind === 'or') && predicate.of.length > 1;
}

const inner = (predicate: PortPredicate): string =>
  isJoined(predicate) ? `(${predicateText(predicate)})` : predicateText(predicate);

/** When a listener filter is skipped: `port 3306 or not (ports 0–1023 and port 443)`. */
export function predicateText(predicate: PortPredicate): string {
  switch (predicate.kind) {
    case 'any':
      return 'always';
    case 'ports':
      return portsText(predicate.start, predicate.end);
    case 'not':
      return `not ${inner(predicate.of)}`;
    case 'and':
    case 'or':
      return predicate.of.length === 0 ? 'never' : predicate.of.map(inner).join(` ${predicate.kind} `);
    case 'unknown':
      return 'a condition that is not understood';
  }
}

/** The note beneath a listener filter; '' where it always runs. */
export function skippedText(predicate: PortPredicate | null): string {
  if (predicate === null) return '';
  return predicate.kind === 'any' ? 'switched off' : `skipped on ${predicateText(predicate)}`;
}
