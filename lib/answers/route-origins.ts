import type { RouteTable } from '@/lib/envoy/route-table/route-table';
import { isInternalObject, objectOfConfigPath } from '@/lib/istio/provenance';
import type { Origin } from './common-types';
import { type KnownObjects, originOf } from './origin';

/** Names of the listeners that a route configuration stands in, by its name. */
type InlineListeners = () => ReadonlyMap<string, readonly string[]>;

/** Instead of a code: this `istio.config` names nothing, or only an object that istiod made itself. */
const NAMES_NOTHING = -1;

/** Where the routes of a table came from. Routes of the same origin have the same object. */
export class RouteOrigins {
  readonly #table: RouteTable;
  readonly #objects: KnownObjects;
  /** By code. */
  readonly #origins: Origin[] = [];
  /** Codes by the number of `istio.config`. */
  readonly #ofConfig: number[] = [];
  /** Codes of routes without any `istio.config`, by the number of their route configuration. */
  readonly #without: number[] = [];
  readonly #inline: InlineListeners;
  readonly #byName = new Map<string, number>();

  constructor(table: RouteTable, objects: KnownObjects, inline: InlineListeners) {
    this.#table = table;
    this.#objects = objects;
    this.#inline = inline;
  }

  of(row: number): Origin {
    const code = this.code(row);
    return this.#origins[code] ?? this.#make('', row, null);
  }

  /** Equal for routes of the same origin; codes count from 0. */
  code(row: number): number {
    const config = this.#table.istioConfig(row);
    if (config < 0) return this.#ofNothing(row);
    const known = this.#ofConfig[config] ?? this.#codeOfConfig(config);
    return known === NAMES_NOTHING ? this.#named(this.#table.name(row), row, config) : known;
  }

  #codeOfConfig(config: number): number {
    const istioConfig = this.#table.istioConfigText(config);
    const ref = istioConfig === null ? null : objectOfConfigPath(istioConfig);
    const isObject = ref !== null && !isInternalObject(ref);
    const code = isObject
      ? this.#add({ kind: 'object', ref, exists: this.#objects.exists(ref) })
      : NAMES_NOTHING;
    this.#ofConfig[config] = code;
    return code;
  }

  #named(name: string, row: number, config: number): number {
    const istioConfig = this.#table.istioConfigText(config);
    const key = JSON.stringify([name, istioConfig, this.#config(row)]);
    const code = this.#byName.get(key) ?? this.#add(this.#make(name, row, istioConfig));
    this.#byName.set(key, code);
    return code;
  }

  #ofNothing(row: number): number {
    const config = this.#config(row);
    const code = this.#without[config] ?? this.#add(this.#make('', row, null));
    this.#without[config] = code;
    return code;
  }

  #add(origin: Origin): number {
    return this.#origins.push(origin) - 1;
  }

  #config(row: number): number {
    return this.#table.configOf(this.#table.hostOf(row));
  }

  #make(name: string, row: number, istioConfig: string | null): Origin {
    const config = this.#table.configs[this.#config(row)];
    const origin = originOf({ name, istioConfig }, config?.state ?? 'active', this.#objects);
    if (origin.kind !== 'static') return origin;
    const listeners = this.#inline().get(config?.name ?? '') ?? [];
    return listeners.length === 0 ? origin : { kind: 'inline', listeners };
  }
}
