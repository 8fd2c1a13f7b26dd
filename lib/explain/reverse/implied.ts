import type { Fraction, NamedMatch, RouteMatch, ValueMatch } from '@/lib/envoy/model';
import { lower, valueTest } from '../value-test';

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** True when every value that `later` takes is one that `earlier` takes; false when that is not certain. */
function impliesValue(later: ValueMatch, earlier: ValueMatch): boolean {
  if (same(later, earlier)) return later.kind !== 'unknown';
  if (earlier.kind === 'present') return earlier.present && later.kind !== 'unknown';
  if (!('ignoreCase' in later)) return false;
  if (later.kind === 'exact' && !later.ignoreCase) return valueTest(earlier)(later.value) === true;
  if (!('ignoreCase' in earlier) || (later.ignoreCase && !earlier.ignoreCase)) return false;
  const [narrow, wide] = earlier.ignoreCase
    ? [lower(later.value), lower(earlier.value)]
    : [later.value, earlier.value];
  if (earlier.kind === 'contains') return narrow.includes(wide);
  if (earlier.kind === 'prefix')
    return later.kind !== 'suffix' && later.kind !== 'contains' && narrow.startsWith(wide);
  if (earlier.kind === 'suffix')
    return (later.kind === 'suffix' || later.kind === 'exact') && narrow.endsWith(wide);
  return later.kind === 'exact' && narrow === wide;
}

/** `true`: there must be a value; an inverted text matcher asks for one, too (header_utility.h). */
const needsValue = ({ match, invert, missingAsEmpty }: NamedMatch): boolean =>
  missingAsEmpty !== true &&
  match.kind !== 'unknown' &&
  (match.kind === 'present' ? match.present !== invert : true);

/** The old `exact_match: ""` takes any value, and reads like the new one, which takes none but the empty. */
const mayTakeAny = ({ match }: NamedMatch): boolean => match.kind === 'exact' && match.value === '';

/** A header with one value at most: pseudo-headers are never repeated. */
const isSingle = ({ name }: NamedMatch): boolean => name.startsWith(':');

function impliesHeader(later: NamedMatch, earlier: NamedMatch): boolean {
  if (lower(later.name) !== lower(earlier.name)) return false;
  const { match, invert } = earlier;
  if (match.kind === 'present' && match.present !== invert) return needsValue(later);
  if (mayTakeAny(later) || mayTakeAny(earlier)) return false;
  if (same({ ...later, name: '' }, { ...earlier, name: '' })) return match.kind !== 'unknown';
  if (match.kind === 'present' || later.invert || later.missingAsEmpty === true) return false;
  // A later matcher that finds its value, alone or joined with others, finds it for the earlier one as well.
  if (!invert) return later.match.kind !== 'present' && impliesValue(later.match, match);
  const one = later.match.kind === 'exact' && !later.match.ignoreCase ? later.match.value : null;
  return isSingle(later) && one !== null && valueTest(match)(one) === false;
}

/** Query parameters: the first of each name counts. */
function impliesQuery(later: NamedMatch, earlier: NamedMatch): boolean {
  if (later.name !== earlier.name) return false;
  if (same(later, earlier)) return later.match.kind !== 'unknown';
  const isAbsent = later.match.kind === 'present' && !later.match.present;
  return !isAbsent && impliesValue(later.match, earlier.match);
}

/** Cookies: the first of each name counts, one that is missing holds where it is inverted. */
function impliesCookie(later: NamedMatch, earlier: NamedMatch): boolean {
  if (later.name !== earlier.name) return false;
  if (same(later, earlier)) return later.match.kind !== 'unknown';
  if (later.invert || later.match.kind === 'present') return false;
  if (!earlier.invert) return impliesValue(later.match, earlier.match);
  const one = later.match.kind === 'exact' && !later.match.ignoreCase ? later.match.value : null;
  return one !== null && valueTest(earlier.match)(one) === false;
}

type Implies = (later: NamedMatch, earlier: NamedMatch) => boolean;

const all = (later: readonly NamedMatch[], earlier: readonly NamedMatch[], implies: Implies): boolean =>
  earlier.every((each) => later.some((other) => implies(other, each)));

const isAlways = ({ numerator, denominator, runtimeKey }: Fraction): boolean =>
  runtimeKey === '' && denominator !== null && numerator >= denominator;

/** Both look at the same random number of the stream. */
function impliesFraction(later: Fraction | null, earlier: Fraction | null): boolean {
  if (earlier === null || isAlways(earlier)) return true;
  if (later === null || earlier.denominator === null) return false;
  return (
    same(later, earlier) ||
    (later.runtimeKey === '' &&
      earlier.runtimeKey === '' &&
      later.denominator === earlier.denominator &&
      later.numerator <= earlier.numerator)
  );
}

/** True when every request that meets the conditions of `later`, its path aside, meets those of `earlier`. */
export function impliesConditions(later: RouteMatch, earlier: RouteMatch): boolean {
  const of = ({ tlsContext, dynamicMetadata, filterState }: RouteMatch) => ({
    tlsContext,
    dynamicMetadata,
    filterState,
  });
  const asksMore =
    earlier.tlsContext !== null || earlier.dynamicMetadata.length + earlier.filterState.length > 0;
  return (
    earlier.unknownFields.length === 0 &&
    (!earlier.grpcOnly || later.grpcOnly) &&
    impliesFraction(later.runtimeFraction, earlier.runtimeFraction) &&
    (!asksMore || same(of(later), of(earlier))) &&
    all(later.headers, earlier.headers, impliesHeader) &&
    all(later.query, earlier.query, impliesQuery) &&
    all(later.cookies, earlier.cookies, impliesCookie)
  );
}
