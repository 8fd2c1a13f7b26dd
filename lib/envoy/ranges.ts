import type { Raw } from './raw';

/** A list of CidrRange as `10.0.0.0/8`; a length of 0 is left out of a dump. */
export function readRanges(raw: Raw): readonly string[] {
  return raw
    .objects()
    .map((range) => `${range.text('address_prefix')}/${range.numberOrNull('prefix_len') ?? 0}`);
}
