import type { RouteTable } from '@/lib/envoy/route-table/route-table';
import { isInternalObject, objectOfConfigPath } from '@/lib/istio/provenance';
import type { Origin } from './common-types';
import { type KnownObjects, originOf } from './origin';

/** Where the routes of a table came from. Routes of the same origin have the same object. */
export class RouteOrigins {
  readonly #table: RouteTable;
  readonly #objects: KnownObjects;
  /** By the number of `istio.config`; null where that names nothing, or only an object that istiod made itself. */
  readonly #ofConfig: (Origin | null | undefined)[] = [];
  /** Of routes of a static route configuration without any `istio.config`, and of others. */
  readonly #without = new Map<boolean, Origin>();
  readonly #byName = new Map<string, Origin>();

  constructor(table: RouteTable, objects: KnownObjects) {
    this.#table = table;
    this.#objects = objects;
  }

  of(row: number): Origin {
    const table = this.#table;
    const config = table.istioConfig(row);
    if (config < 0) return this.#ofNothing(row);
    const known = this.#ofConfig[config];
    if (known !== undefined && known !== null) return known;
    const istioConfig = table.istioConfigText(config);
    const ref = known === undefined && istioConfig !== null ? objectOfConfigPath(istioConfig) : null;
    if (ref !== null && !isInternalObject(ref)) {
      const origin = { kind: 'object', ref, exists: this.#objects.exists(ref) } as const;
      this.#ofConfig[config] = origin;
      return origin;
    }
    this.#ofConfig[config] = null;
    return this.#named(table.name(row), row, istioConfig);
  }

  #named(name: string, row: number, istioConfig: string | null): Origin {
    const key = JSON.stringify([name, istioConfig, this.#state(row)]);
    const known = this.#byName.get(key);
    const origin = known ?? this.#make(name, row, istioConfig);
    this.#byName.set(key, origin);
    return origin;
  }

  #ofNothing(row: number): Origin {
    const isStatic = this.#state(row) === 'static';
    const known = this.#without.get(isStatic);
    const origin = known ?? this.#make('', row, null);
    this.#without.set(isStatic, origin);
    return origin;
  }

  #state(row: number) {
    const table = this.#table;
    return table.configs[table.configOf(table.hostOf(row))]?.state ?? 'active';
  }

  #make(name: string, row: number, istioConfig: string | null): Origin {
    return originOf({ name, istioConfig }, this.#state(row), this.#objects);
  }
}
