import type { ConfigDump, Listener } from '@/lib/envoy/model';
import { hasSection } from './cluster-findings';
import type { Ranked } from './ranked';

/** Listeners that Envoy refused or holds back, secrets that never came, route configurations that are not there. */
export function listenerFindings(dump: ConfigDump): readonly Ranked[] {
  const routes = routeCounts(dump);
  return [
    ...dump.listeners.flatMap((listener) => stateFinding(listener, routes)),
    ...missingRouteConfigs(dump, routes),
    ...dump.secrets
      .filter(({ state }) => state === 'warming')
      .map(
        ({ name }): Ranked => ({
          finding: { severity: 'warning', kind: 'secret-warming', secret: name },
          radius: 1,
          name,
        }),
      ),
  ];
}

type RouteCounts = ReadonlyMap<string, number>;

function routeCounts({ routes: table }: ConfigDump): RouteCounts {
  return new Map(
    table.configs.map(({ name }, config) => [
      name,
      table.firstRoute(table.firstHost(config + 1)) - table.firstRoute(table.firstHost(config)),
    ]),
  );
}

/** Names of the route configurations that a listener asks RDS for. */
function rdsNames(listener: Listener): ReadonlySet<string> {
  return new Set(
    listener.filterChains.flatMap(({ http }) => (http?.routes.kind === 'rds' ? [http.routes.name] : [])),
  );
}

/** Routes behind a listener, and at least the listener itself. */
function radiusOf(listener: Listener, routes: RouteCounts): number {
  return Math.max(
    1,
    [...rdsNames(listener)].reduce((sum, name) => sum + (routes.get(name) ?? 0), 0),
  );
}

function stateFinding(listener: Listener, routes: RouteCounts): readonly Ranked[] {
  const { name, error } = listener;
  const radius = radiusOf(listener, routes);
  if (error !== null) {
    const finding = {
      severity: 'error',
      kind: 'listener-rejected',
      listener: name,
      details: error.details,
    } as const;
    return [{ finding, radius, name }];
  }
  if (listener.state !== 'warming') return [];
  return [{ finding: { severity: 'warning', kind: 'listener-warming', listener: name }, radius, name }];
}

/** Only of listeners that serve, and only when the dump has a routes section to miss them in. */
function missingRouteConfigs(dump: ConfigDump, routes: RouteCounts): readonly Ranked[] {
  if (!hasSection(dump, 'RoutesConfigDump')) return [];
  return dump.listeners
    .filter(({ state }) => state === 'active' || state === 'static')
    .flatMap((listener) =>
      [...rdsNames(listener)]
        .filter((name) => name !== '' && !routes.has(name))
        .map(
          (routeConfig): Ranked => ({
            finding: {
              severity: 'error',
              kind: 'route-config-missing',
              listener: listener.name,
              routeConfig,
            },
            radius: 1,
            name: routeConfig,
          }),
        ),
    );
}
