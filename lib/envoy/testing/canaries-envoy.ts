import type { Json } from '@/lib/core/json';
import { HTTP, header, type Place } from './place';

const wasm = (fields: { readonly [key: string]: Json }): Json => ({
  typed_config: { '@type': `${HTTP}wasm.v3.Wasm`, config: { name: 'plugin', ...fields } },
});
const bytes = (text: string): string => btoa(`${text}-----`);

/** Where Envoy's configuration holds secrets. */
export const ENVOY_PLACES: readonly Place[] = [
  {
    name: 'the private key of a certificate',
    make: (text) => ({ tls_certificate: { private_key: { inline_string: text } } }),
  },
  {
    name: 'the bytes of a private key',
    make: (text) => ({ tls_certificates: [{ private_key: { inline_bytes: text } }] }),
  },
  {
    name: 'a PKCS #12 store',
    make: (text) => ({
      tls_certificate: { pkcs12: { inline_bytes: text }, password: { inline_string: text } },
    }),
  },
  {
    name: 'a private key provider',
    make: (text) => ({
      private_key_provider: { provider_name: 'p', typed_config: { '@type': 'x/y', key: text } },
    }),
  },
  {
    name: 'session ticket keys',
    make: (text) => ({ session_ticket_keys: { keys: [{ inline_bytes: text }] } }),
  },
  {
    name: 'a generic secret',
    make: (text) => ({
      name: 's',
      generic_secret: { secret: { inline_string: text }, secrets: { a: { inline_string: text } } },
    }),
  },
  {
    name: 'basic auth users',
    make: (text) => ({ '@type': `${HTTP}basic_auth.v3.BasicAuth`, users: { inline_string: text } }),
  },
  {
    name: 'api keys',
    make: (text) => ({
      '@type': `${HTTP}api_key_auth.v3.ApiKeyAuth`,
      credentials: [{ key: text, client: 'c' }],
    }),
  },
  {
    name: 'ext_authz context',
    make: (text) => ({ check_settings: { context_extensions: { tenant: text } } }),
  },
  {
    name: 'a Redis password',
    make: (text) => ({
      downstream_auth_passwords: [{ inline_string: text }],
      auth_password: { inline_string: text },
    }),
  },
  {
    name: 'AWS credentials',
    make: (text) => ({ credentials: { access_key_id: text, secret_access_key: text, session_token: text } }),
  },
  { name: 'a SkyWalking token', make: (text) => ({ client_config: { backend_token: text } }) },
  {
    name: 'gRPC call credentials',
    make: (text) => ({
      call_credentials: [
        { access_token: text },
        { google_refresh_token: text },
        { service_account_jwt_access: { json_key: text } },
      ],
    }),
  },
  { name: 'file based gRPC credentials', make: (text) => ({ secret_data: { inline_string: text } }) },
  {
    name: 'gRPC initial metadata',
    make: (text) => ({
      grpc_service: {
        initial_metadata: [
          { key: 'x-any', value: text },
          { key: 'y', raw_value: text },
        ],
      },
    }),
  },
  {
    name: 'headers that are added',
    make: (text) => ({
      request_headers_to_add: [
        header('authorization', text),
        header('X-Api-Key', text),
        header('cookie', text),
      ],
    }),
  },
  {
    name: 'a header in bytes',
    make: (text) => ({ request_headers_to_add: [{ header: { key: 'x-auth-token', raw_value: text } }] }),
  },
  {
    name: 'a health check’s headers',
    make: (text) => ({ http_health_check: { request_headers_to_add: [header('authorization', text)] } }),
  },
  {
    name: 'a tracer’s headers',
    make: (text) => ({ http_service: { request_headers_to_add: [header('x-session', text)] } }),
  },
  {
    name: 'a Lua filter',
    make: (text) => ({
      '@type': `${HTTP}lua.v3.Lua`,
      inline_code: text,
      default_source_code: { inline_string: text },
    }),
  },
  {
    name: 'Lua of a route',
    make: (text) => ({ source_code: { inline_string: text }, source_codes: { a: { inline_string: text } } }),
  },
  {
    name: 'Wasm configuration as text',
    make: (text) =>
      wasm({ configuration: { '@type': 'type.googleapis.com/google.protobuf.StringValue', value: text } }),
  },
  {
    name: 'Wasm configuration as a struct',
    make: (text) =>
      wasm({
        configuration: {
          '@type': 'type.googleapis.com/google.protobuf.Struct',
          value: { filename: text, list: [text, { name: text }] },
        },
      }),
  },
  {
    name: 'the environment of a Wasm VM',
    make: (text) => wasm({ vm_config: { environment_variables: { key_values: { PLAIN: text } } } }),
  },
  {
    name: 'Wasm in a typed struct',
    make: (text) => ({
      '@type': 'type.googleapis.com/udpa.type.v1.TypedStruct',
      type_url: `${HTTP}wasm.v3.Wasm`,
      value: { config: { configuration: { value: text } } },
    }),
  },
  {
    name: 'a local key set',
    make: (text) => ({
      providers: { token: { local_jwks: { inline_string: `{"keys":[{"k":"${text}"}]}` } } },
    }),
  },
  {
    name: 'node metadata',
    make: (text) => ({
      node: {
        metadata: {
          ISTIO_META_PASSWORD: text,
          PROXY_CONFIG: { proxyMetadata: { MY_TOKEN: text } },
          API_KEYS: { a: [text] },
        },
      },
    }),
  },
  {
    name: 'JSON in node metadata',
    make: (text) => ({ node: { metadata: { PROXY_CONFIG: JSON.stringify({ env: { DB_SECRET: text } }) } } }),
  },
  { name: 'a static runtime layer', make: (text) => ({ static_layer: { shop: { client_secret: text } } }) },
  {
    name: 'an untyped struct',
    make: (text) => ({
      typed_config: {
        '@type': 'type.googleapis.com/xds.type.v3.TypedStruct',
        type_url: 'type.googleapis.com/acme.Filter',
        value: { token_bucket: { a: text }, secret: { b: text } },
      },
    }),
  },
  {
    name: 'the bootstrap on the command line',
    make: (text) => ({ command_line_options: { config_yaml: `{node: {id: ${text}}}` } }),
  },
  {
    name: 'a credential in a matcher’s text',
    make: (text) => ({ match: { headers: [{ name: 'a', string_match: { exact: `Bearer ${text}` } }] } }),
  },
  {
    name: 'a credential in a response',
    make: (text) => ({ direct_response: { body: { inline_string: `use Bearer ${text}` } } }),
  },
  {
    name: 'an address with a password',
    make: (text) => ({ tracing: { uri: `https://user:${text}@collector.example.com:443/x` } }),
  },
  { name: 'a JWT anywhere', make: (text) => ({ access_log_path: `/var/log/eyJ${text}.${text}.${text}` }) },
  { name: 'a private key in a text', make: (text) => ({ note: `x\n-----BEGIN PRIVATE KEY-----\n${text}` }) },
  {
    name: 'a private key in bytes',
    make: (text) => ({ blob: { inline_bytes: `${bytes('-----BEGIN PRIVATE KEY')}${text}` } }),
  },
  {
    name: 'a header inside a matcher tree’s action',
    make: (text) => ({
      matcher: {
        matcher_tree: {
          exact_match_map: {
            map: { a: { action: { typed_config: { request_headers_to_add: [header('cookie', text)] } } } },
          },
        },
      },
    }),
  },
];
