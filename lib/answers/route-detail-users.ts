import type { JsonPointer } from '@/lib/core/brand';
import type { FilterChain, Listener } from '@/lib/envoy/model';
import { Raw } from '@/lib/envoy/raw';
import type { ScopeSet } from '@/lib/envoy/route-host-model';
import { readScopedRoutes, readScopeSet } from '@/lib/envoy/route-scopes';
import type { Joined } from './joined';
import { valueAt } from './json-at';
import type { RouteConfigUser, ScopeOfConfig } from './route-detail-types';

/** The value at a pointer of the dump, to be read; null when it is not there. */
export function rawAt(joined: Joined, pointer: JsonPointer): Raw | null {
  const value = valueAt(joined.snapshot, pointer);
  return value === undefined ? null : Raw.root(value, undefined, pointer);
}

/** Every scope set of the dump. Reads the whole section: only for what was opened. */
function scopeSets({ snapshot }: Joined): readonly ScopeSet[] {
  const sections = snapshot.dump?.sections ?? [];
  return sections
    .filter(({ type }) => type.endsWith('.ScopedRoutesConfigDump'))
    .flatMap(({ resources }) => resources)
    .flatMap(({ pointer }) => {
      const value = valueAt(snapshot, pointer);
      return value === undefined ? [] : [readScopeSet(Raw.root(value))];
    });
}

interface Manager {
  readonly listener: Listener;
  readonly chain: FilterChain;
  readonly http: NonNullable<FilterChain['http']>;
}

function managers({ snapshot }: Joined): readonly Manager[] {
  return (snapshot.dump?.listeners ?? []).flatMap((listener) =>
    listener.filterChains.flatMap((chain) =>
      chain.http === null ? [] : [{ listener, chain, http: chain.http }],
    ),
  );
}

function userOf({ listener, chain, http }: Manager, via: RouteConfigUser['via']): RouteConfigUser {
  return {
    listener: listener.name,
    chain: chain.name,
    isDefaultChain: chain.isDefault,
    pointer: http.pointer,
    statPrefix: http.statPrefix,
    via,
  };
}

/** Connection managers that use a route configuration, and the scopes that lead to it. */
export interface Usage {
  readonly users: readonly RouteConfigUser[];
  readonly scopes: readonly ScopeOfConfig[];
  /** Names of the HTTP filters of all users; null when there is no user. */
  readonly filters: ReadonlySet<string> | null;
}

/** An inline route configuration without a name cannot be told apart from others: it has no known user. */
export function usageOf(joined: Joined, routeConfig: string): Usage {
  const all = managers(joined);
  if (routeConfig === '') return { users: [], scopes: [], filters: null };
  const sets = all.some(({ http }) => http.routes.kind === 'scoped') ? scopeSets(joined) : [];
  const leading = sets.filter(({ scopes }) => scopes.some((scope) => scope.routeConfig === routeConfig));
  const setNames = new Set(leading.map(({ name }) => name));
  const using = all.flatMap((manager): readonly (readonly [Manager, RouteConfigUser['via']])[] => {
    const { routes } = manager.http;
    if (routes.kind === 'scoped') return setNames.has(routes.name) ? [[manager, 'scoped']] : [];
    return routes.kind !== 'none' && routes.name === routeConfig ? [[manager, routes.kind]] : [];
  });
  return {
    users: using.map(([manager, via]) => userOf(manager, via)),
    scopes: leading.flatMap((set) => scopesOf(joined, set, routeConfig, all)),
    filters:
      using.length === 0
        ? null
        : new Set(using.flatMap(([{ http }]) => http.httpFilters.map(({ name }) => name))),
  };
}

function scopesOf(
  joined: Joined,
  set: ScopeSet,
  routeConfig: string,
  all: readonly Manager[],
): readonly ScopeOfConfig[] {
  const manager = all.find(({ http }) => http.routes.kind === 'scoped' && http.routes.name === set.name);
  const raw = manager === undefined ? null : rawAt(joined, manager.http.pointer);
  const key = raw === null ? [] : (readScopedRoutes(raw)?.key ?? []);
  return set.scopes
    .filter((scope) => scope.routeConfig === routeConfig)
    .map((scope) => ({ set: set.name, version: set.version, scope, key }));
}
