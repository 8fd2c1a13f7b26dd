import type { NamedCase } from './model.ts';

const HTTP = 'type.googleapis.com/envoy.extensions.filters.http';
const DIRECT = { name: 'd', match: { prefix: '/' }, direct_response: { status: 204 } };
const ANY = { any: true };

const deny = (policies: object): readonly object[] => [
  {
    name: 'rbac',
    typed_config: { '@type': `${HTTP}.rbac.v3.RBAC`, rules: { action: 'DENY', policies } },
  },
];
const denyWho = (principal: object): readonly object[] =>
  deny({ p: { permissions: [ANY], principals: [principal] } });
const denyWhat = (permission: object): readonly object[] =>
  deny({ p: { permissions: [permission], principals: [ANY] } });

const DENIED = { verdict: 'denied', status: 403 };
const PASSED = { verdict: 'direct-response', status: 204 };
const named = { authenticated: { principal_name: { exact: 'spiffe://a/b' } } };
const state = { filter_state: { key: 'k', string_match: { exact: 'v' } } };
const metadata = { filter: 'f', path: [{ key: 'k' }], value: { string_match: { exact: 'v' } } };
const sourced = { sourced_metadata: { metadata_matcher: metadata, metadata_source: 'ROUTE' } };
const forwarded = [['x-forwarded-for', '9.9.9.9']] as const;
const action = (name: string, verb: string): object => ({
  name: 'act',
  typed_config: { '@type': 'type.googleapis.com/envoy.config.rbac.v3.Action', name, action: verb },
});
const bySubject = {
  '@type': 'type.googleapis.com/envoy.extensions.matching.common_inputs.ssl.v3.SubjectInput',
};

const NETWORK = 'type.googleapis.com/envoy.extensions.filters.network.rbac.v3.RBAC';
const PATHLESS = { not_rule: { url_path: { path: { prefix: '/' } } } };
const network = (rules: object): readonly object[] => [
  { name: 'rbac', typed_config: { '@type': NETWORK, stat_prefix: 'n', rules } },
];

/** A case with one route and one request. */
const one = (
  name: string,
  filters: readonly object[],
  expected: NamedCase['requests'][number]['expected'],
  more: Partial<NamedCase['requests'][number]> = {},
): NamedCase => ({ name, filters, routes: [DIRECT], requests: [{ line: 'GET /a', expected, ...more }] });

export const RBAC: readonly NamedCase[] = [
  one('without TLS nobody is authenticated', denyWho(named), PASSED),
  one('without TLS everybody is not authenticated', denyWho({ not_id: named }), DENIED),
  one('filter state that nobody wrote is no principal', denyWho(state), PASSED),
  one('filter state that nobody wrote is not that principal', denyWho({ not_id: state }), DENIED),
  {
    ...one('metadata of the route is a permission', denyWhat(sourced), DENIED),
    routes: [{ ...DIRECT, metadata: { filter_metadata: { f: { k: 'v' } } } }],
  },
  one('metadata that the route does not have is none', denyWhat(sourced), PASSED),
  one(
    'direct_remote_ip is the TCP peer whatever x-forwarded-for says',
    denyWho({ direct_remote_ip: { address_prefix: '127.5.0.0', prefix_len: 16 } }),
    DENIED,
    { headers: forwarded },
  ),
  one(
    'remote_ip is what x-forwarded-for says',
    denyWho({ remote_ip: { address_prefix: '9.9.9.9', prefix_len: 32 } }),
    DENIED,
    { headers: forwarded },
  ),
  one(
    'source_ip is that of the connection',
    denyWho({ source_ip: { address_prefix: '9.9.9.9', prefix_len: 32 } }),
    PASSED,
    { headers: forwarded },
  ),
  one(
    'a tree that looks at a certificate denies without TLS',
    [
      {
        name: 'rbac',
        typed_config: {
          '@type': `${HTTP}.rbac.v3.RBAC`,
          matcher: {
            matcher_list: {
              matchers: [
                {
                  predicate: {
                    single_predicate: {
                      input: { name: 'i', typed_config: bySubject },
                      value_match: { prefix: 'x' },
                    },
                  },
                  on_match: { action: action('no', 'DENY') },
                },
              ],
            },
            on_no_match: { action: action('yes', 'ALLOW') },
          },
        },
      },
    ],
    { ...DENIED, details: 'rbac_access_denied_matched_policy[none]' },
  ),
  one(
    'only blanks of ASCII become underscores in the name of a policy',
    deny({ 'a\u00a0b\tc': { permissions: [ANY], principals: [ANY] } }),
    { ...DENIED, details: 'rbac_access_denied_matched_policy[a\u00a0b_c]' },
  ),
  one(
    'policies are tried in the order of the bytes of their names',
    deny({
      '\u{1f600}': { permissions: [ANY], principals: [ANY] },
      '\uff41': { permissions: [ANY], principals: [ANY] },
    }),
    { ...DENIED, details: 'rbac_access_denied_matched_policy[\uff41]' },
  ),
  {
    name: 'a network filter denies by closing the connection, and sees no request',
    network: network({ action: 'DENY', policies: { p: { permissions: [PATHLESS], principals: [ANY] } } }),
    routes: [DIRECT],
    requests: [{ line: 'GET /a', expected: { verdict: 'denied', status: null, details: null } }],
  },
  {
    name: 'a network filter takes no address from x-forwarded-for',
    network: network({
      action: 'DENY',
      policies: {
        p: {
          permissions: [ANY],
          principals: [{ remote_ip: { address_prefix: '9.9.9.9', prefix_len: 32 } }],
        },
      },
    }),
    routes: [DIRECT],
    requests: [{ line: 'GET /a', headers: forwarded, expected: PASSED }],
  },
];
