import type { Raw } from './raw';
import { RATE_LIMIT_ACTION_FIELDS, RATE_LIMIT_FIELDS } from './route-fields';
import { readAddressMatch } from './route-metadata-match';
import type { RateLimit, RateLimitAction } from './route-rate-limit-model';
import { readExtension } from './route-settings';
import { readHeaderMatch, readQueryMatch } from './value-match';

/** type.metadata.v3.MetadataKey as `namespace: first.second[2]`. */
export function metadataKeyText(raw: Raw): string {
  const path = raw
    .at('path')
    .objects()
    .map((segment) => segment.textOrNull('key') ?? `[${segment.numberOrNull('index') ?? 0}]`)
    .join('.')
    .replaceAll('.[', '[');
  return path === '' ? raw.text('key') : `${raw.text('key')}: ${path}`;
}

function readMetadata(raw: Raw, source: string): RateLimitAction {
  return {
    kind: 'metadata',
    key: raw.text('descriptor_key'),
    path: metadataKeyText(raw.at('metadata_key')),
    source,
    otherwise: raw.text('default_value'),
    skipIfAbsent: raw.flag('skip_if_absent'),
  };
}

function readAddress(raw: Raw): RateLimitAction {
  return {
    kind: 'address-match',
    key: raw.text('descriptor_key') || 'remote_address_match',
    value: raw.text('descriptor_value') || raw.text('default_value'),
    ...readAddressMatch(raw.at('address_matcher')),
  };
}

type Reader = (raw: Raw) => RateLimitAction;

const keyed =
  (kind: 'request-header' | 'query-parameter', nameField: string, otherwise: string): Reader =>
  (raw) => ({
    kind,
    name: raw.text(nameField),
    key: raw.text('descriptor_key') || otherwise,
    skipIfAbsent: raw.flag('skip_if_absent'),
  });

const matched =
  (kind: 'header-match' | 'query-match', otherwise: string): Reader =>
  (raw) => ({
    kind,
    key: raw.text('descriptor_key') || otherwise,
    value: raw.text('descriptor_value') || raw.text('default_value'),
    expect: raw.flagOrNull('expect_match') ?? true,
    matches:
      kind === 'header-match'
        ? raw.at('headers').objects().map(readHeaderMatch)
        : raw.at('query_parameters').objects().map(readQueryMatch),
  });

/** By field of the oneof RateLimit.Action.action_specifier; the default keys are those of the proto's comments. */
const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['source_cluster', () => ({ kind: 'source-cluster' })],
  ['destination_cluster', () => ({ kind: 'destination-cluster' })],
  ['remote_address', () => ({ kind: 'remote-address' })],
  ['request_headers', keyed('request-header', 'header_name', '')],
  ['query_parameters', keyed('query-parameter', 'query_parameter_name', '')],
  ['header_value_match', matched('header-match', 'header_match')],
  ['query_parameter_value_match', matched('query-match', 'query_match')],
  ['dynamic_metadata', (raw) => readMetadata(raw, 'DYNAMIC')],
  ['metadata', (raw) => readMetadata(raw, raw.text('source') || 'DYNAMIC')],
  ['remote_address_match', readAddress],
  ['extension', (raw) => ({ kind: 'extension', extension: readExtension(raw) })],
  [
    'generic_key',
    (raw) => ({
      kind: 'generic-key',
      key: raw.text('descriptor_key') || 'generic_key',
      value: raw.text('descriptor_value') || raw.text('default_value'),
    }),
  ],
  [
    'masked_remote_address',
    (raw) => ({
      kind: 'masked-remote-address',
      v4: raw.numberOrNull('v4_prefix_mask_len') ?? 32,
      v6: raw.numberOrNull('v6_prefix_mask_len') ?? 128,
    }),
  ],
]);

function readAction(raw: Raw): RateLimitAction {
  raw.expect(RATE_LIMIT_ACTION_FIELDS);
  for (const [field, read] of READERS) if (raw.at(field).object !== null) return read(raw.at(field));
  return { kind: 'unknown', field: raw.keys()[0] ?? '' };
}

function readLimit(raw: Raw): RateLimit['limit'] {
  const metadata = raw.at('dynamic_metadata');
  if (metadata.object !== null)
    return { kind: 'metadata', path: metadataKeyText(metadata.at('metadata_key')) };
  const rate = raw.at('rate_limit');
  if (rate.object === null) return null;
  return { kind: 'rate', requests: rate.numberOrNull('requests_per_unit') ?? 0, unit: rate.text('unit') };
}

function readHits(raw: Raw): RateLimit['hits'] {
  if (raw.object === null) return null;
  return {
    number: raw.numberOrNull('number'),
    format: raw.text('format'),
    negative: raw.flag('is_negative_hits'),
  };
}

function readRateLimit(raw: Raw): RateLimit {
  raw.expect(RATE_LIMIT_FIELDS);
  return {
    stage: raw.numberOrNull('stage') ?? 0,
    disableKey: raw.text('disable_key'),
    actions: raw.at('actions').objects().map(readAction),
    limit: readLimit(raw.at('limit')),
    hits: readHits(raw.at('hits_addend')),
    onStreamDone: raw.flag('apply_on_stream_done'),
    responseHeaders: raw.text('x_ratelimit_option'),
  };
}

/** `rate_limits` of a route action or a virtual host. */
export function readRateLimits(raw: Raw): readonly RateLimit[] {
  return raw.at('rate_limits').objects().map(readRateLimit);
}
