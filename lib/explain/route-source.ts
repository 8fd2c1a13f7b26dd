import type { ConfigDump } from '@/lib/envoy/model';
import type { Raw } from '@/lib/envoy/raw';
import { HeaderMap } from './header-map';
import type { ManagerConfig } from './manager-config';
import { RouteConfigEntry } from './virtual-hosts';

interface Scope {
  readonly key: readonly string[];
  readonly routes: RouteConfigEntry | null;
}

const keyOf = (scope: Raw): readonly string[] =>
  scope
    .at('key')
    .at('fragments')
    .objects()
    .map((fragment) => fragment.text('string_key'));

/** One fragment of a scope's key; null when the request has none (scoped_config_impl.cc). */
function fragmentOf(builder: Raw, headers: HeaderMap): string | null {
  const extractor = builder.at('header_value_extractor');
  const value = headers.first(HeaderMap.keyOf(extractor.text('name')));
  if (value === null) return null;
  const separator = extractor.text('element_separator');
  const elements = separator === '' ? [value] : value.split(separator);
  if (!extractor.has('element')) return elements[extractor.numberOrNull('index') ?? 0] ?? null;
  const element = extractor.at('element');
  const between = element.text('separator');
  for (const text of elements) {
    const at = text.indexOf(between);
    const name = at < 0 ? text : text.slice(0, at);
    if (name === element.text('key')) return at < 0 ? '' : text.slice(at + between.length);
  }
  return null;
}

/** Finds route configurations and keeps them compiled. */
export class RouteSources {
  readonly #dump: ConfigDump;
  readonly #byName = new Map<string, RouteConfigEntry | null>();
  readonly #inline = new WeakMap<ManagerConfig, RouteConfigEntry>();
  readonly #scopes = new WeakMap<ManagerConfig, readonly Scope[]>();

  constructor(dump: ConfigDump) {
    this.#dump = dump;
  }

  /** The configuration that a request is routed by; null: none came, or no scope has its key. */
  of(manager: ManagerConfig, headers: HeaderMap): RouteConfigEntry | null {
    const { raw } = manager;
    if (raw.has('route_config')) {
      let entry = this.#inline.get(manager);
      if (entry === undefined) {
        entry = new RouteConfigEntry(raw.at('route_config'));
        this.#inline.set(manager, entry);
      }
      return entry;
    }
    const name = raw.at('rds').text('route_config_name');
    if (raw.has('rds')) return this.#named(name);
    return raw.has('scoped_routes') ? this.#scoped(manager, headers) : null;
  }

  #named(name: string): RouteConfigEntry | null {
    let entry = this.#byName.get(name);
    if (entry === undefined) {
      const place = this.#dump.routeConfigs.find((each) => each.name === name && each.state !== 'static');
      entry = place === undefined ? null : new RouteConfigEntry(this.#dump.rawAt(place.at));
      this.#byName.set(name, entry);
    }
    return entry;
  }

  #scoped(manager: ManagerConfig, headers: HeaderMap): RouteConfigEntry | null {
    const builders = manager.raw.at('scoped_routes').at('scope_key_builder').at('fragments').objects();
    const key = builders.map((builder) => fragmentOf(builder, headers));
    let scopes = this.#scopes.get(manager);
    if (scopes === undefined) {
      scopes = this.#scopesOf(manager);
      this.#scopes.set(manager, scopes);
    }
    const isIt = (scope: Scope): boolean =>
      scope.key.length === key.length && scope.key.every((part, at) => part === key[at]);
    return scopes.find(isIt)?.routes ?? null;
  }

  #scopesOf({ raw }: ManagerConfig): readonly Scope[] {
    const scoped = raw.at('scoped_routes');
    const inline = scoped.at('scoped_route_configurations_list').at('scoped_route_configurations').objects();
    const list = inline.length > 0 ? inline : this.#delivered(scoped.text('name'));
    return list.map((scope) => ({
      key: keyOf(scope),
      routes: scope.has('route_configuration')
        ? new RouteConfigEntry(scope.at('route_configuration'))
        : this.#named(scope.text('route_configuration_name')),
    }));
  }

  #delivered(name: string): readonly Raw[] {
    return this.#dump.sections
      .filter(({ type }) => type === 'envoy.admin.v3.ScopedRoutesConfigDump')
      .flatMap(({ pointer }) => {
        const section = this.#dump.rawAt(pointer);
        return ['inline_scoped_route_configs', 'dynamic_scoped_route_configs'].flatMap((field) =>
          section
            .at(field)
            .objects()
            .filter((set) => set.text('name') === name)
            .flatMap((set) => set.at('scoped_route_configs').objects()),
        );
      });
  }
}
