import { once } from '@/lib/core/once';
import { inlineListeners } from '@/lib/envoy/lookups';
import type { Route } from '@/lib/envoy/model';
import { emptyRouteTable } from '@/lib/envoy/route-table/empty';
import type { RouteConfigPlace } from '@/lib/envoy/route-table/route-configs';
import type { RouteTable } from '@/lib/envoy/route-table/route-table';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import type { ClusterHealth } from './cluster-health';
import type { Origin, RowState } from './common-types';
import type { KnownObjects } from './origin';
import { RouteOrigins } from './route-origins';
import { RouteStates } from './route-states';
import type { RouteRow, VirtualHostRow } from './routes-types';

/**
 * The routes of a snapshot with what is known of them outside of the dump's routes: by number, in Envoy's order.
 * A row is made when it is shown.
 */
export class JoinedRoutes {
  readonly table: RouteTable;
  readonly #states: RouteStates;
  readonly #origins: RouteOrigins;

  constructor(snapshot: Snapshot, health: ClusterHealth, objects: KnownObjects) {
    this.table = snapshot.dump?.routes ?? emptyRouteTable();
    this.#states = new RouteStates(this.table, health);
    this.#origins = new RouteOrigins(
      this.table,
      objects,
      once(() => inlineListeners(snapshot.dump?.listeners ?? [])),
    );
  }

  stateOf(row: number): RowState {
    return this.#states.of(row);
  }

  originOf(row: number): Origin {
    return this.#origins.of(row);
  }

  /** Equal for routes of the same origin; numbers count from 0. */
  originCode(row: number): number {
    return this.#origins.code(row);
  }

  configOf(host: number): RouteConfigPlace {
    const config = this.table.configs[this.table.configOf(host)];
    if (config === undefined) throw new RangeError(`virtual host ${host}`);
    return config;
  }

  /** Routes with a state other than ok, from one number up to another. */
  problemsIn(from: number, to: number): number {
    return this.#states.problemsIn(from, to);
  }

  /** The same among some routes by number. */
  problemsAmong(rows: readonly number[]): number {
    return this.#states.problemsAmong(rows);
  }

  /** The same for a virtual host. */
  problemsOf(host: number): number {
    return this.problemsIn(this.table.firstRoute(host), this.table.firstRoute(host + 1));
  }

  row(row: number): RouteRow {
    return this.rowOf(this.table.hostOf(row), this.table.route(row), this.originOf(row), this.stateOf(row));
  }

  /** A virtual host as a row, `matched` of its routes being left by the filter. */
  head(host: number, matched: number, folded: boolean): VirtualHostRow {
    const total = this.table.routeCount(host);
    return {
      kind: 'virtual-host',
      ...this.table.head(host),
      routeConfig: this.configOf(host).name,
      matched,
      total,
      problems: this.problemsOf(host),
      folded,
    };
  }

  /** A route of a virtual host as a row; it need not be one of the table. */
  rowOf(host: number, route: Route, origin: Origin, state: RowState): RouteRow {
    return {
      kind: 'route',
      pointer: route.pointer,
      ordinal: route.ordinal,
      name: route.name,
      routeConfig: this.configOf(host).name,
      virtualHost: this.table.hostName(host),
      path: route.match.path,
      match: route.match,
      action: route.action,
      perFilterConfig: route.perFilterConfig,
      origin,
      state,
    };
  }
}
