import { appError } from '@/lib/core/errors';
import { naturalOrder } from '@/lib/core/natural-order';
import { err, ok, type Result } from '@/lib/core/result';
import type { Address, FilterChain, Listener } from '@/lib/envoy/model';
import { gatewaysOnPort } from '@/lib/istio/gateways-on-port';
import { gatewayOfRouteConfig } from '@/lib/istio/provenance';
import { parseFilter } from '@/lib/query/words';
import type { RowState } from './common-types';
import type { Joined } from './joined';
import type { ChainRow, ListenerDetail, ListenerRow, ListenersPage } from './listeners-types';
import type { Question } from './questions';

function stateOf(listener: Listener): RowState {
  if (listener.error !== null) return { kind: 'rejected', details: listener.error.details };
  if (listener.state === 'warming') return { kind: 'warming' };
  return listener.state === 'draining' ? { kind: 'draining' } : { kind: 'ok' };
}

type Protocol = ListenerRow['protocol'];

function chainProtocol(chain: FilterChain): Protocol {
  if (chain.http !== null) return chain.tls === null ? 'HTTP' : 'HTTPS';
  if (chain.networkFilters.length === 0) return 'unknown';
  return chain.tls !== null || chain.match.serverNames.length > 0 ? 'TLS' : 'TCP';
}

function protocolOf(listener: Listener): Protocol {
  const [first, ...rest] = new Set(listener.filterChains.map(chainProtocol));
  if (first === undefined) return 'unknown';
  return rest.length === 0 ? first : 'mixed';
}

function routeConfigName(chain: FilterChain): string | null {
  const routes = chain.http?.routes;
  if (routes === undefined || routes.kind === 'none' || routes.name === '') return null;
  return routes.name;
}

const sameAddress = (a: Address, b: Address): boolean => JSON.stringify(a) === JSON.stringify(b);

/** `/listeners` is the truth about sockets: it lists what is bound, with the real port. */
function isBound(listener: Listener, joined: Joined): boolean | null {
  const { bound } = joined.snapshot;
  if (bound === null) return null;
  const named = bound.filter(({ name }) => name === listener.name);
  if (named.length > 0) return listener.state === 'active' || listener.state === 'static';
  return bound.some(({ addresses }) =>
    addresses.some((each) => listener.addresses.some((own) => sameAddress(own, each))),
  );
}

function rowOf(listener: Listener, joined: Joined): ListenerRow {
  const configs = listener.filterChains.map(routeConfigName).filter((name) => name !== null);
  return {
    pointer: listener.pointer,
    name: listener.name,
    addresses: listener.addresses,
    bound: isBound(listener, joined),
    chains: listener.filterChains.length,
    protocol: protocolOf(listener),
    isStatic: listener.state === 'static',
    routeConfigs: [...new Set(configs)],
    state: stateOf(listener),
  };
}

function textOf(listener: Listener, row: ListenerRow): string {
  const addresses = row.addresses.map((each) =>
    each.kind === 'socket' ? `${each.address}:${each.port ?? ''}` : each.kind === 'pipe' ? each.path : '',
  );
  const names = listener.filterChains.flatMap((chain) => [
    chain.name,
    ...chain.match.serverNames,
    ...(chain.tls?.secretNames ?? []),
    ...(chain.http?.httpFilters ?? []).map(({ name }) => name),
  ]);
  const state = row.state.kind === 'ok' ? listener.state : row.state.kind;
  return [row.name, ...addresses, row.protocol, ...row.routeConfigs, ...names, state].join(' ').toLowerCase();
}

/** Gateways first, Envoy's own static listeners last; problems above all. */
function order(a: ListenerRow, b: ListenerRow): number {
  const weight = (row: ListenerRow) => (row.state.kind === 'rejected' ? 0 : row.isStatic ? 2 : 1);
  return weight(a) - weight(b) || naturalOrder(a.name, b.name);
}

export function listenersPage(
  joined: Joined,
  question: Extract<Question, { ask: 'listeners' }>,
): ListenersPage {
  const listeners = joined.snapshot.dump?.listeners ?? [];
  const filter = parseFilter(question.filter);
  const all = listeners.map((listener) => ({ listener, row: rowOf(listener, joined) }));
  const rows = all
    .filter(({ listener, row }) => filter.isEmpty || filter.matches(textOf(listener, row)))
    .map(({ row }) => row);
  rows.sort(order);
  return {
    counts: { total: listeners.length, matched: rows.length },
    chains: rows.reduce((sum, row) => sum + row.chains, 0),
    rows: rows.slice(question.offset, question.offset + question.limit),
  };
}

function chainRow(chain: FilterChain, index: number, configs: ReadonlySet<string>): ChainRow {
  const name = routeConfigName(chain);
  return {
    chain,
    ordinal: index + 1,
    routeConfigFound: name === null || chain.http?.routes.kind === 'inline' ? null : configs.has(name),
    gateway: name === null ? null : gatewayOfRouteConfig(name),
  };
}

function gatewaysOf(listener: Listener, joined: Joined): ListenerDetail['gateways'] {
  const { istio } = joined.snapshot;
  const { pod } = joined;
  if (istio === null || pod === null) return [];
  const ports = new Set(
    listener.addresses.flatMap((each) => (each.kind === 'socket' && each.port !== null ? [each.port] : [])),
  );
  return [...ports].flatMap((port) => gatewaysOnPort(istio, pod, port));
}

/** One listener, the active one when several states share its name. The value may be a name or a JSON pointer. */
export function listenerDetail(joined: Joined, name: string): Result<ListenerDetail> {
  const dump = joined.snapshot.dump;
  const candidates = dump?.listeners.filter((each) => each.name === name || each.pointer === name) ?? [];
  const listener = candidates.find(({ state }) => state === 'active' || state === 'static') ?? candidates[0];
  if (listener === undefined) return err(appError('resource-gone', { what: `Listener ${name}` }));
  const configs = new Set(dump?.routeConfigs.map((config) => config.name));
  return ok({
    row: rowOf(listener, joined),
    listener,
    chains: listener.filterChains.map((chain, index) => chainRow(chain, index, configs)),
    gateways: gatewaysOf(listener, joined),
  });
}
