/**
 * Routes, virtual hosts and route configurations. What Envoy refuses at load: a domain twice in a route configuration
 * (letter case aside), an empty domain list, two `*`.
 */
import type { Random } from '../random.ts';
import { madeAction } from './actions.ts';
import { type Clause, type Draft, setHeader } from './draft.ts';
import type { Filters } from './filters.ts';
import { madePath } from './paths.ts';
import { madeCookie, madeHeader, madeQuery } from './strings.ts';

export interface Target {
  readonly name: string;
  readonly clauses: readonly Clause[];
}

export interface MadeHost {
  readonly clauses: readonly Clause[];
  readonly routes: readonly Target[];
}

export interface MadeRoutes {
  readonly json: object;
  readonly hosts: readonly MadeHost[];
}

export interface Names {
  route(): string;
}

/** Domain, a host that it takes. */
const DOMAINS = [
  ['exact', 'a.com', 'a.com'],
  ['exact', 'B.com', 'b.com'],
  ['exact', 'api.a.com', 'API.a.com'],
  ['exact', 'a.com:8080', 'a.com:8080'],
  ['suffix', '*.a.com', 'x.a.com'],
  ['suffix', '*-x.a.com', 'y-x.a.com'],
  ['suffix', '*.com', 'c.com'],
  ['suffix', '*a.com', 'bba.com'],
  ['prefix', 'api.*', 'api.b.org'],
  ['prefix', 'a.*', 'a.org'],
  ['prefix', 'b.com:*', 'b.com:99'],
  ['star', '*', 'other.org'],
] as const;

function domainClause(kind: string, host: string): Clause {
  const spoil = (draft: Draft): void => {
    draft.host = kind === 'suffix' ? host.slice(host.indexOf('.')) : `${host}x`;
  };
  return {
    kind: `domain ${kind}`,
    satisfy: (draft) => {
      draft.host = host;
    },
    spoil: kind === 'star' ? null : spoil,
  };
}

function gates(random: Random): { json: object; clauses: readonly Clause[] } {
  if (random.chance(0.06)) {
    const clause: Clause = {
      kind: 'grpc',
      satisfy: (d) =>
        setHeader(d, 'content-type', random.pick(['application/grpc', 'application/grpc+proto'])),
      spoil: (d) => setHeader(d, 'content-type', random.pick(['application/grpc-web', 'application/grpc;x'])),
    };
    return { json: { grpc: {} }, clauses: [clause] };
  }
  if (random.chance(0.06)) {
    const default_value = random.pick([
      { numerator: 0 },
      { numerator: 100 },
      { numerator: 200, denominator: 'HUNDRED' },
      { numerator: 1_000_000, denominator: 'MILLION' },
    ]);
    const runtime_key = random.pick(['half.off', 'always', 'never', 'absent', 'text']);
    return { json: { runtime_fraction: { default_value, runtime_key } }, clauses: [] };
  }
  if (random.chance(0.04)) {
    return {
      json: { tls_context: random.pick([{ presented: true }, { presented: false }, { validated: false }]) },
      clauses: [],
    };
  }
  if (random.chance(0.04)) {
    const value = random.pick<object>([{ present_match: true }, { string_match: { exact: 'a' } }]);
    const path = [{ key: 'k' }];
    const invert = random.chance(0.5);
    return { json: { dynamic_metadata: [{ filter: 'nobody', path, value, invert }] }, clauses: [] };
  }
  return { json: {}, clauses: [] };
}

function madeRoute(
  random: Random,
  names: Names,
  filters: Filters,
  isLast: boolean,
): { json: object; target: Target } {
  const path = isLast && random.chance(0.4) ? { json: { prefix: '/' }, clauses: [] } : madePath(random);
  const headers = random.some([0, 0, 0], 0.3).map(() => madeHeader(random));
  const queries = random.chance(0.2) ? [madeQuery(random)] : [];
  const cookies = random.chance(0.1) ? [madeCookie(random)] : [];
  const gate = gates(random);
  const match = {
    ...path.json,
    ...gate.json,
    ...(headers.length > 0 ? { headers: headers.map(({ json }) => json) } : {}),
    ...(queries.length > 0 ? { query_parameters: queries.map(({ json }) => json) } : {}),
    ...(cookies.length > 0 ? { cookies: cookies.map(({ json }) => json) } : {}),
  };
  const name = random.chance(0.1) ? '' : names.route();
  const perFilter = filters.perRoute(random);
  const json = {
    ...(name === '' ? {} : { name }),
    match,
    ...madeAction(random, 'path_match_policy' in path.json, 'connect_matcher' in path.json),
    ...(perFilter === null ? {} : { typed_per_filter_config: perFilter }),
  };
  const parts = [path, gate, ...headers, ...queries, ...cookies];
  return { json, target: { name, clauses: parts.flatMap(({ clauses }) => clauses) } };
}

function madeHost(
  random: Random,
  names: Names,
  filters: Filters,
  domains: readonly (typeof DOMAINS)[number][],
  index: number,
) {
  const count = 2 + random.below(5);
  const routes = Array.from({ length: count }, (_, at) =>
    madeRoute(random, names, filters, at === count - 1),
  );
  const perFilter = filters.perRoute(random);
  const json = {
    name: `host-${index}`,
    domains: domains.map(([, domain]) => domain),
    routes: routes.map((route) => route.json),
    ...(random.chance(0.08) ? { require_tls: random.pick(['ALL', 'EXTERNAL_ONLY']) } : {}),
    ...(perFilter === null ? {} : { typed_per_filter_config: perFilter }),
  };
  const [kind, , host] = random.pick<(typeof DOMAINS)[number]>(domains);
  return { json, made: { clauses: [domainClause(kind, host)], routes: routes.map(({ target }) => target) } };
}

export function madeRouteConfig(random: Random, names: Names, filters: Filters, name: string): MadeRoutes {
  const wanted = 1 + random.below(4);
  const pool = [...DOMAINS].sort(() => random.below(3) - 1);
  const groups = Array.from({ length: wanted }, (_, index) =>
    pool.filter((_d, at) => at % 5 === index).slice(0, 1 + random.below(3)),
  );
  const hosts = groups.map((domains, index) => madeHost(random, names, filters, domains, index));
  const perFilter = filters.perRoute(random);
  const json = {
    name,
    validate_clusters: false,
    virtual_hosts: hosts.map((host) => host.json),
    ...(random.chance(0.15) ? { ignore_port_in_host_matching: true } : {}),
    ...(random.chance(0.15) ? { ignore_path_parameters_in_path_matching: true } : {}),
    ...(random.chance(0.05) ? { vhost_header: 'x-host' } : {}),
    ...(random.chance(0.1) ? { internal_only_headers: ['x-a'] } : {}),
    ...(perFilter !== null && random.chance(0.3) ? { typed_per_filter_config: perFilter } : {}),
  };
  return { json, hosts: hosts.map(({ made }) => made) };
}
