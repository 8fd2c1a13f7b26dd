import type { JsonPointer } from '@/lib/core/brand';
import type { NamedMatch, PathMatch, RouteMatch } from '@/lib/envoy/model';
import type { Reason } from '../answer';
import { HeaderMap } from '../header-map';
import { valueTest } from '../value-test';

/** Why no request can ever match, with the routes or virtual hosts that stand in the way. */
export interface Proof {
  readonly reason: Reason;
  readonly by: readonly JsonPointer[];
}

const proof = (reason: Reason): Proof => ({ reason, by: [] });

/** What is compared has no query and no fragment, and begins with a slash. */
function oddPath(path: PathMatch): Proof | null {
  if (!('ignoreCase' in path)) return null;
  const { value, kind } = path;
  if (/[?#]/.test(value)) return proof({ code: 'path-has-query', path: value });
  if (value.startsWith('/') || (kind === 'prefix' && value === '')) return null;
  return proof({ code: 'path-without-slash', path: value });
}

const isAbsent = ({ match, invert, missingAsEmpty }: NamedMatch): boolean =>
  match.kind === 'present' && match.present === invert && missingAsEmpty !== true;

/** An inverted text matcher needs a header, too (header_utility.h). */
const needsHeader = (matcher: NamedMatch): boolean =>
  matcher.missingAsEmpty !== true &&
  (matcher.match.kind === 'present'
    ? matcher.match.present !== matcher.invert
    : matcher.match.kind !== 'unknown');

/** The one text that a matcher takes; null for any other. The old `exact_match: ""` takes any text. */
function onlyText({ match, invert, missingAsEmpty }: NamedMatch): string | null {
  if (match.kind !== 'exact' || match.ignoreCase || invert || missingAsEmpty === true) return null;
  return match.value === '' ? null : match.value;
}

/** True when no header, repeated or not, satisfies both: one wants a text and the other forbids it. */
function excludes(one: NamedMatch, other: NamedMatch, isSingle: boolean): boolean {
  if (isAbsent(one) && needsHeader(other)) return true;
  const text = onlyText(one);
  if (text === null || other.match.kind === 'present' || other.match.kind === 'unknown') return false;
  if (other.match.kind === 'exact' && other.match.value === '') return false;
  const holds = valueTest(other.match)(text);
  if (holds === null) return false;
  // Another value of a repeated header may satisfy a matcher that is not inverted.
  return other.invert ? holds : isSingle && !holds;
}

/** No client can send these twice. */
const SINGLE: ReadonlySet<string> = new Set([':method', ':path', ':scheme']);

function contradiction(headers: readonly NamedMatch[]): Proof | null {
  const groups = Map.groupBy(headers, ({ name }) => HeaderMap.keyOf(name));
  for (const [key, group] of groups) {
    const isSingle = SINGLE.has(key);
    const clash = group.some((one) => group.some((other) => excludes(one, other, isSingle)));
    if (clash) return proof({ code: 'conditions-exclude', header: key });
  }
  return null;
}

/** A proof from the route alone, that nothing can match it; null when there is none. */
export function neverMatches(match: RouteMatch): Proof | null {
  const { runtimeFraction } = match;
  if (runtimeFraction !== null && runtimeFraction.numerator === 0 && runtimeFraction.runtimeKey === '')
    return proof({ code: 'fraction-never' });
  return oddPath(match.path) ?? contradiction(match.headers);
}
