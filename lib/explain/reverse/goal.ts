import type { JsonPointer } from '@/lib/core/brand';
import type { ConfigDump, RouteMatch, VirtualHost } from '@/lib/envoy/model';
import type { RouteConfigPlace } from '@/lib/envoy/route-table/route-configs';
import { HostPicker } from './hosts';
import { needsOf } from './needs';
import type { Need } from './options';
import { type Way, waysTo } from './ways';

/** A route that a request is to reach, with everything that stands on the way to it. */
export interface Goal {
  readonly pointer: JsonPointer;
  /** Numbers in the route table. */
  readonly row: number;
  readonly host: number;
  readonly place: RouteConfigPlace;
  readonly match: RouteMatch;
  readonly needs: readonly Need[];
  readonly picker: HostPicker;
  readonly ways: readonly Way[];
  readonly domains: readonly string[];
  readonly requireTls: VirtualHost['requireTls'];
}

const MOST_CONFIGS = 50;
const MOST_ROUTES = 8;
const ROUTES_OF_HOST = 3;

/** What goals of one dump have in common, made once. */
export class Goals {
  readonly dump: ConfigDump;
  readonly #pickers = new Map<number, HostPicker>();
  readonly #ways = new Map<number, readonly Way[]>();
  readonly #goals = new Map<JsonPointer, Goal | null>();

  constructor(dump: ConfigDump) {
    this.dump = dump;
  }

  /** Null when no route of a virtual host's list stands there. */
  at(pointer: JsonPointer): Goal | null {
    const known = this.#goals.get(pointer);
    if (known !== undefined) return known;
    const made = this.#make(pointer);
    this.#goals.set(pointer, made);
    return made;
  }

  /** What an earlier route asks: a request must fail one of these to get by. */
  needsAt(row: number): readonly Need[] {
    const { routes } = this.dump;
    return needsOf(routes.match(row), this.dump.rawAt(routes.pointer(row)).at('match'));
  }

  /** The first routes of the virtual hosts that take a host, in any route configuration; a few of them. */
  routesFor(host: string): readonly JsonPointer[] {
    const { routes } = this.dump;
    const found: JsonPointer[] = [];
    for (let config = 0; config < Math.min(routes.configs.length, MOST_CONFIGS); config += 1) {
      const picked = this.#picker(config).find(host) ?? -1;
      if (picked < 0 || found.length >= MOST_ROUTES) continue;
      const end = Math.min(routes.firstRoute(picked + 1), routes.firstRoute(picked) + ROUTES_OF_HOST);
      for (let row = routes.firstRoute(picked); row < end; row += 1) found.push(routes.pointer(row));
    }
    return found;
  }

  #make(pointer: JsonPointer): Goal | null {
    const { routes } = this.dump;
    const row = routes.rowAt(pointer);
    if (row < 0) return null;
    const host = routes.hostOf(row);
    const config = routes.configOf(host);
    const place = routes.configs[config];
    if (place === undefined) return null;
    const { domains, requireTls } = routes.head(host);
    const match = routes.match(row);
    return {
      pointer,
      row,
      host,
      place,
      match,
      needs: needsOf(match, this.dump.rawAt(pointer).at('match')),
      picker: this.#picker(config),
      ways: this.#waysTo(config, place),
      domains,
      requireTls,
    };
  }

  #picker(config: number): HostPicker {
    const picker = this.#pickers.get(config) ?? new HostPicker(this.dump, config);
    this.#pickers.set(config, picker);
    return picker;
  }

  #waysTo(config: number, place: RouteConfigPlace): readonly Way[] {
    const ways = this.#ways.get(config) ?? waysTo(this.dump, place);
    this.#ways.set(config, ways);
    return ways;
  }
}
