import type { Fraction } from '@/lib/envoy/model';

/** Share of the requests in percent; null for a denominator that is not known. More than all is all. */
function percentOf({ numerator, denominator }: Fraction): number | null {
  return denominator === null ? null : Math.min(100, (numerator * 100) / denominator);
}

/** `25 %`, `0.025 %`: as exact as parts of a million need. */
export function shareWords(fraction: Fraction): string {
  const percent = percentOf(fraction);
  return percent === null ? `${fraction.numerator} of an unknown whole` : `${Number(percent.toFixed(4))} %`;
}

/** `25 %`, or `25 %, runtime key routing.share decides` where a runtime value would win over the default. */
export function fractionWords(fraction: Fraction): string {
  const { runtimeKey } = fraction;
  const share = shareWords(fraction);
  return runtimeKey === '' ? share : `${share} unless runtime key ${runtimeKey} is set`;
}
