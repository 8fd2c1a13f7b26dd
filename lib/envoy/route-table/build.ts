import type { JsonBytes } from '@/lib/json/bytes';
import { OPEN_ARRAY, OPEN_OBJECT, QUOTE } from '@/lib/json/characters';
import type { Span } from '@/lib/json/span';
import { CLOSE, EVENT_WORDS, fieldOf, kindOf, NO_FIELD, OPEN, OTHER } from '@/lib/json/walk-events';
import { walkPaths } from '@/lib/json/walk-paths';
import { fieldAt, itemsAt } from '../byte-fields';
import { HOST_ROW, ODD, type RouteColumns } from './columns';
import { RouteScan } from './route-scan';
import { RowWriter } from './row-writer';
import * as F from './rules';

/** A list of the dump that route configurations stand in, and these, in order. */
export interface RouteList {
  /** How its elements hold them. */
  readonly holder: F.ConfigHolder;
  readonly span: Span;
  readonly configs: readonly Span[];
}

/** Turns the events of the walk into virtual hosts and routes. */
class Builder {
  readonly writer: RowWriter;
  readonly #document: JsonBytes;
  readonly #scan: RouteScan;
  /** Route configurations of the list, by where they begin. */
  #configs: ReadonlyMap<number, Span> = new Map();
  #config = -1;
  /** The one that is open; null outside of those that count. */
  #span: Span | null = null;
  /** It is written in an unusual way: it is gone through anew, by its tree. */
  #isOdd = false;
  #firstHost = 0;
  #firstRow = 0;
  /** The virtual host that is open, -1 outside. */
  #host = -1;
  #hostIndex = -1;
  #inRoute = false;
  #routeIndex = 0;

  constructor(document: JsonBytes) {
    this.#document = document;
    this.#scan = new RouteScan(document.bytes);
    this.writer = new RowWriter(document);
  }

  *addList({ span, configs, holder }: RouteList): Generator<undefined, void> {
    // The lists need not follow each other in the dump: what was noted of one says nothing of the next.
    this.#scan.once.fill(0);
    this.#configs = new Map(configs.map((config) => [config.start, config]));
    for (const { words } of walkPaths(this.#document, F.routePaths(holder), span)) {
      this.#takeAll(words);
      yield;
    }
  }

  /** Most events are of fields that stand in a route once: they are only noted. */
  #takeAll(words: Uint32Array): void {
    const { once } = this.#scan;
    for (let at = 0; at < words.length; at += EVENT_WORDS) {
      const word = words[at] ?? 0;
      const field = fieldOf(word);
      const start = words[at + 1] ?? 0;
      const end = words[at + 2] ?? 0;
      if (field < F.ONCE && kindOf(word) !== OTHER) {
        once[2 * field] = start;
        once[2 * field + 1] = end;
      } else this.#take(kindOf(word), field, start, end);
    }
  }

  #take(kind: number, field: number, start: number, end: number): void {
    if (field === F.ROUTE) this.#takeRoute(kind, start, end);
    else if (this.#inRoute) this.#scan.take(kind, field, start, end);
    else if (field === F.CONFIG) this.#takeConfig(kind, start);
    else if (this.#span === null) return;
    else if (field === F.HOST) this.#takeHost(kind, start, end);
    else if (field === NO_FIELD) this.#isOdd = true;
    else this.#takeField(kind, field, start, end);
  }

  #takeConfig(kind: number, start: number): void {
    if (kind === OPEN) {
      this.#span = this.#configs.get(start) ?? null;
      if (this.#span === null) return;
      this.#config += 1;
      this.#isOdd = false;
      this.#hostIndex = -1;
      this.#firstHost = this.writer.columns.hosts.length;
      this.#firstRow = this.writer.columns.rows.length;
    } else if (kind === CLOSE && this.#span !== null) {
      if (this.#isOdd) this.#addOdd(this.#span);
      this.#span = null;
    }
  }

  #takeHost(kind: number, start: number, end: number): void {
    const { hosts } = this.writer.columns;
    if (kind !== CLOSE) {
      this.#hostIndex += 1;
      // What is no object is passed over, but counted.
      this.#host = this.#document.bytes[start] === OPEN_OBJECT ? this.#addHost(start) : -1;
    } else if (this.#host >= 0) {
      hosts.set(this.#host, HOST_ROW.end, end);
      this.#host = -1;
    }
  }

  #addHost(start: number): number {
    const { hosts, rows } = this.writer.columns;
    const host = hosts.add();
    hosts.set(host, HOST_ROW.start, start);
    hosts.set(host, HOST_ROW.config, this.#config);
    hosts.set(host, HOST_ROW.index, this.#hostIndex);
    hosts.set(host, HOST_ROW.firstRoute, rows.length);
    this.#routeIndex = 0;
    return host;
  }

  #takeField(kind: number, field: number, start: number, end: number): void {
    const isList = this.#document.bytes[start] === OPEN_ARRAY;
    const isText = this.#document.bytes[start] === QUOTE;
    if (field === F.HOSTS || field === F.ROUTES) {
      // Members of an object would look like elements.
      if (kind === OPEN && !isList) this.#isOdd = true;
    } else if (field === F.HOST_NAME && isText) {
      this.#setSpan(HOST_ROW.nameStart, HOST_ROW.nameEnd, start, end);
    } else if (field === F.DOMAINS && kind === CLOSE && isList)
      this.#setSpan(HOST_ROW.domainsStart, HOST_ROW.domainsEnd, start, end);
  }

  #setSpan(from: number, to: number, start: number, end: number): void {
    if (this.#host < 0) return;
    this.writer.columns.hosts.set(this.#host, from, start);
    this.writer.columns.hosts.set(this.#host, to, end);
  }

  #takeRoute(kind: number, start: number, end: number): void {
    if (kind !== CLOSE) {
      this.#routeIndex += 1;
      this.#inRoute = this.#host >= 0 && this.#document.bytes[start] === OPEN_OBJECT;
      if (this.#inRoute) this.#scan.begin(start);
    } else if (this.#inRoute) {
      this.#inRoute = false;
      this.#scan.finish();
      this.writer.add(this.#scan, start, end, this.#host, this.#routeIndex);
    }
  }

  /** Keys that repeat, or lists that are none: what counts is found as the typed readers find it. */
  #addOdd(config: Span): void {
    const document = this.#document;
    this.writer.cut(this.#firstRow, this.#firstHost);
    this.#hostIndex = -1;
    for (const host of itemsAt(document, config, 'virtual_hosts')) {
      this.#hostIndex += 1;
      if (document.kind(host) !== 'object') continue;
      this.#host = this.#addHost(host.start);
      this.writer.columns.hosts.set(this.#host, HOST_ROW.end, host.end);
      this.#setField(host, 'name', 'string', HOST_ROW.nameStart, HOST_ROW.nameEnd);
      this.#setField(host, 'domains', 'array', HOST_ROW.domainsStart, HOST_ROW.domainsEnd);
      for (const route of itemsAt(document, host, 'routes')) {
        this.#routeIndex += 1;
        if (document.kind(route) === 'object') this.#addOddRoute(route);
      }
    }
    this.#host = -1;
  }

  #setField(host: Span, name: string, kind: 'string' | 'array', from: number, to: number): void {
    const found = fieldAt(this.#document, host, name);
    if (found !== null && this.#document.kind(found) === kind)
      this.#setSpan(from, to, found.start, found.end);
  }

  #addOddRoute({ start, end }: Span): void {
    this.#scan.begin(start);
    this.#scan.flags = ODD;
    this.writer.add(this.#scan, start, end, this.#host, this.#routeIndex);
  }
}

/**
 * Walks over route configurations once, in steps of a stretch of the dump each. Those of the lists follow each other
 * in the table as they do there.
 */
export function* buildColumns(
  document: JsonBytes,
  lists: readonly RouteList[],
): Generator<undefined, RouteColumns> {
  const builder = new Builder(document);
  try {
    for (const list of lists) if (list.configs.length > 0) yield* builder.addList(list);
  } catch (cause) {
    builder.writer.finish();
    throw cause;
  }
  return builder.writer.finish();
}
