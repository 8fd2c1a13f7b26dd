import type { Fraction } from './model';
import type { Raw } from './raw';
import { FRACTION_FIELDS, RUNTIME_FRACTION_FIELDS } from './route-fields';

/** FractionalPercent.DenominatorType; the first is the default and left out of a dump. */
const DENOMINATORS: ReadonlyMap<string, Fraction['denominator']> = new Map([
  ['', 100],
  ['HUNDRED', 100],
  ['TEN_THOUSAND', 10_000],
  ['MILLION', 1_000_000],
]);

/** type.v3.FractionalPercent; null when missing. */
export function readPercent(raw: Raw, runtimeKey = ''): Fraction | null {
  if (raw.object === null) return null;
  raw.expect(FRACTION_FIELDS);
  return {
    numerator: raw.numberOrNull('numerator') ?? 0,
    denominator: DENOMINATORS.get(raw.text('denominator')) ?? null,
    runtimeKey,
  };
}

/** config.core.v3.RuntimeFractionalPercent; null when missing. A fraction without a value is 0 %. */
export function readFraction(raw: Raw): Fraction | null {
  if (raw.object === null) return null;
  raw.expect(RUNTIME_FRACTION_FIELDS);
  const runtimeKey = raw.text('runtime_key');
  return readPercent(raw.at('default_value'), runtimeKey) ?? { numerator: 0, denominator: 100, runtimeKey };
}
