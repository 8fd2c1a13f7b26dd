/**
 * HTTP filters that answer before the router. What Envoy refuses at load: an abort without status; a JWT rule that
 * names an unknown provider. A per-route key that names no filter of the chain is let through.
 */
import type { Random } from '../random.ts';
import { type Clause, type Draft, removeHeader, setHeader } from './draft.ts';
import { FILTER_CONFIG, filter, HTTP, headerClause, type MadeFilter, type Trigger } from './filter-made.ts';
import { openFilter, rateLimit } from './open-filters.ts';
import { rbac, rbacAllow, rbacTree } from './rbac.ts';

export interface Filters {
  readonly json: readonly object[];
  readonly triggers: readonly Trigger[];
  /** `typed_per_filter_config` of a route, virtual host or route configuration; null for none. */
  perRoute(random: Random): object | null;
}

const abort = (status: number, numerator: number): object => ({
  abort: { http_status: status, percentage: { numerator } },
  headers: [{ name: 'x-fault', string_match: { exact: '1' } }],
});

function fault(random: Random): MadeFilter {
  const type = { '@type': `${HTTP}.fault.v3.HTTPFault` };
  const scope = random.chance(0.3) ? { upstream_cluster: 'one' } : {};
  const delay = random.chance(0.2)
    ? { delay: { fixed_delay: '0.001s', percentage: { numerator: 100 } } }
    : {};
  return {
    json: filter('fault', 'fault.v3.HTTPFault', { ...abort(418, 100), ...scope, ...delay }, random),
    triggers: [{ verdict: 'fault', clauses: [headerClause('fault', 'x-fault', '1')] }],
    over: (own) => ({ ...type, ...abort(own.pick([500, 503]), own.pick([0, 100])) }),
  };
}

function cors(random: Random): MadeFilter {
  const policy = {
    '@type': `${HTTP}.cors.v3.CorsPolicy`,
    allow_origin_string_match: [{ exact: 'https://o.com' }],
    allow_methods: 'GET',
  };
  const preflight = (draft: Draft): void => {
    draft.method = 'OPTIONS';
    setHeader(draft, 'origin', 'https://o.com');
    setHeader(draft, 'access-control-request-method', 'GET');
  };
  const spoil = (draft: Draft): void => {
    preflight(draft);
    if (random.chance(0.5)) setHeader(draft, 'origin', 'https://p.com');
    else removeHeader(draft, 'access-control-request-method');
  };
  const clause: Clause = { kind: 'cors', satisfy: preflight, spoil };
  return {
    json: filter('cors', 'cors.v3.Cors', {}, random),
    triggers: [{ verdict: 'direct-response', clauses: [clause] }],
    over: (own) => ({
      ...policy,
      ...(own.chance(0.2) ? { filter_enabled: { default_value: { numerator: 0 } } } : {}),
      ...(own.chance(0.3) ? { forward_not_matching_preflights: false } : {}),
    }),
  };
}

const KEYS = '{"keys":[{"kty":"oct","kid":"1","alg":"HS256","k":"Y2FuYXJ5LWp3a3Mta2V5"}]}';

function jwt(random: Random): MadeFilter {
  const rules = [
    { match: { prefix: '/b' }, requires: { provider_name: 'p' } },
    {
      match: { prefix: '/a', headers: [{ name: 'x-jwt', present_match: true }] },
      requires: { provider_name: 'p' },
    },
  ];
  const providers = { p: { issuer: 'i', local_jwks: { inline_string: KEYS } } };
  return {
    json: filter('jwt', 'jwt_authn.v3.JwtAuthentication', { providers, rules }, random),
    triggers: [{ verdict: 'denied', clauses: [headerClause('jwt', 'x-jwt', '1')] }],
    over: (own) =>
      own.chance(0.5)
        ? { '@type': `${HTTP}.jwt_authn.v3.PerRouteConfig`, disabled: true }
        : { ...FILTER_CONFIG, disabled: true },
  };
}

const ROUTER = { name: 'router', typed_config: { '@type': `${HTTP}.router.v3.Router` } };

const MAKERS: readonly [(random: Random) => MadeFilter, number][] = [
  [openFilter, 0.04],
  [cors, 0.3],
  [jwt, 0.15],
  [rbac, 0.3],
  [rbacTree, 0.12],
  [rbacAllow, 0.15],
  [rateLimit, 0.06],
  [fault, 0.25],
];

export function madeFilters(random: Random): Filters {
  const chosen = MAKERS.filter(([, often]) => random.chance(often)).map(([make]) => make(random));
  // What stands before an open filter is decided all the same.
  const made = random.chance(0.3) ? [...chosen.slice(1), ...chosen.slice(0, 1)] : chosen;
  return {
    json: [...made.map(({ json }) => json), ROUTER],
    triggers: made.flatMap(({ triggers }) => triggers),
    perRoute: (own) => {
      const entries = made.flatMap(({ json: { name }, over }) =>
        over !== null && own.chance(name === 'cors' ? 0.4 : 0.12) ? [[name, over(own)] as const] : [],
      );
      return entries.length === 0 ? null : Object.fromEntries(entries);
    },
  };
}
