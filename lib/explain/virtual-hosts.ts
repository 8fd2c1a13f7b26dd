import { child } from '@/lib/core/json-pointer';
import { readMatcherTree } from '@/lib/envoy/matcher-tree';
import type { MatcherTree, VirtualHost } from '@/lib/envoy/model';
import type { Raw } from '@/lib/envoy/raw';
import { readRequireTls } from '@/lib/envoy/route-configs';
import { Domains } from './domains';
import { portColon } from './manager-checks';
import { runMatcher } from './matcher-run';
import type { PathRules } from './route-clauses';
import { matchedRoute, RouteEntry } from './route-entry';
import type { Stream } from './stream';
import { lower } from './value-test';

/** One virtual host; its routes are compiled when a request first comes to it. */
export class HostEntry {
  readonly raw: Raw;
  readonly name: string;
  readonly domains: readonly string[];
  readonly requireTls: VirtualHost['requireTls'];
  readonly #rules: PathRules;
  #routes: readonly RouteEntry[] | null = null;
  #tree: MatcherTree | null | undefined;
  readonly #actions = new Map<string, readonly RouteEntry[]>();

  constructor(raw: Raw, rules: PathRules) {
    this.raw = raw;
    this.name = raw.text('name');
    this.domains = raw.texts('domains');
    this.requireTls = readRequireTls(raw);
    this.#rules = rules;
  }

  get routes(): readonly RouteEntry[] {
    this.#routes ??= this.raw
      .at('routes')
      .objects()
      .map((route) => new RouteEntry(route, this.#rules));
    return this.#routes;
  }

  /** The routes that a request is held against: all, or those that the matcher tree leads to. */
  routesFor(stream: Stream): readonly RouteEntry[] {
    this.#tree ??= readMatcherTree(this.raw.at('matcher'), (config) => {
      const place = config.pointer.slice(0, config.pointer.lastIndexOf('/'));
      const list = config.type.endsWith('.RouteList') ? config.at('routes').objects() : [config];
      this.#actions.set(
        place,
        list.map((route) => new RouteEntry(route, this.#rules)),
      );
    });
    if (this.#tree === null) return this.routes;
    const action = runMatcher(this.#tree, {
      input: (input) => stream.input(input),
      unknown: (reason) => stream.chance.unknown(reason),
    });
    return action === null ? [] : (this.#actions.get(action.pointer) ?? []);
  }

  /** The first route that matches; there is no other virtual host to fall back to. */
  match(stream: Stream): RouteEntry | null {
    return matchedRoute(this.routesFor(stream), stream);
  }
}

/** A route configuration, ready to be asked (config_impl.cc RouteMatcher). */
export class RouteConfigEntry {
  readonly raw: Raw;
  readonly name: string;
  readonly hosts: readonly HostEntry[];
  readonly internalOnly: readonly string[];
  readonly ignoresParameters: boolean;
  readonly #domains = new Domains<HostEntry>();
  readonly #hostHeader: string;
  readonly #ignoresPort: boolean;

  constructor(raw: Raw) {
    this.raw = raw;
    this.name = raw.text('name');
    this.internalOnly = raw.texts('internal_only_headers').map(lower);
    this.ignoresParameters = raw.flag('ignore_path_parameters_in_path_matching');
    this.#hostHeader = lower(raw.text('vhost_header'));
    this.#ignoresPort = raw.flag('ignore_port_in_host_matching');
    const rules = { ignoresParameters: this.ignoresParameters };
    this.hosts = raw
      .at('virtual_hosts')
      .objects()
      .map((host) => new HostEntry(host, rules));
    for (const host of this.hosts) for (const domain of host.domains) this.#domains.put(domain, host);
  }

  get pointer() {
    return child(this.raw.pointer);
  }

  /** The text that domains are compared with; null without the header that says it. */
  hostText({ headers }: Stream): string | null {
    const text = headers.first(this.#hostHeader === '' ? ':authority' : this.#hostHeader);
    if (text === null) return null;
    const colon = this.#ignoresPort ? portColon(text) : -1;
    return lower(colon < 0 ? text : text.slice(0, colon));
  }

  /** Exact, longest suffix wildcard, longest prefix wildcard, `*`. */
  pick(stream: Stream): HostEntry | null {
    if (this.#domains.hasOnlyAny) return this.#domains.any;
    const name = this.hostText(stream);
    return name === null ? null : this.#domains.find(name);
  }
}
