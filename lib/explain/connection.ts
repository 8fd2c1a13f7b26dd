import type { Listener, ListenerFilter, PortPredicate } from '@/lib/envoy/model';
import type { Reason } from './answer';
import type { Chance } from './chance';
import { seenAsHttp } from './http-inspector';
import type { ExplainQuestion, SocketPlace } from './question';

/** A connection as the listener filters leave it. */
export interface Connection {
  /** Destination, as the kernel saw it or as it was restored. */
  local: SocketPlace;
  restored: boolean;
  /** Source, as a PROXY header may have changed it. */
  remote: SocketPlace;
  /** The TCP peer. */
  readonly direct: SocketPlace;
  /** '' until a filter or the listener that handles the connection sets it. */
  transport: string;
  sni: string;
  alpn: readonly string[];
  /** A PROXY header that no filter has taken yet: what follows does not look like TLS or HTTP. */
  headerPending: boolean;
  /** A filter that Gatescope cannot follow may have set metadata or filter state. */
  opaque: boolean;
  /** The filter chain asks for a client certificate: there is one, but nobody says whose. */
  certified: boolean;
}

export function connectionOf(question: ExplainQuestion): Connection {
  return {
    local: question.listener,
    restored: false,
    remote: question.source,
    direct: question.source,
    transport: '',
    sni: '',
    alpn: [],
    headerPending: question.proxySource !== null,
    opaque: false,
    certified: false,
  };
}

function portHolds(predicate: PortPredicate, port: number, chance: Chance): boolean {
  switch (predicate.kind) {
    case 'any':
      return true;
    case 'and':
      return predicate.of.every((each) => portHolds(each, port, chance));
    case 'or':
      return predicate.of.some((each) => portHolds(each, port, chance));
    case 'not':
      return !portHolds(predicate.of, port, chance);
    case 'ports':
      return port >= predicate.start && port < predicate.end;
    case 'unknown':
      return chance.unknown({ code: 'filter-disabled-unread' });
  }
}

const KIND = /^envoy\.extensions\.filters\.listener\.(\w+)\./;

/** Filters that set nothing that chains or routes look at. */
const SILENT = new Set(['original_src', 'local_ratelimit']);

/** Null: the connection goes on. */
type Applied = Reason | null;

function inspectTls(connection: Connection, { tls }: ExplainQuestion): void {
  if (tls === null || connection.headerPending) return;
  connection.transport = 'tls';
  connection.sni = tls.sni.toLowerCase();
  connection.alpn = tls.alpn;
}

function inspectHttp(connection: Connection, question: ExplainQuestion): void {
  if (connection.transport !== '' && connection.transport !== 'raw_buffer') return;
  if (question.tls !== null || connection.headerPending) return;
  const protocol = seenAsHttp(question);
  if (protocol !== null) connection.alpn = [protocol];
}

function restoreDestination(connection: Connection, question: ExplainQuestion): void {
  const { captureMode, originalDestination, proxySource, listener } = question;
  const captured = captureMode === 'none' ? null : listener;
  const original = proxySource === null ? (originalDestination ?? captured) : captured;
  if (original === null) return;
  connection.local = original;
  connection.restored = true;
}

function takeProxyHeader(connection: Connection, question: ExplainQuestion, allowsNone: boolean): Applied {
  if (!connection.headerPending || question.proxySource === null)
    return allowsNone ? null : { code: 'proxy-header-missing' };
  connection.headerPending = false;
  connection.remote = question.proxySource;
  connection.local = question.originalDestination ?? connection.local;
  connection.restored = true;
  return null;
}

/** Settings of a listener filter that are read from its own message. */
export type FilterFlag = (filter: ListenerFilter, field: string) => boolean;

function apply(
  filter: ListenerFilter,
  connection: Connection,
  question: ExplainQuestion,
  flag: FilterFlag,
): Applied {
  const kind = KIND.exec(filter.type)?.[1] ?? '';
  if (kind === 'tls_inspector') inspectTls(connection, question);
  else if (kind === 'http_inspector') inspectHttp(connection, question);
  else if (kind === 'original_dst') restoreDestination(connection, question);
  else if (kind === 'proxy_protocol')
    return takeProxyHeader(connection, question, flag(filter, 'allow_requests_without_proxy_protocol'));
  else if (!SILENT.has(kind)) connection.opaque = true;
  return null;
}

export interface FiltersRun {
  /** Null, or why the connection was closed. */
  readonly closed: Reason | null;
  readonly reasons: readonly Reason[];
}

/** Runs a listener's filters in order, and the `original_dst` that `use_original_dst` appends. */
export function runListenerFilters(
  listener: Listener,
  connection: Connection,
  question: ExplainQuestion,
  chance: Chance,
  flag: FilterFlag,
): FiltersRun {
  const reasons: Reason[] = [];
  for (const filter of listener.listenerFilters) {
    const { disabledWhen, name } = filter;
    if (
      filter.disabled ||
      (disabledWhen !== null && portHolds(disabledWhen, connection.local.port, chance))
    ) {
      reasons.push({ code: 'listener-filter-disabled', filter: name, port: connection.local.port });
      continue;
    }
    const closed = apply(filter, connection, question, flag);
    reasons.push({ code: 'listener-filter-ran', filter: name });
    if (closed !== null) return { closed, reasons };
  }
  if (listener.useOriginalDst) restoreDestination(connection, question);
  return { closed: null, reasons };
}
