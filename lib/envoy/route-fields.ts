import { fields } from './known-fields';

/**
 * Field names of the messages inside a route, a virtual host and a route configuration, as Envoy 1.40 has them.
 * As in `known-fields.ts`, any other field becomes a notice.
 */

/** type.v3.FractionalPercent */
export const FRACTION_FIELDS = fields('numerator denominator');

/** config.core.v3.RuntimeFractionalPercent */
export const RUNTIME_FRACTION_FIELDS = fields('default_value runtime_key');

/** type.matcher.v3.MetadataMatcher */
export const METADATA_MATCHER_FIELDS = fields('filter path value invert');

/** type.matcher.v3.AddressMatcher */
export const ADDRESS_MATCHER_FIELDS = fields('ranges invert_match');

/** type.matcher.v3.FilterStateMatcher */
export const FILTER_STATE_FIELDS = fields('key string_match address_match');

/** config.route.v3.RouteMatch.TlsContextMatchOptions */
export const TLS_CONTEXT_MATCH_FIELDS = fields('presented validated');

/** config.core.v3.HeaderValueOption */
export const HEADER_OPTION_FIELDS = fields('header append append_action keep_empty_value');

/** config.route.v3.WeightedCluster */
export const WEIGHTED_CLUSTERS_FIELDS = fields(
  'clusters total_weight runtime_key_prefix header_name use_hash_policy',
);

/** config.route.v3.WeightedCluster.ClusterWeight */
export const CLUSTER_WEIGHT_FIELDS = fields(`
  name cluster_header weight metadata_match request_headers_to_add request_headers_to_remove
  response_headers_to_add response_headers_to_remove typed_per_filter_config host_rewrite_literal
`);

/** config.route.v3.ClusterSpecifierPlugin */
export const SPECIFIER_PLUGIN_FIELDS = fields('extension is_optional');

/** config.route.v3.RetryPolicy */
export const RETRY_POLICY_FIELDS = fields(`
  retry_on num_retries per_try_timeout per_try_idle_timeout retry_priority retry_host_predicate
  retry_options_predicates host_selection_retry_max_attempts retriable_status_codes retry_back_off
  rate_limited_retry_back_off retriable_headers retriable_request_headers refresh_cluster_on_retry
`);

/** config.route.v3.HedgePolicy */
export const HEDGE_POLICY_FIELDS = fields(
  'initial_requests additional_request_chance hedge_on_per_try_timeout',
);

/** config.route.v3.RouteAction.RequestMirrorPolicy */
export const MIRROR_POLICY_FIELDS = fields(`
  cluster cluster_header runtime_fraction trace_sampled disable_shadow_host_suffix_append
  request_headers_mutations host_rewrite_literal
`);

/** config.route.v3.RouteAction.HashPolicy */
export const HASH_POLICY_FIELDS = fields(`
  header cookie connection_properties query_parameter filter_state terminal
`);

/** config.route.v3.RouteAction.MaxStreamDuration */
export const MAX_STREAM_DURATION_FIELDS = fields(`
  max_stream_duration grpc_timeout_header_max grpc_timeout_header_offset
`);

/** config.route.v3.RouteAction.UpgradeConfig */
export const UPGRADE_CONFIG_FIELDS = fields('upgrade_type enabled connect_config');

/** config.route.v3.InternalRedirectPolicy */
export const INTERNAL_REDIRECT_FIELDS = fields(`
  max_internal_redirects redirect_response_codes predicates allow_cross_scheme_redirect
  response_headers_to_copy
`);

/** config.route.v3.CorsPolicy */
export const CORS_FIELDS = fields(`
  allow_origin_string_match allow_methods allow_headers expose_headers max_age allow_credentials
  filter_enabled shadow_enabled allow_private_network_access forward_not_matching_preflights
`);

/** config.route.v3.RedirectAction */
export const REDIRECT_FIELDS = fields(`
  https_redirect scheme_redirect host_redirect port_redirect path_redirect prefix_rewrite
  regex_rewrite path_rewrite response_code strip_query
`);

/** config.route.v3.DirectResponseAction */
export const DIRECT_RESPONSE_FIELDS = fields('status body body_format');

/** config.core.v3.SubstitutionFormatString */
export const BODY_FORMAT_FIELDS = fields(`
  text_format json_format text_format_source omit_empty_values content_type formatters
  json_format_options
`);

/** config.route.v3.RateLimit */
export const RATE_LIMIT_FIELDS = fields(`
  stage disable_key actions limit hits_addend apply_on_stream_done x_ratelimit_option
`);

/** config.route.v3.RateLimit.Action */
export const RATE_LIMIT_ACTION_FIELDS = fields(`
  source_cluster destination_cluster request_headers query_parameters remote_address generic_key
  header_value_match dynamic_metadata metadata extension masked_remote_address
  query_parameter_value_match remote_address_match
`);

/** config.route.v3.VirtualCluster */
export const VIRTUAL_CLUSTER_FIELDS = fields('headers name');

/** config.route.v3.Decorator */
export const DECORATOR_FIELDS = fields('operation propagate');

/** config.route.v3.Tracing */
export const TRACING_FIELDS = fields(`
  client_sampling random_sampling overall_sampling custom_tags operation upstream_operation
`);

/** config.route.v3.FilterConfig */
export const FILTER_CONFIG_FIELDS = fields('config is_optional disabled');

/** config.core.v3.Metadata */
export const METADATA_FIELDS = fields('filter_metadata typed_filter_metadata');

/** config.route.v3.ScopedRouteConfiguration */
export const SCOPED_ROUTE_FIELDS = fields('on_demand name route_configuration_name route_configuration key');
