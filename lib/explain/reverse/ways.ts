import type { JsonPointer } from '@/lib/core/brand';
import { parsePointer } from '@/lib/core/json-pointer';
import type { ConfigDump, FilterChain, Listener } from '@/lib/envoy/model';
import type { RouteConfigPlace } from '@/lib/envoy/route-table/route-configs';
import { ListenerTable } from '../listener-pick';
import type { SocketPlace } from '../question';
import { bareHost, type Draft } from './draft';

/** A filter chain whose connection manager routes by a route configuration. */
export interface Way {
  readonly listener: Listener;
  readonly chain: FilterChain;
  /** Where the route configuration stands for this chain: an inline one stands in the listener. */
  readonly config: JsonPointer;
  /** Sockets of listeners that hand connections to where a PROXY header says they go. */
  readonly doors: readonly SocketPlace[];
}

/** What stands for any place where the configuration does not say one. */
export interface Surroundings {
  /** An address of this Envoy. */
  readonly address: string;
}

function configFor({ http }: FilterChain, { name, at, state }: RouteConfigPlace): JsonPointer | null {
  if (http === null || !('name' in http.routes) || http.routes.name !== name) return null;
  if (http.routes.kind === 'inline') return state === 'static' ? http.routes.pointer : null;
  return http.routes.kind === 'rds' && state !== 'static' ? at : null;
}

const MOST_DOORS = 2;

/** Serving filter chains that lead to a route configuration. */
export function waysTo(dump: ConfigDump, config: RouteConfigPlace): readonly Way[] {
  const { serving } = new ListenerTable(dump.listeners);
  const doors = serving.flatMap((each) => {
    const isDoor = each.bindToPort && each.useOriginalDst && hasFilter(each, 'proxy_protocol');
    return isDoor ? (socketOf(each) ?? []) : [];
  });
  return serving.flatMap((listener) =>
    listener.filterChains.flatMap((chain): Way[] => {
      const at = configFor(chain, config);
      return at === null ? [] : [{ listener, chain, config: at, doors: doors.slice(0, MOST_DOORS) }];
    }),
  );
}

const socketOf = ({ addresses }: Listener): SocketPlace | null => {
  for (const each of addresses)
    if (each.kind === 'socket' && each.port !== null) return { address: each.address, port: each.port };
  return null;
};

const isAny = ({ address }: SocketPlace): boolean => address === '0.0.0.0' || address === '::';

const addressIn = (range: string): string => range.replace(/\/\d+$/, '');

const hasFilter = ({ listenerFilters }: Listener, kind: string): boolean =>
  listenerFilters.some(({ type }) => type.includes(`.${kind}.`));

/** The destination that a chain wants, as far as it says one. */
function destinationOf({ listener, chain }: Way, { address }: Surroundings): SocketPlace {
  const socket = socketOf(listener) ?? { address, port: 0 };
  const [range] = chain.match.prefixRanges;
  const own = isAny(socket)
    ? socket.address === '::' && !address.includes(':')
      ? '::1'
      : address
    : socket.address;
  return {
    address: range === undefined ? own : addressIn(range),
    port: chain.match.destinationPort ?? socket.port,
  };
}

type Arrival = Pick<Draft, 'listener' | 'captureMode' | 'originalDestination'>;

/** How a connection may come to a listener: dialled, told by a PROXY header, or restored by iptables. */
function arrivalsOf(way: Way, surroundings: Surroundings): readonly Arrival[] {
  const { listener, doors } = way;
  const wanted = destinationOf(way, surroundings);
  const socket = socketOf(listener) ?? wanted;
  const told = (place: SocketPlace): Arrival => ({
    listener: place,
    captureMode: 'none',
    originalDestination: wanted,
  });
  const captured = (['outbound', 'inbound'] as const).map(
    (captureMode): Arrival => ({ listener: wanted, captureMode, originalDestination: null }),
  );
  if (!listener.bindToPort) return [...doors.map(told), ...captured];
  const here = { ...socket, address: isAny(socket) ? surroundings.address : socket.address };
  const dialled: Arrival = {
    listener: wanted.port === socket.port ? wanted : here,
    captureMode: 'none',
    originalDestination: null,
  };
  const byHeader = hasFilter(listener, 'proxy_protocol') ? [told(here)] : [];
  const isRestored = listener.useOriginalDst || hasFilter(listener, 'original_dst');
  return [dialled, ...byHeader, ...(isRestored ? captured : [])];
}

/** @param hasHeader a PROXY header comes first on the connection */
function sourcesOf(
  { chain: { match } }: Way,
  { source }: Draft,
  hasHeader: boolean,
): Pick<Draft, 'source' | 'proxySource'> {
  const local = match.sourceType === 'SAME_IP_OR_LOOPBACK' ? '127.0.0.1' : null;
  const port = match.sourcePorts[0] ?? source.port;
  const of = ([range]: readonly string[]): string | null => (range === undefined ? null : addressIn(range));
  const [direct, remote] = [of(match.directSourcePrefixRanges), of(match.sourcePrefixRanges)];
  if (!hasHeader)
    return { source: { address: remote ?? direct ?? local ?? source.address, port }, proxySource: null };
  return {
    source: { ...source, address: direct ?? source.address },
    proxySource: { address: remote ?? local ?? source.address, port },
  };
}

const covers = (pattern: string, host: string): boolean =>
  pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : pattern === host;

/** Server names to send: that of the host first, as clients do. */
function serverNames({ chain: { match } }: Way, host: string): readonly string[] {
  const names = match.serverNames.map((name) => name.toLowerCase());
  const own = host.toLowerCase();
  if (names.length === 0) return [own, '', 'any.invalid'];
  const some = names.slice(0, 3).map((name) => name.replace(/^\*\./, 'any.'));
  return names.some((name) => covers(name, own)) ? [own, ...some] : some;
}

interface Protocols extends Pick<Draft, 'version'> {
  readonly alpn: readonly string[];
}

/** What the request speaks anyway, where the chain does not want anything else. */
function protocolsOf({ chain: { match, http, tls } }: Way, draft: Draft): Protocols {
  const wanted = match.applicationProtocols;
  const codec = http?.settings.codec ?? 'AUTO';
  const isHttp2 =
    codec === 'HTTP2' || (wanted.length > 0 && wanted.every((name) => name === 'h2' || name === 'h2c'));
  const isFree = wanted.length === 0 && codec === 'AUTO';
  if (isFree && draft.tls !== null && tls !== null) return { version: draft.version, alpn: draft.tls.alpn };
  const usual = isHttp2 ? ['h2'] : ['http/1.1'];
  return { version: isHttp2 ? '2' : '1.1', alpn: wanted.length === 0 ? usual : wanted };
}

/** A draft over connections that may come to a chain, the plainest first. */
export function connectionsTo(way: Way, draft: Draft, surroundings: Surroundings): readonly Draft[] {
  const { chain } = way;
  const { version, alpn } = protocolsOf(way, draft);
  const isTls = chain.tls !== null || chain.match.transportProtocol === 'tls';
  const scheme = version === '2' ? (isTls ? 'https' : 'http') : null;
  const names = isTls ? [...new Set(serverNames(way, bareHost(draft.host ?? '')))] : [];
  return arrivalsOf(way, surroundings).flatMap((arrival): readonly Draft[] => {
    const isDoor = arrival.originalDestination !== null;
    const hasHeader = isDoor || (arrival.captureMode === 'none' && hasFilter(way.listener, 'proxy_protocol'));
    const base: Draft = {
      ...draft,
      ...arrival,
      ...sourcesOf(way, draft, hasHeader),
      version,
      scheme,
      tls: null,
    };
    return isTls ? names.map((sni) => ({ ...base, tls: { sni, alpn } })) : [base];
  });
}

/** Where something of a route configuration stands for one of the ways to it; null when it is not a part of it. */
export function pointerFor(
  { config }: Way,
  place: RouteConfigPlace,
  pointer: JsonPointer,
): JsonPointer | null {
  return pointer.startsWith(`${place.at}/`) ? parsePointer(config + pointer.slice(place.at.length)) : null;
}

const textAt = (dump: ConfigDump, pointer: JsonPointer): string =>
  JSON.stringify(dump.rawAt(pointer).value ?? null);

/**
 * Where the route table has the route at a pointer: a route configuration inside of a listener stands a second
 * time among the route configurations, and several may have one name. Null when it does not stand there.
 */
export function listedPointer(dump: ConfigDump, pointer: JsonPointer): JsonPointer | null {
  const { listeners, routes } = dump;
  if (routes.rowAt(pointer) >= 0) return pointer;
  const sources = listeners.flatMap(({ filterChains }) =>
    filterChains.flatMap(({ http }) => http?.routes ?? []),
  );
  const source = sources.find((each) => each.kind === 'inline' && pointer.startsWith(`${each.pointer}/`));
  if (source?.kind !== 'inline') return null;
  const text = textAt(dump, pointer);
  for (const { name, state, at } of routes.configs) {
    const listed = parsePointer(at + pointer.slice(source.pointer.length));
    if (name !== source.name || state !== 'static' || listed === null) continue;
    if (routes.rowAt(listed) >= 0 && textAt(dump, listed) === text) return listed;
  }
  return null;
}
