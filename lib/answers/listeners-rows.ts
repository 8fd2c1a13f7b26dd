import { naturalOrder } from '@/lib/core/natural-order';
import { addressText } from '@/lib/envoy/address-text';
import type { FilterChain, Listener } from '@/lib/envoy/model';
import { gatewaysOnPort } from '@/lib/istio/gateways-on-port';
import type { ObjectRef } from '@/lib/istio/model';
import { gatewayOfRouteConfig } from '@/lib/istio/provenance';
import type { RowState } from './common-types';
import type { Joined } from './joined';
import { listenerProblems } from './listeners-problems';
import { routeConfigName } from './listeners-text';
import type { ListenerDetail, ListenerProtocol, ListenerRow } from './listeners-types';
import { perSnapshot } from './lists/per-snapshot';

/** A row and what it was made from: the list asks both. */
export interface ListedListener {
  readonly row: ListenerRow;
  readonly listener: Listener;
}

function stateOf(listener: Listener): RowState {
  if (listener.error !== null) return { kind: 'rejected', details: listener.error.details };
  if (listener.state === 'warming') return { kind: 'warming' };
  return listener.state === 'draining' ? { kind: 'draining' } : { kind: 'ok' };
}

function chainProtocol(chain: FilterChain): ListenerProtocol {
  if (chain.http !== null) {
    if (chain.tls === null) return 'HTTP';
    return chain.tls.isQuic ? 'HTTP/3' : 'HTTPS';
  }
  if (chain.networkFilters.length === 0) return 'unknown';
  return chain.tls !== null || chain.match.serverNames.length > 0 ? 'TLS' : 'TCP';
}

function protocolOf({ filterChains, settings }: Listener): ListenerProtocol {
  const [first, ...rest] = new Set(filterChains.map(chainProtocol));
  if (first === undefined) return settings.transport === 'udp' ? 'UDP' : 'unknown';
  return rest.length === 0 ? first : 'mixed';
}

/**
 * `/listeners` lists what is active, with the real port, bound or not. By address too: a listener without a name
 * has one there.
 */
function isBound(listener: Listener, { snapshot: { bound } }: Joined): boolean | null {
  if (!listener.bindToPort || listener.settings.transport === 'api') return false;
  if (bound === null) return null;
  const serves = listener.state === 'active' || listener.state === 'static';
  if (bound.some(({ name }) => name === listener.name)) return serves;
  const own = new Set(listener.addresses.map(addressText));
  return bound.some(({ addresses }) => addresses.some((each) => own.has(addressText(each))));
}

/** Gateways whose servers come out on one port of this pod. */
type OnPort = (port: number) => ListenerDetail['gateways'];

const onPort = perSnapshot(({ snapshot: { istio }, pod }: Joined): OnPort => {
  const known = new Map<number, ListenerDetail['gateways']>();
  if (istio === null || pod === null) return () => [];
  return (port) => {
    const gateways = known.get(port) ?? gatewaysOnPort(istio, pod, port);
    known.set(port, gateways);
    return gateways;
  };
});

export function gatewaysOf(listener: Listener, joined: Joined): ListenerDetail['gateways'] {
  const ports = new Set(
    listener.addresses.flatMap((each) => (each.kind === 'socket' && each.port !== null ? [each.port] : [])),
  );
  return [...ports].flatMap(onPort(joined));
}

function gatewayNames(listener: Listener, joined: Joined): readonly string[] {
  const named = listener.filterChains.map((chain) => gatewayOfRouteConfig(routeConfigName(chain) ?? ''));
  const refs: readonly ObjectRef[] = [
    ...gatewaysOf(listener, joined).map(({ ref }) => ref),
    ...named.filter((ref) => ref !== null),
  ];
  return [...new Set(refs.map(({ namespace, name }) => `${namespace}/${name}`))];
}

function rowOf(listener: Listener, joined: Joined): Omit<ListenerRow, 'id'> {
  const configs = listener.filterChains.map(routeConfigName).filter((name) => name !== null);
  return {
    pointer: listener.pointer,
    name: listener.name,
    addresses: listener.addresses,
    bound: isBound(listener, joined),
    chains: listener.filterChains.length,
    protocol: protocolOf(listener),
    transport: listener.settings.transport,
    direction: listener.trafficDirection,
    isStatic: listener.state === 'static',
    routeConfigs: [...new Set(configs)],
    gateways: gatewayNames(listener, joined),
    state: stateOf(listener),
    problems: listenerProblems(listener, joined),
    version: listener.version,
    lastUpdated: listener.lastUpdated,
  };
}

/** What Envoy refused first, then problems; Envoy's own static listeners last. */
function order({ row: a }: Unnamed, { row: b }: Unnamed): number {
  const weight = ({ state, problems, isStatic }: Unnamed['row']) =>
    state.kind === 'rejected' ? 0 : problems.length > 0 ? 1 : isStatic ? 3 : 2;
  return weight(a) - weight(b) || naturalOrder(a.name, b.name);
}

interface Unnamed {
  readonly row: Omit<ListenerRow, 'id'>;
  readonly listener: Listener;
}

const serves = ({ listener: { state } }: Unnamed): boolean => state === 'active' || state === 'static';

/** Which of the listeners of one name is called by it; the others are known by their place. */
export function namesake<Each extends Unnamed>(named: readonly Each[]): Each | undefined {
  return named.find(serves) ?? named[0];
}

/** Every state of every listener; the same array each time. */
export const listenerRows = perSnapshot((joined: Joined): readonly ListedListener[] => {
  const rows = (joined.snapshot.dump?.listeners ?? [])
    .map((listener) => ({ listener, row: rowOf(listener, joined) }))
    .sort(order);
  const byName = Map.groupBy(rows, ({ row }) => row.name);
  const called = new Set([...byName].flatMap(([name, each]) => (name === '' ? [] : (namesake(each) ?? []))));
  return rows.map((each) => {
    const { row, listener } = each;
    return { listener, row: { id: called.has(each) ? row.name : row.pointer, ...row } };
  });
});
