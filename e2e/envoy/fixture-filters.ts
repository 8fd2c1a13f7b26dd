import { type FixturePlace, file } from './fixture-place.ts';

const HTTP = 'type.googleapis.com/envoy.extensions.filters.http';

export const ROUTER = {
  name: 'envoy.filters.http.router',
  typed_config: { '@type': `${HTTP}.router.v3.Router` },
};

const filter = (name: string, type: string, fields: object, more: object = {}): object => ({
  name,
  typed_config: { '@type': `${HTTP}.${type}`, ...fields },
  ...more,
});

const KEY_SET = '{"keys":[{"kty":"oct","kid":"1","alg":"HS256","k":"Y2FuYXJ5LWp3a3Mta2V5"}]}';

const rbac = filter('envoy.filters.http.rbac', 'rbac.v3.RBAC', {
  rules: {
    action: 'DENY',
    policies: {
      'ns[shop]-policy[token-required]-rule[0]': {
        permissions: [
          { header: { name: 'authorization', string_match: { exact: 'matcher-survives-rbac' } } },
        ],
        principals: [{ any: true }],
      },
    },
  },
});

const extAuthz = filter(
  'envoy.filters.http.ext_authz',
  'ext_authz.v3.ExtAuthz',
  {
    failure_mode_allow: true,
    grpc_service: {
      envoy_grpc: { cluster_name: 'local-static' },
      initial_metadata: [{ key: 'x-session', value: 'canary-initial-metadata' }],
    },
  },
  { disabled: true },
);

/** Every kind of filter that may carry a secret in clear, in the order of a gateway's chain. */
export function fixtureFilters(place: FixturePlace): readonly object[] {
  return [
    filter('envoy.filters.http.lua', 'lua.v3.Lua', {
      default_source_code: {
        inline_string: 'local key = "canary-lua"\nfunction envoy_on_request(handle) end',
      },
    }),
    filter('envoy.filters.http.jwt_authn', 'jwt_authn.v3.JwtAuthentication', {
      providers: {
        'token-provider': { issuer: 'https://issuer.example.com', local_jwks: { inline_string: KEY_SET } },
      },
    }),
    filter(
      'envoy.filters.http.basic_auth',
      'basic_auth.v3.BasicAuth',
      {
        users: { inline_string: 'canary-user:{SHA}d95o2uzYI7q7tY7bHI4U1xBug7s=' },
      },
      { disabled: true },
    ),
    extAuthz,
    rbac,
    {
      name: 'late-header',
      config_discovery: { config_source: file(place, 'ecds.json'), type_urls: [`${HTTP}.lua.v3.Lua`] },
    },
    filter('envoy.filters.http.cors', 'cors.v3.Cors', {}),
    ROUTER,
  ];
}
