import { isJsonArray, isJsonObject, type Json } from '@/lib/core/json';
import type { FilterStateMatch, MetadataMatch, MetadataValueMatch } from '@/lib/envoy/route-model';
import { inRange, parseIp, parseRange } from './ip';
import type { Stream } from './stream';
import { valueTest } from './value-test';

/** type.matcher.v3.ValueMatcher; undefined is a value that is not there, which fails every matcher. */
export function metadataValueHolds(match: MetadataValueMatch, value: Json | undefined): boolean | null {
  switch (match.kind) {
    case 'null':
      return value === null;
    case 'number':
      return value === match.value;
    case 'number-range':
      return typeof value === 'number' && value >= match.start && value < match.end;
    case 'text':
      return typeof value === 'string' && valueTest(match.match)(value);
    case 'flag':
      return value === match.value;
    case 'present':
      return match.present && value !== undefined;
    case 'one-of':
      return isJsonArray(value) && value.some((item) => metadataValueHolds(match.match, item) === true);
    case 'any-of':
      return match.matches.some((each) => metadataValueHolds(each, value) === true);
    case 'unknown':
      return null;
  }
}

function valueAt(root: Json | undefined, path: readonly string[]): Json | undefined {
  let value = root;
  for (const key of path) value = isJsonObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return value;
}

/** A matcher on the metadata of its name space; null when it is not understood. */
export function metadataMatches(
  { path, value, invert }: MetadataMatch,
  root: Json | undefined,
): boolean | null {
  const holds = metadataValueHolds(value, valueAt(root, path));
  return holds === null ? null : holds !== invert;
}

/** Against the dynamic metadata that the question gives. */
export function metadataHolds(match: MetadataMatch, stream: Stream): boolean {
  const { filter, path } = match;
  const root = stream.question.metadata.get(filter);
  const reason = { code: 'metadata-unknown', filter, path: path.join('/') };
  if (root === undefined && stream.connection.opaque) return stream.chance.unknown(reason);
  return metadataMatches(match, root) ?? stream.chance.unknown(reason);
}

/** An object must be there and say its value. */
export function filterStateHolds({ key, match }: FilterStateMatch, stream: Stream): boolean {
  const value = stream.question.filterState.get(key);
  if (value === undefined)
    return stream.connection.opaque && stream.chance.unknown({ code: 'filter-state-unknown', key });
  if (match.kind === 'text')
    return valueTest(match.match)(value) ?? stream.chance.unknown({ code: 'filter-state-unknown', key });
  if (match.kind === 'unknown') return stream.chance.unknown({ code: 'filter-state-unknown', key });
  const ip = parseIp(value);
  const isIn = match.ranges.some((text) => {
    const range = parseRange(text);
    return ip !== null && range !== null && inRange(ip, range);
  });
  return isIn !== match.invert;
}
