import { extension } from './types.ts';

const metadataKey = { key: 'envoy.filters.http.jwt_authn', path: [{ key: 'payload' }, { key: 'sub' }] };

/** Every action of a rate limit, in the order of the proto. */
export const rateLimits: readonly object[] = [
  {
    stage: 2,
    disable_key: 'global',
    actions: [
      { source_cluster: {} },
      { destination_cluster: {} },
      { request_headers: { header_name: 'x-user', descriptor_key: 'user', skip_if_absent: true } },
      { query_parameters: { query_parameter_name: 'plan', descriptor_key: 'plan' } },
      { remote_address: {} },
      { generic_key: { descriptor_value: 'checkout', descriptor_key: 'page' } },
      {
        header_value_match: {
          descriptor_value: 'mobile',
          descriptor_key: 'client',
          expect_match: false,
          headers: [{ name: 'user-agent', string_match: { contains: 'Mobile' } }],
        },
      },
    ],
    limit: { dynamic_metadata: { metadata_key: { key: 'shop.limits', path: [{ key: 'cart' }] } } },
  },
  {
    actions: [
      {
        metadata: {
          descriptor_key: 'subject',
          metadata_key: metadataKey,
          default_value: 'anonymous',
          source: 'ROUTE_ENTRY',
          skip_if_absent: true,
        },
      },
      { masked_remote_address: { v4_prefix_mask_len: 24, v6_prefix_mask_len: 64 } },
      {
        query_parameter_value_match: {
          descriptor_value: 'yes',
          query_parameters: [{ name: 'trial', string_match: { exact: '1' } }],
        },
      },
      extensionAction(),
    ],
  },
  {
    actions: [
      {
        remote_address_match: {
          descriptor_value: 'internal',
          descriptor_key: 'net',
          address_matcher: { ranges: [{ address_prefix: '10.0.0.0', prefix_len: 8 }] },
        },
      },
    ],
  },
];

function extensionAction(): object {
  return {
    extension: extension(
      'envoy.rate_limit_descriptors.expr',
      'extensions.rate_limit_descriptors.expr.v3.Descriptor',
      {
        descriptor_key: 'method',
        text: 'request.method',
      },
    ),
  };
}

/** Limits that only a filter's own configuration of a route may hold. */
export const filterRateLimits: readonly object[] = [
  {
    actions: [{ generic_key: { descriptor_value: 'per-route' } }],
    hits_addend: { format: '%BYTES_RECEIVED%' },
    apply_on_stream_done: true,
  },
];
