/**
 * HTTP filters that answer before the router. What Envoy refuses at load: an RBAC policy without permissions or
 * principals; an abort without status; a JWT rule that names an unknown provider. A per-route key that names no filter of
 * the chain is let through.
 */
import type { Random } from '../random.ts';
import { type Clause, type Draft, removeHeader, setHeader } from './draft.ts';

const HTTP = 'type.googleapis.com/envoy.extensions.filters.http';

export interface Trigger {
  readonly kind: string;
  readonly verdict: 'denied' | 'fault' | 'direct-response';
  readonly clause: Clause;
}

export interface Filters {
  readonly json: readonly object[];
  readonly triggers: readonly Trigger[];
  /** `typed_per_filter_config` of a route, virtual host or route configuration; null for none. */
  perRoute(random: Random): object | null;
}

const header = (name: string, value: string): Clause => ({
  kind: `filter by ${name}`,
  satisfy: (draft) => setHeader(draft, name, value),
  spoil: (draft) => removeHeader(draft, name),
});

const path = (text: string, other: string): Clause => ({
  kind: 'filter by path',
  satisfy: (draft) => {
    draft.path = text;
  },
  spoil: (draft) => {
    draft.path = other;
  },
});

const named = (name: string, value: string): object => ({ header: { name, string_match: { exact: value } } });

/** Permissions (or, with `_ids`, principals) with what triggers them. */
const RULES: readonly { kind: string; permission: object; clause: Clause }[] = [
  { kind: 'header', permission: named('x-deny', '1'), clause: header('x-deny', '1') },
  { kind: 'url_path', permission: { url_path: { path: { exact: '/a/b' } } }, clause: path('/a/b', '/a/b/') },
  {
    kind: 'and',
    permission: { and_rules: { rules: [named('x-deny', '1'), { not_rule: named('x-b', 'ab') }] } },
    clause: header('x-deny', '1'),
  },
  {
    kind: 'or',
    permission: { or_rules: { rules: [named('x-deny', '2'), named('x-a', 'no')] } },
    clause: header('x-deny', '2'),
  },
  {
    kind: 'sni',
    permission: { requested_server_name: { exact: 'api.a.com' } },
    clause: { kind: 'filter by sni', satisfy: () => undefined, spoil: null },
  },
  {
    kind: 'port range',
    permission: {
      and_rules: { rules: [named('x-deny', '1'), { destination_port_range: { start: 1, end: 32_000 } }] },
    },
    clause: header('x-deny', '1'),
  },
];

const PRINCIPALS: readonly object[] = [
  { any: true },
  { any: true },
  { direct_remote_ip: { address_prefix: '127.1.0.0', prefix_len: 16 } },
  { remote_ip: { address_prefix: '127.0.0.0', prefix_len: 8 } },
  { not_id: { header: { name: 'x-env', present_match: true } } },
];

function deny(random: Random): { rules: object; triggers: readonly Trigger[] } {
  const rule = random.pick(RULES);
  const policy = { permissions: [rule.permission], principals: [random.pick(PRINCIPALS)] };
  const rules = { action: 'DENY', policies: { [random.pick(['my policy', 'p', 'B'])]: policy } };
  return { rules, triggers: [{ kind: `rbac deny ${rule.kind}`, verdict: 'denied', clause: rule.clause }] };
}

function allow(): object {
  const policy = { permissions: [{ not_rule: named('x-allow', 'no') }], principals: [{ any: true }] };
  return { action: 'ALLOW', policies: { open: policy } };
}

interface One {
  readonly json: object;
  readonly triggers: readonly Trigger[];
  readonly over: ((random: Random) => object) | null;
}

const filter = (name: string, type: string, fields: object, random: Random): object => ({
  name,
  typed_config: { '@type': `${HTTP}.${type}`, ...fields },
  ...(random.chance(0.08) ? { disabled: true } : {}),
});

const FILTER_CONFIG = { '@type': 'type.googleapis.com/envoy.config.route.v3.FilterConfig' };

function rbac(random: Random): One {
  const { rules, triggers } = deny(random);
  const perRoute = `${HTTP}.rbac.v3.RBACPerRoute`;
  return {
    json: filter('rbac', 'rbac.v3.RBAC', random.chance(0.05) ? {} : { rules }, random),
    triggers,
    over: (own) =>
      own.pick<object>([
        { '@type': perRoute },
        { '@type': perRoute, rbac: { rules: deny(own).rules } },
        { '@type': perRoute, rbac: { rules: allow() } },
        { ...FILTER_CONFIG, disabled: true },
        { ...FILTER_CONFIG, config: { '@type': perRoute, rbac: { rules: deny(own).rules } } },
      ]),
  };
}

function rbacAllow(random: Random): One {
  const clause = header('x-allow', 'no');
  return {
    json: filter('rbac-allow', 'rbac.v3.RBAC', { rules: allow() }, random),
    triggers: [{ kind: 'rbac allow', verdict: 'denied', clause }],
    over: null,
  };
}

const abort = (status: number, numerator: number): object => ({
  abort: { http_status: status, percentage: { numerator } },
  headers: [{ name: 'x-fault', string_match: { exact: '1' } }],
});

function fault(random: Random): One {
  const type = { '@type': `${HTTP}.fault.v3.HTTPFault` };
  const scope = random.chance(0.3) ? { upstream_cluster: 'one' } : {};
  return {
    json: filter('fault', 'fault.v3.HTTPFault', { ...abort(418, 100), ...scope }, random),
    triggers: [{ kind: 'fault', verdict: 'fault', clause: header('x-fault', '1') }],
    over: (own) => ({ ...type, ...abort(own.pick([500, 503]), own.pick([0, 100])) }),
  };
}

function cors(random: Random): One {
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
  const clause: Clause = { kind: 'filter by origin', satisfy: preflight, spoil };
  return {
    json: filter('cors', 'cors.v3.Cors', {}, random),
    triggers: [{ kind: 'cors', verdict: 'direct-response', clause }],
    over: (own) => ({
      ...policy,
      ...(own.chance(0.2) ? { filter_enabled: { default_value: { numerator: 0 } } } : {}),
      ...(own.chance(0.3) ? { forward_not_matching_preflights: false } : {}),
    }),
  };
}

const KEYS = '{"keys":[{"kty":"oct","kid":"1","alg":"HS256","k":"Y2FuYXJ5LWp3a3Mta2V5"}]}';

function jwt(random: Random): One {
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
    triggers: [{ kind: 'jwt', verdict: 'denied', clause: header('x-jwt', '1') }],
    over: (own) =>
      own.chance(0.5)
        ? { '@type': `${HTTP}.jwt_authn.v3.PerRouteConfig`, disabled: true }
        : { ...FILTER_CONFIG, disabled: true },
  };
}

const ROUTER = { name: 'router', typed_config: { '@type': `${HTTP}.router.v3.Router` } };

export function madeFilters(random: Random): Filters {
  const makers: readonly [(random: Random) => One, number][] = [
    [cors, 0.3],
    [jwt, 0.15],
    [rbac, 0.4],
    [rbacAllow, 0.15],
    [fault, 0.3],
  ];
  const made = makers.filter(([, often]) => random.chance(often)).map(([make]) => make(random));
  const names = made.map(({ json, over }) => ({ name: 'name' in json ? String(json.name) : '', over }));
  return {
    json: [...made.map(({ json }) => json), ROUTER],
    triggers: made.flatMap(({ triggers }) => triggers),
    perRoute: (own) => {
      const chosen = names.flatMap(({ name, over }) =>
        over !== null && own.chance(name === 'cors' ? 0.4 : 0.12) ? [[name, over(own)] as const] : [],
      );
      return chosen.length === 0 ? null : Object.fromEntries(chosen);
    },
  };
}
