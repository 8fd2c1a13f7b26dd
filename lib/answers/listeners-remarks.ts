import type { FilterChain, Listener, MatcherTree } from '@/lib/envoy/model';
import { treeOutcomes } from './listeners-tree';
import type { ListenerRemark } from './listeners-types';

type Numbered = readonly [ordinal: number, chain: FilterChain];

const ordinals = (chains: readonly Numbered[]): readonly number[] => chains.map(([ordinal]) => ordinal);

/** Protocols that the HTTP inspector finds by the first bytes (http_inspector.cc). */
const INSPECTED: ReadonlySet<string> = new Set(['http/1.0', 'http/1.1', 'h2c']);

/** Whether an inspector runs; one that may be among filters of an unknown kind counts as there. */
function hasInspector({ listenerFilters }: Listener, message: string): boolean {
  return listenerFilters.some(({ type }) => type === '' || type.endsWith(`.${message}`));
}

const needsTls = ({ match }: FilterChain): boolean =>
  match.serverNames.length > 0 || match.transportProtocol === 'tls';

const needsHttp = ({ match }: FilterChain): boolean =>
  match.applicationProtocols.length > 0 && match.applicationProtocols.every((each) => INSPECTED.has(each));

/** Without an inspector SNI and ALPN are empty and the transport is `raw_buffer`; Envoy adds none by itself. */
function inspectorRemarks(listener: Listener, chains: readonly Numbered[]): readonly ListenerRemark[] {
  if (listener.settings.transport !== 'tcp') return [];
  const hasTls = hasInspector(listener, 'TlsInspector');
  const tls = hasTls ? [] : chains.filter(([, chain]) => needsTls(chain));
  const seesHttp = hasTls || hasInspector(listener, 'HttpInspector');
  const http = seesHttp ? [] : chains.filter(([, chain]) => !needsTls(chain) && needsHttp(chain));
  return [
    ...(tls.length === 0
      ? []
      : [{ kind: 'no-inspector', inspector: 'tls_inspector', chains: ordinals(tls) } as const]),
    ...(http.length === 0
      ? []
      : [{ kind: 'no-inspector', inspector: 'http_inspector', chains: ordinals(http) } as const]),
  ];
}

/** Level 1 knows no way back: a port that one chain names is lost to the chains that name none. */
function portRemark(chains: readonly Numbered[]): readonly ListenerRemark[] {
  const ports = new Set(chains.flatMap(([, { match }]) => match.destinationPort ?? []));
  const without = chains.filter(([, { match }]) => match.destinationPort === null).length;
  return ports.size === 0 || without === 0
    ? []
    : [{ kind: 'ports-decide', ports: [...ports].sort((a, b) => a - b), chains: without }];
}

/** A name that no chain has closes the connection; the default chain is for no match only. */
function matcherRemarks(tree: MatcherTree, chains: readonly Numbered[]): readonly ListenerRemark[] {
  const { names, isAll } = treeOutcomes(tree);
  const own = chains.map(([, { name }]) => name);
  const unknown = [...names].filter((name) => !own.includes(name));
  const never = isAll ? own.filter((name) => !names.has(name)) : [];
  return [
    ...(unknown.length === 0 ? [] : [{ kind: 'unknown-chains', names: unknown } as const]),
    ...(never.length === 0 ? [] : [{ kind: 'chains-not-named', names: never } as const]),
  ];
}

function closingRemark(listener: Listener): readonly ListenerRemark[] {
  const { filterChains, settings, error } = listener;
  const takesStreams = settings.transport === 'tcp' || settings.transport === 'internal';
  if (!takesStreams || error !== null || settings.chainsByDiscovery) return [];
  const empty = filterChains.flatMap((chain, index) =>
    chain.networkFilters.length === 0 ? [index + 1] : [],
  );
  return filterChains.length === 0 || empty.length > 0 ? [{ kind: 'closes', chains: empty }] : [];
}

/**
 * HTTP/2 clients send requests for a host over any connection whose certificate has it (RFC 9113 §9.1.1): with one
 * certificate for several chains they arrive at a chain that does not route them.
 */
function sharedRemarks(chains: readonly Numbered[]): readonly ListenerRemark[] {
  const shown = chains.flatMap(([ordinal, { http, tls, match }]) => {
    const first = tls?.certificates.find(({ kind }) => kind === 'sds');
    const reusable = http !== null && tls?.alpn.includes('h2') && match.serverNames.length > 0;
    return reusable && first?.kind === 'sds' ? [{ secret: first.name, ordinal, http }] : [];
  });
  return [...Map.groupBy(shown, ({ secret }) => secret)].flatMap(([secret, users]): ListenerRemark[] => {
    const routes = new Set(users.map(({ http }) => JSON.stringify(http.routes)));
    // With the same routes behind them it does not matter which chain a request comes to.
    if (routes.size < 2) return [];
    return [{ kind: 'shared-certificate', secret, chains: users.map(({ ordinal }) => ordinal) }];
  });
}

/** What the fields of a listener only say together, and what a person would otherwise have to know. */
export function listenerRemarks(listener: Listener): readonly ListenerRemark[] {
  const numbered = listener.filterChains.map((chain, index): Numbered => [index + 1, chain]);
  const chains = numbered.filter(([, { isDefault }]) => !isDefault);
  const unsupported = new Set(chains.flatMap(([, { match }]) => match.unsupported));
  const keyLogs = new Set(listener.filterChains.flatMap(({ tls }) => tls?.keyLog ?? []));
  return [
    ...(unsupported.size === 0 ? [] : [{ kind: 'unsupported', fields: [...unsupported] } as const]),
    ...(listener.settings.chainsByDiscovery ? [{ kind: 'chains-by-discovery' } as const] : []),
    ...closingRemark(listener),
    // With a tree the criteria of the chains are not looked at.
    ...(listener.matcher === null
      ? [...inspectorRemarks(listener, chains), ...portRemark(chains), ...sharedRemarks(chains)]
      : matcherRemarks(listener.matcher, chains)),
    ...(keyLogs.size === 0 ? [] : [{ kind: 'key-log', paths: [...keyLogs] } as const]),
  ];
}
