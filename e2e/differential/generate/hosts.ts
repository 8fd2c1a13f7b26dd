/**
 * Virtual hosts and route configurations. What Envoy refuses at load: a domain twice in a route configuration (letter
 * case aside), an empty domain list, two `*`; `routes` beside a `matcher`.
 */
import type { Random } from '../random.ts';
import type { Clause } from './draft.ts';
import { madeTree, treeClause } from './match-trees.ts';
import { type Around, madeRoute, type Target } from './routes.ts';
import { madePlugins } from './specifiers.ts';

export interface MadeHost {
  readonly clauses: readonly Clause[];
  readonly routes: readonly Target[];
}

export interface MadeRoutes {
  readonly json: object;
  readonly hosts: readonly MadeHost[];
}

/** Domain, a host that it takes, one that it just does not. */
const DOMAINS = [
  ['exact', 'a.com', 'a.com', 'xa.com'],
  ['exact', 'B.com', 'b.com', 'b.com.x'],
  ['exact', 'api.a.com', 'API.a.com', 'apia.com'],
  ['exact', 'a.com:8080', 'a.com:8080', 'a.com:808'],
  ['suffix', '*.a.com', 'x.a.com', '.a.com'],
  ['suffix', '*-x.a.com', 'y-x.a.com', '-x.a.com'],
  ['suffix', '*.com', 'c.com', 'ccom'],
  ['suffix', '*a.com', 'bba.com', 'bb.com'],
  ['prefix', 'api.*', 'api.b.org', 'api.'],
  ['prefix', 'a.*', 'a.org', 'ab.org'],
  ['prefix', 'b.com:*', 'b.com:99', 'b.com:'],
  ['star', '*', 'other.org', ''],
] as const;

type Domain = (typeof DOMAINS)[number];

function domainClause([kind, , host, miss]: Domain): Clause {
  return {
    kind: `domain: ${kind}`,
    satisfy: (draft) => {
      draft.host = host;
    },
    spoil:
      kind === 'star'
        ? null
        : (draft) => {
            draft.host = miss;
          },
  };
}

const TYPE = 'type.googleapis.com/envoy.config.route.v3';

/** Routes at the leaves of a matcher tree. */
function treeRoutes(random: Random, around: Around): { json: object; routes: readonly Target[] } {
  const values = ['one', 'four', 'six'].slice(0, 1 + random.below(3));
  const leaves = values.map((value) => {
    const made = Array.from({ length: 1 + random.below(2) }, () => madeRoute(random, around, false));
    const routes = made.flatMap(({ json }) => json);
    const [only] = routes;
    const typed_config =
      routes.length === 1 && only !== undefined
        ? { '@type': `${TYPE}.Route`, ...only }
        : { '@type': `${TYPE}.RouteList`, routes };
    const clause = treeClause('matcher-tree', 'x-tree', value);
    const targets = made.map(({ target }) => ({ ...target, clauses: [clause, ...target.clauses] }));
    return { branch: { value, action: { name: 'route', typed_config } }, targets };
  });
  const matcher = madeTree(
    random,
    'x-tree',
    leaves.map(({ branch }) => branch),
    null,
  );
  return { json: { matcher }, routes: leaves.flatMap(({ targets }) => targets) };
}

function listedRoutes(random: Random, around: Around): { json: object; routes: readonly Target[] } {
  const count = 2 + random.below(5);
  const made = Array.from({ length: count }, (_, at) => madeRoute(random, around, at === count - 1));
  return {
    json: { routes: made.flatMap(({ json }) => json) },
    routes: made.map(({ target }) => target),
  };
}

function madeHost(random: Random, around: Around, domains: readonly Domain[], index: number) {
  const { json, routes } = random.chance(0.1) ? treeRoutes(random, around) : listedRoutes(random, around);
  const perFilter = around.filters.perRoute(random);
  const host = {
    name: `host-${index}`,
    domains: domains.map(([, domain]) => domain),
    ...json,
    ...(random.chance(0.06) ? { require_tls: random.pick(['ALL', 'EXTERNAL_ONLY']) } : {}),
    ...(perFilter === null ? {} : { typed_per_filter_config: perFilter }),
  };
  const clause = domainClause(random.pick<Domain>(domains));
  return { json: host, made: { clauses: [clause], routes } };
}

export function madeRouteConfig(random: Random, given: Omit<Around, 'plugins'>, name: string): MadeRoutes {
  const wanted = 1 + random.below(4);
  const plugins = random.chance(0.15) ? madePlugins(random) : null;
  const around = { ...given, plugins: plugins?.names ?? [] };
  const pool = [...DOMAINS].sort(() => random.below(3) - 1);
  const groups = Array.from({ length: wanted }, (_, index) =>
    pool.filter((_d, at) => at % 5 === index).slice(0, 1 + random.below(3)),
  );
  const hosts = groups.map((domains, index) => madeHost(random, around, domains, index));
  const perFilter = around.filters.perRoute(random);
  const json = {
    name,
    validate_clusters: false,
    virtual_hosts: hosts.map((host) => host.json),
    ...(plugins === null ? {} : { cluster_specifier_plugins: plugins.json }),
    ...(random.chance(0.15) ? { ignore_port_in_host_matching: true } : {}),
    ...(random.chance(0.15) ? { ignore_path_parameters_in_path_matching: true } : {}),
    ...(random.chance(0.05) ? { vhost_header: 'x-host' } : {}),
    ...(random.chance(0.1) ? { internal_only_headers: ['x-a'] } : {}),
    ...(perFilter !== null && random.chance(0.3) ? { typed_per_filter_config: perFilter } : {}),
  };
  return { json, hosts: hosts.map(({ made }) => made) };
}
