import type { JsonPointer } from '@/lib/core/brand';
import { child } from '@/lib/core/json-pointer';
import type { JsonBytes } from '@/lib/json/bytes';
import { stringAt } from '@/lib/json/cursor';
import type { Span } from '@/lib/json/span';
import { fieldAt, spelledAt } from '../byte-fields';
import { Notices } from '../notices';
import { Raw } from '../raw';
import { readRequireTls, readVirtualHost } from '../route-configs';
import type { Route, VirtualHost } from '../route-model';
import { HOST_ROW, ROW, type RouteColumns } from './columns';
import { routeAt } from './odd-route';
import type { RouteConfigPlace } from './route-configs';

/** A virtual host without its routes. */
export type VirtualHostHead = Omit<VirtualHost, 'routes'>;

/** Virtual hosts that were read whole are kept for a while: their routes are asked for one by one. */
const HOSTS_KEPT = 4;

/**
 * Where route configurations, virtual hosts and routes stand. They are known by their numbers, in the order of the
 * dump. What is shown is parsed when it is shown.
 */
export class RoutePlaces {
  readonly document: JsonBytes;
  readonly configs: readonly RouteConfigPlace[];
  protected readonly columns: RouteColumns;
  readonly #hostLists: (JsonPointer | undefined)[] = [];
  readonly #hostNames: (string | undefined)[] = [];
  readonly #domains: (readonly string[] | undefined)[] = [];
  readonly #hosts = new Map<number, VirtualHost>();
  #hostNumbers: ReadonlyMap<string, number> | null = null;

  constructor(document: JsonBytes, configs: readonly RouteConfigPlace[], columns: RouteColumns) {
    this.document = document;
    this.configs = configs;
    this.columns = columns;
  }

  /** Routes. */
  get length(): number {
    return this.columns.rows.length;
  }

  get hostCount(): number {
    return this.columns.hosts.length;
  }

  /** The first virtual host of a route configuration; for the number of configurations, the number of hosts. */
  firstHost(config: number): number {
    return this.columns.hosts.firstFrom(HOST_ROW.config, config);
  }

  configOf(host: number): number {
    return this.columns.hosts.get(host, HOST_ROW.config);
  }

  /** The first route of a virtual host; for the number of hosts, the number of routes. */
  firstRoute(host: number): number {
    return host < this.hostCount ? this.columns.hosts.get(host, HOST_ROW.firstRoute) : this.length;
  }

  routeCount(host: number): number {
    return this.firstRoute(host + 1) - this.firstRoute(host);
  }

  hostOf(row: number): number {
    return this.columns.rows.get(row, ROW.host);
  }

  /** Place of a route in its virtual host, from 1. */
  ordinal(row: number): number {
    return this.columns.rows.get(row, ROW.ordinal);
  }

  span(row: number): Span {
    const { rows } = this.columns;
    return { start: rows.get(row, ROW.start), end: rows.get(row, ROW.end) };
  }

  hostSpan(host: number): Span {
    const { hosts } = this.columns;
    return { start: hosts.get(host, HOST_ROW.start), end: hosts.get(host, HOST_ROW.end) };
  }

  hostPointer(host: number): JsonPointer {
    const config = this.configOf(host);
    const list = this.#hostLists[config] ?? this.#hostList(config);
    this.#hostLists[config] = list;
    return child(list, this.columns.hosts.get(host, HOST_ROW.index));
  }

  pointer(row: number): JsonPointer {
    return child(this.hostPointer(this.hostOf(row)), 'routes', this.ordinal(row) - 1);
  }

  /** The virtual host at a pointer; -1 without one. */
  hostAt(pointer: string): number {
    this.#hostNumbers ??= new Map(
      Array.from({ length: this.hostCount }, (_, host) => [this.hostPointer(host), host]),
    );
    return this.#hostNumbers.get(pointer) ?? -1;
  }

  /** The route at a pointer; -1 without one. */
  rowAt(pointer: string): number {
    const [, around = '', place = ''] = /^(.*)\/routes\/(0|[1-9]\d{0,9})$/s.exec(pointer) ?? [];
    const host = this.hostAt(around);
    if (place === '' || host < 0) return -1;
    const ordinal = Number(place) + 1;
    const first = this.firstRoute(host);
    // Ordinals have gaps where a list holds what is no route.
    let row = Math.min(first + ordinal, this.firstRoute(host + 1)) - 1;
    while (row >= first && this.ordinal(row) > ordinal) row -= 1;
    return row >= first && this.ordinal(row) === ordinal ? row : -1;
  }

  hostName(host: number): string {
    const known = this.#hostNames[host];
    if (known !== undefined) return known;
    const { hosts } = this.columns;
    const name = this.text(hosts.get(host, HOST_ROW.nameStart), hosts.get(host, HOST_ROW.nameEnd));
    this.#hostNames[host] = name;
    return name;
  }

  /** Domains of a virtual host; the same array each time. */
  domains(host: number): readonly string[] {
    const known = this.#domains[host];
    if (known !== undefined) return known;
    const { hosts } = this.columns;
    const start = hosts.get(host, HOST_ROW.domainsStart);
    const end = hosts.get(host, HOST_ROW.domainsEnd);
    const list = end === 0 ? [] : Raw.root({ list: this.document.parse({ start, end }) }).texts('list');
    this.#domains[host] = list;
    return list;
  }

  /** A virtual host as the list shows it. */
  head(host: number): VirtualHostHead {
    const tls = fieldAt(this.document, this.hostSpan(host), 'require_tls');
    const matcher = fieldAt(this.document, this.hostSpan(host), 'matcher');
    return {
      pointer: this.hostPointer(host),
      name: this.hostName(host),
      domains: this.domains(host),
      requireTls: readRequireTls(Raw.root({ require_tls: tls === null ? null : this.document.parse(tls) })),
      hasMatcherTree: matcher !== null && this.document.kind(matcher) !== 'null',
    };
  }

  /** A virtual host with all its routes, by the typed readers. */
  host(host: number): VirtualHost {
    const known = this.#hosts.get(host);
    if (known !== undefined) return known;
    const raw = Raw.root(this.document.parse(this.hostSpan(host)), new Notices(), this.hostPointer(host));
    const read = readVirtualHost(raw);
    this.#hosts.set(host, read);
    const [oldest] = this.#hosts.keys();
    if (this.#hosts.size > HOSTS_KEPT && oldest !== undefined) this.#hosts.delete(oldest);
    return read;
  }

  /** A route by the typed readers. */
  route(row: number): Route {
    const host = this.hostOf(row);
    const known = this.#hosts.get(host)?.routes[row - this.firstRoute(host)];
    return known ?? routeAt(this.document, this.span(row), this.pointer(row), this.ordinal(row));
  }

  /** A string of the dump by its place; '' for none. */
  protected text(start: number, end: number): string {
    return end === 0 ? '' : stringAt(this.document.bytes, { start, end });
  }

  #hostList(config: number): JsonPointer {
    const place = this.configs[config];
    if (place === undefined) throw new RangeError(`route configuration ${config}`);
    return child(place.at, spelledAt(this.document, place.span, 'virtual_hosts'));
  }
}
