/**
 * Field numbers of the messages that the generated gateway is served over ADS: route configurations, endpoints,
 * secrets. Source: envoyproxy/envoy `api/envoy/**.proto` (v3); names without package, which are unique here.
 */

/** A scalar, a well-known type, another message, an enum by its names, or `map:` of one of these. Lists need no mark. */
export type FieldKind = string;
export type MessageTable = Readonly<Record<string, Readonly<Record<string, readonly [number, FieldKind]>>>>;

export const ENUMS: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  TlsRequirementType: { NONE: 0, EXTERNAL_ONLY: 1, ALL: 2 },
  HealthStatus: { UNKNOWN: 0, HEALTHY: 1, UNHEALTHY: 2, DRAINING: 3, TIMEOUT: 4, DEGRADED: 5 },
  DenominatorType: { HUNDRED: 0, TEN_THOUSAND: 1, MILLION: 2 },
  HeaderAppendAction: { APPEND_IF_EXISTS_OR_ADD: 0, ADD_IF_ABSENT: 1, OVERWRITE_IF_EXISTS_OR_ADD: 2 },
};

const CORE: MessageTable = {
  Metadata: { filter_metadata: [1, 'map:Struct'] },
  DataSource: { inline_bytes: [2, 'bytes'], inline_string: [3, 'string'] },
  HeaderValue: { key: [1, 'string'], value: [2, 'string'] },
  HeaderValueOption: { header: [1, 'HeaderValue'], append_action: [3, 'HeaderAppendAction'] },
  FractionalPercent: { numerator: [1, 'uint32'], denominator: [2, 'DenominatorType'] },
  RuntimeFractionalPercent: { default_value: [1, 'FractionalPercent'] },
  RegexMatcher: { regex: [2, 'string'] },
  StringMatcher: { exact: [1, 'string'], prefix: [2, 'string'], safe_regex: [5, 'RegexMatcher'] },
};

const ROUTE: MessageTable = {
  RouteConfiguration: {
    name: [1, 'string'],
    virtual_hosts: [2, 'VirtualHost'],
    validate_clusters: [7, 'BoolValue'],
    max_direct_response_body_size_bytes: [11, 'UInt32Value'],
    ignore_port_in_host_matching: [14, 'bool'],
  },
  VirtualHost: {
    name: [1, 'string'],
    domains: [2, 'string'],
    routes: [3, 'Route'],
    require_tls: [4, 'TlsRequirementType'],
    include_request_attempt_count: [14, 'bool'],
  },
  Route: {
    match: [1, 'RouteMatch'],
    route: [2, 'RouteAction'],
    redirect: [3, 'RedirectAction'],
    metadata: [4, 'Metadata'],
    decorator: [5, 'Decorator'],
    direct_response: [7, 'DirectResponseAction'],
    request_headers_to_add: [9, 'HeaderValueOption'],
    typed_per_filter_config: [13, 'map:Any'],
    name: [14, 'string'],
  },
  RouteMatch: {
    prefix: [1, 'string'],
    path: [2, 'string'],
    case_sensitive: [4, 'BoolValue'],
    headers: [6, 'HeaderMatcher'],
    query_parameters: [7, 'QueryParameterMatcher'],
    safe_regex: [10, 'RegexMatcher'],
  },
  HeaderMatcher: { name: [1, 'string'], string_match: [13, 'StringMatcher'] },
  QueryParameterMatcher: { name: [1, 'string'], string_match: [5, 'StringMatcher'] },
  RouteAction: {
    cluster: [1, 'string'],
    weighted_clusters: [3, 'WeightedCluster'],
    prefix_rewrite: [5, 'string'],
    host_rewrite_literal: [6, 'string'],
    timeout: [8, 'Duration'],
    retry_policy: [9, 'RetryPolicy'],
    max_grpc_timeout: [23, 'Duration'],
    request_mirror_policies: [30, 'RequestMirrorPolicy'],
  },
  WeightedCluster: { clusters: [1, 'ClusterWeight'] },
  ClusterWeight: {
    name: [1, 'string'],
    weight: [2, 'UInt32Value'],
    response_headers_to_add: [5, 'HeaderValueOption'],
  },
  RequestMirrorPolicy: {
    cluster: [1, 'string'],
    runtime_fraction: [3, 'RuntimeFractionalPercent'],
    trace_sampled: [4, 'BoolValue'],
    disable_shadow_host_suffix_append: [6, 'bool'],
  },
  RetryPolicy: {
    retry_on: [1, 'string'],
    num_retries: [2, 'UInt32Value'],
    retry_host_predicate: [5, 'RetryHostPredicate'],
    host_selection_retry_max_attempts: [6, 'int64'],
  },
  RetryHostPredicate: { name: [1, 'string'], typed_config: [3, 'Any'] },
  PreviousHostsPredicate: {},
  RedirectAction: { path_redirect: [2, 'string'], https_redirect: [4, 'bool'] },
  DirectResponseAction: { status: [1, 'uint32'], body: [2, 'DataSource'] },
  Decorator: { operation: [1, 'string'] },
  CorsPolicy: {
    allow_origin_string_match: [1, 'StringMatcher'],
    allow_methods: [2, 'string'],
    allow_headers: [3, 'string'],
    max_age: [5, 'string'],
    allow_credentials: [6, 'BoolValue'],
    filter_enabled: [7, 'RuntimeFractionalPercent'],
    forward_not_matching_preflights: [10, 'BoolValue'],
  },
};

const ENDPOINT: MessageTable = {
  ClusterLoadAssignment: { cluster_name: [1, 'string'], endpoints: [2, 'LocalityLbEndpoints'] },
  LocalityLbEndpoints: {
    locality: [1, 'Locality'],
    lb_endpoints: [2, 'LbEndpoint'],
    load_balancing_weight: [3, 'UInt32Value'],
    priority: [5, 'uint32'],
  },
  Locality: { region: [1, 'string'], zone: [2, 'string'], sub_zone: [3, 'string'] },
  LbEndpoint: {
    endpoint: [1, 'Endpoint'],
    health_status: [2, 'HealthStatus'],
    metadata: [3, 'Metadata'],
    load_balancing_weight: [4, 'UInt32Value'],
  },
  Endpoint: { address: [1, 'Address'] },
  Address: { socket_address: [1, 'SocketAddress'] },
  SocketAddress: { address: [2, 'string'], port_value: [3, 'uint32'] },
};

const SECRET: MessageTable = {
  Secret: {
    name: [1, 'string'],
    tls_certificate: [2, 'TlsCertificate'],
    validation_context: [4, 'CertificateValidationContext'],
  },
  TlsCertificate: { certificate_chain: [1, 'DataSource'], private_key: [2, 'DataSource'] },
  CertificateValidationContext: { trusted_ca: [1, 'DataSource'] },
};

const DISCOVERY: MessageTable = {
  DiscoveryResponse: {
    version_info: [1, 'string'],
    resources: [2, 'Any'],
    type_url: [4, 'string'],
    nonce: [5, 'string'],
  },
};

export const MESSAGES: MessageTable = { ...CORE, ...ROUTE, ...ENDPOINT, ...SECRET, ...DISCOVERY };
