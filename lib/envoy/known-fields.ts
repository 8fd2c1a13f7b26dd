import { camelCase } from './raw';

/**
 * Field names of the messages that Gatescope reads, as Envoy 1.40 has them: any other field of these
 * messages is new to Gatescope and becomes a notice. Lists are the v3 protos', in both spellings.
 */
export function fields(names: string): ReadonlySet<string> {
  const all = names.trim().split(/\s+/);
  return new Set(['@type', ...all, ...all.map(camelCase)]);
}

/** config.route.v3.RouteConfiguration */
export const ROUTE_CONFIG_FIELDS = fields(`
  name virtual_hosts vhds internal_only_headers response_headers_to_add response_headers_to_remove
  request_headers_to_add request_headers_to_remove most_specific_header_mutations_wins
  validate_clusters max_direct_response_body_size_bytes cluster_specifier_plugins
  request_mirror_policies ignore_port_in_host_matching vhost_header
  ignore_path_parameters_in_path_matching typed_per_filter_config metadata route_specifiers
`);

/** config.route.v3.VirtualHost */
export const VIRTUAL_HOST_FIELDS = fields(`
  name domains routes matcher require_tls virtual_clusters rate_limits request_headers_to_add
  request_headers_to_remove response_headers_to_add response_headers_to_remove cors
  typed_per_filter_config include_request_attempt_count include_attempt_count_in_response
  retry_policy retry_policy_typed_config hedge_policy include_is_timeout_retry_header
  per_request_buffer_limit_bytes request_body_buffer_limit request_mirror_policies metadata
  route_specifiers
`);

/** config.route.v3.Route */
export const ROUTE_FIELDS = fields(`
  name match route redirect direct_response filter_action non_forwarding_action metadata decorator
  typed_per_filter_config request_headers_to_add request_headers_to_remove response_headers_to_add
  response_headers_to_remove tracing per_request_buffer_limit_bytes stat_prefix
  request_body_buffer_limit route_specifiers
`);

/** config.route.v3.RouteMatch */
export const ROUTE_MATCH_FIELDS = fields(`
  prefix path safe_regex connect_matcher path_separated_prefix path_match_policy case_sensitive
  runtime_fraction headers query_parameters cookies grpc tls_context dynamic_metadata filter_state
`);

/** config.route.v3.RouteAction */
export const ROUTE_ACTION_FIELDS = fields(`
  cluster cluster_header weighted_clusters cluster_specifier_plugin inline_cluster_specifier_plugin
  cluster_not_found_response_code metadata_match prefix_rewrite regex_rewrite path_rewrite_policy
  path_rewrite host_rewrite_literal auto_host_rewrite host_rewrite_header host_rewrite_path_regex
  host_rewrite append_x_forwarded_host timeout idle_timeout flush_timeout early_data_policy
  retry_policy retry_policy_typed_config request_mirror_policies priority rate_limits
  include_vh_rate_limits hash_policy cors max_grpc_timeout grpc_timeout_offset upgrade_configs
  internal_redirect_policy internal_redirect_action max_internal_redirects hedge_policy
  max_stream_duration
`);

/** config.listener.v3.Listener */
export const LISTENER_FIELDS = fields(`
  name address additional_addresses stat_prefix stats_matcher filter_chains fcds_config
  filter_chain_matcher use_original_dst default_filter_chain per_connection_buffer_limit_bytes
  per_connection_buffer_high_watermark_timeout metadata deprecated_v1 drain_type listener_filters
  listener_filters_timeout continue_on_listener_filters_timeout transparent freebind socket_options
  tcp_fast_open_queue_length traffic_direction udp_listener_config api_listener
  connection_balance_config reuse_port enable_reuse_port access_log tcp_backlog_size
  max_connections_to_accept_per_socket_event bind_to_port internal_listener enable_mptcp
  ignore_global_conn_limit bypass_overload_manager tcp_keepalive
`);

/** config.listener.v3.FilterChain */
export const FILTER_CHAIN_FIELDS = fields(`
  filter_chain_match filters use_proxy_proto metadata transport_socket
  transport_socket_connect_timeout name
`);

/** config.listener.v3.FilterChainMatch */
export const FILTER_CHAIN_MATCH_FIELDS = fields(`
  destination_port prefix_ranges address_suffix suffix_len direct_source_prefix_ranges source_type
  source_prefix_ranges source_ports server_names transport_protocol application_protocols
`);

/** extensions.filters.network.http_connection_manager.v3.HttpConnectionManager */
export const CONNECTION_MANAGER_FIELDS = fields(`
  codec_type stat_prefix rds route_config scoped_routes http_filters add_user_agent tracing
  common_http_protocol_options http1_safe_max_connection_duration http_protocol_options
  http2_protocol_options http3_protocol_options server_name server_header_transformation
  scheme_header_transformation max_request_headers_kb stream_idle_timeout stream_flush_timeout
  request_timeout request_headers_timeout drain_timeout drain_timeout_jitter delayed_close_timeout
  access_log access_log_flush_interval flush_access_log_on_new_request access_log_options
  use_remote_address xff_num_trusted_hops original_ip_detection_extensions
  early_header_mutation_extensions internal_address_config skip_xff_append via generate_request_id
  preserve_external_request_id always_set_request_id_in_response forward_client_cert_details
  set_current_client_cert_details forward_client_cert_matcher proxy_100_continue
  represent_ipv4_remote_address_as_ipv4_mapped_ipv6 upgrade_configs normalize_path merge_slashes
  path_with_escaped_slashes_action request_id_extension local_reply_config strip_matching_host_port
  strip_any_host_port stream_error_on_invalid_http_message path_normalization_options
  strip_trailing_host_dot proxy_status_config typed_header_validation_config append_x_forwarded_port
  append_local_overload add_proxy_protocol_connection_state forward_proto_config
  record_route_resolution_stats
`);

/** config.cluster.v3.Cluster */
export const CLUSTER_FIELDS = fields(`
  transport_socket_matches transport_socket_matcher name alt_stat_name stats_matcher type
  cluster_type eds_cluster_config connect_timeout per_connection_buffer_limit_bytes
  per_connection_buffer_high_watermark_timeout lb_policy load_assignment health_checks
  max_requests_per_connection circuit_breakers upstream_http_protocol_options
  common_http_protocol_options http_protocol_options http2_protocol_options
  typed_extension_protocol_options dns_refresh_rate dns_jitter dns_failure_refresh_rate
  respect_dns_ttl dns_lookup_family dns_resolvers use_tcp_for_dns_lookups dns_resolution_config
  typed_dns_resolver_config wait_for_warm_on_init outlier_detection cleanup_interval
  upstream_bind_config lb_subset_config ring_hash_lb_config maglev_lb_config original_dst_lb_config
  least_request_lb_config round_robin_lb_config common_lb_config transport_socket metadata
  protocol_selection upstream_connection_options close_connections_on_host_health_failure
  ignore_health_on_host_removal filters load_balancing_policy lrs_server lrs_report_endpoint_metrics
  track_timeout_budgets upstream_config track_cluster_stats preconnect_policy
  connection_pool_per_downstream_connection queuing_policies
`);

/** extensions.transport_sockets.tls.v3.DownstreamTlsContext */
export const DOWNSTREAM_TLS_FIELDS = fields(`
  common_tls_context require_client_certificate require_sni session_ticket_keys
  session_ticket_keys_sds_secret_config disable_stateless_session_resumption
  disable_stateful_session_resumption session_timeout ocsp_staple_policy
  full_scan_certs_on_sni_mismatch prefer_client_ciphers
`);

/** extensions.transport_sockets.tls.v3.UpstreamTlsContext */
export const UPSTREAM_TLS_FIELDS = fields(`
  common_tls_context sni auto_host_sni auto_sni_san_validation allow_renegotiation max_session_keys
  enforce_rsa_key_usage
`);

/** extensions.transport_sockets.tls.v3.CommonTlsContext */
export const COMMON_TLS_FIELDS = fields(`
  tls_params tls_certificates tls_certificate_sds_secret_configs tls_certificate_provider_instance
  custom_tls_certificate_selector tls_certificate_certificate_provider
  tls_certificate_certificate_provider_instance validation_context
  validation_context_sds_secret_config combined_validation_context
  validation_context_certificate_provider validation_context_certificate_provider_instance
  alpn_protocols custom_handshaker key_log
`);

/** extensions.transport_sockets.tls.v3.CertificateValidationContext */
export const VALIDATION_CONTEXT_FIELDS = fields(`
  trusted_ca ca_certificate_provider_instance watched_directory verify_certificate_spki
  verify_certificate_hash match_typed_subject_alt_names match_subject_alt_names
  require_signed_certificate_timestamp crl allow_expired_certificate trust_chain_verification
  custom_validator_config only_verify_leaf_cert_crl max_verify_depth system_root_certs
  suppress_client_ca_list
`);

/** extensions.transport_sockets.tls.v3.Secret */
export const SECRET_FIELDS = fields(`
  name tls_certificate session_ticket_keys validation_context generic_secret
`);
