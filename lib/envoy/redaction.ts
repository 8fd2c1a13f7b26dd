import type { RedactionRules } from '@/lib/json/redaction-rules';
import { TRIGGERS } from './redaction-triggers';
import { VALUE_RULES } from './redaction-values';

const words = (text: string): readonly string[] => text.trim().split(/\s+/);
const set = (text: string): ReadonlySet<string> => new Set(words(text));
const folds = (rule: string, fields: string): readonly (readonly [string, string])[] =>
  words(fields).map((field) => [field, rule] as const);

/**
 * What looks like a secret in the name of a field, header or variable. No word borders: `dbpassword` and
 * `MYTOKEN` are as common as `db_password`.
 */
const SECRET_WORDS =
  'authorization|cookie|token|secret|passw(?:or)?d|passphrase|api_?key|private_?key|access_?key';

/** Fields whose whole content is a secret or program text, whatever message they are in. */
const FOLDS = new Map([
  ...folds('private-key', 'private_key private_key_provider pkcs12 json_key secret_data'),
  ...folds('session-ticket-keys', 'session_ticket_keys'),
  ...folds('generic-secret', 'generic_secret'),
  ...folds('jwks', 'local_jwks jwks'),
  ...folds('lua-code', 'inline_code source_code source_codes default_source_code'),
  ...folds('wasm-configuration', 'plugin_config'),
  ...folds('credentials', 'context_extensions'),
  // A copy of the whole object as it was written, with everything that other rules would hide in it.
  ...folds('last-applied', 'kubectl.kubernetes.io/last_applied_configuration'),
  // The bootstrap as text, on the command line (`/server_info`).
  ...folds('bootstrap-text', 'config_yaml'),
  ...folds('grpc-metadata', 'initial_metadata'),
]);

/**
 * Rules for everything that Gatescope reads: Envoy's admin answers and Kubernetes objects.
 *
 * Envoy hides the fields that its protos call sensitive (`udpa.annotations.sensitive`). What it leaves in clear,
 * and what Envoy cannot know to be a secret, is hidden here: headers, gRPC metadata, program text, key sets,
 * environment, untyped configuration. Conditions (route match, RBAC, hash policy, labels) stay, but for values
 * that are surely secrets: hiding them would make Gatescope explain something else than Envoy does.
 */
export const REDACTION_RULES: RedactionRules = {
  nameMaps: set(`
    typed_per_filter_config per_filter_config typed_extension_protocol_options filter_metadata
    typed_filter_metadata providers requirement_map policies map`),
  matchers: set(`
    match matches string_match safe_regex predicate permissions principals hash_policy retriable_headers
    retriable_request_headers filter_chain_match header_filter allow_origin_string_match allowed_headers
    disallowed_headers query_parameters domains regex_rewrite host_rewrite_path_regex`),
  labels: set('labels match_labels selector metadata_match envoy.lb envoy.transport_socket_match'),
  untyped: set('metadata annotations filter_metadata static_layer proxy_metadata'),
  folds: FOLDS,
  typeFolds: [
    { type: /wasm/i, folds: new Map(folds('wasm-configuration', 'configuration key_values')) },
    { type: /\bbasic_auth\b/, folds: new Map(folds('credentials', 'users')) },
    { type: /\bapi_key_auth\b/, folds: new Map(folds('credentials', 'credentials')) },
  ],
  secretName: new RegExp(SECRET_WORDS),
  secretEntry: new RegExp(
    `${SECRET_WORDS.replaceAll('_?', '[-_]?')}|credential|jwt|signature|(?:^|[-_])(?:auth|session|sid)(?:[-_]|$)`,
    'i',
  ),
  notSecret:
    /_(?:names?|path|ur[il]|endpoint|type|header|file|domain|profile|in|interval|seconds|size|configs?|ref)$/,
  // The sections and references of secrets, token buckets and cookies of Envoy; volumes of Kubernetes.
  structures: set(`
    secret secrets static_secrets dynamic_active_secrets dynamic_warming_secrets client_secret hmac_secret
    token_secret authorization_request authorization_response forward_id_token token_bucket cookie cookies
    token_cookie_chunking token_estimation token_usage input_token_details output_token_details http_cookie
    image_pull_secrets service_account_token token_requests`),
  values: VALUE_RULES,
  triggers: TRIGGERS,
};
