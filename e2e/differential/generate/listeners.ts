/**
 * Listeners. What Envoy refuses at load: a listener without any chain; a listener filter predicate that is an empty list; `filter_chains` that overlap (see chains.ts).
 */
import type { Random } from '../random.ts';
import type { Place } from '../sent.ts';
import { anyCluster } from './actions.ts';
import { type MadeMatch, madeMatches } from './chains.ts';
import { STATE } from './conditions.ts';
import type { Clause } from './draft.ts';
import { accessLog, type Files, type MadeManager, madeManager, tcpProxy } from './managers.ts';

const LISTENER = 'type.googleapis.com/envoy.extensions.filters.listener';

export interface MadeChain {
  readonly name: string;
  readonly clauses: readonly Clause[];
  readonly isTls: boolean;
  /** Null: a TCP proxy. */
  readonly manager: MadeManager | null;
}

export interface MadeListener {
  readonly json: object;
  /** What a client dials. */
  readonly place: Place;
  readonly chains: readonly MadeChain[];
  readonly hasProxy: boolean;
}

export interface ListenerNames extends Files {
  chain(): string;
}

export interface Certificate {
  readonly certificate: string;
  readonly key: string;
}

const STATE_FILTER = {
  name: 'state',
  typed_config: {
    '@type': 'type.googleapis.com/envoy.extensions.filters.network.set_filter_state.v3.Config',
    on_new_connection: [
      {
        object_key: STATE.key,
        factory_key: 'envoy.string',
        format_string: { text_format_source: { inline_string: STATE.value } },
      },
    ],
  },
};

/** No `alpn_protocols`: the server chooses none, so that the client keeps speaking HTTP/1.1. */
function transport({ certificate, key }: Certificate): object {
  const typed_config = {
    '@type': 'type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext',
    common_tls_context: {
      tls_certificates: [{ certificate_chain: { filename: certificate }, private_key: { filename: key } }],
    },
  };
  return { name: 'tls', typed_config };
}

function listenerFilters(
  random: Random,
  hasProxy: boolean,
  wantsTls: boolean,
  port: number,
): readonly object[] {
  const one = (name: string, type: string, more: object = {}): object => ({
    name,
    typed_config: { '@type': `${LISTENER}.${type}` },
    ...more,
  });
  const start = random.chance(0.5) ? port : port + 1;
  const ranged = { destination_port_range: { start, end: start + 1 } };
  const rule = random.pick<object>([ranged, { not_match: ranged }, { any_match: true }]);
  const off = random.chance(0.12) ? { filter_disabled: rule } : {};
  const inspects = wantsTls ? random.chance(0.9) : random.chance(0.2);
  return [
    ...(hasProxy ? [one('proxy', 'proxy_protocol.v3.ProxyProtocol')] : []),
    ...(inspects ? [one('tls', 'tls_inspector.v3.TlsInspector', off)] : []),
    ...(random.chance(0.3) ? [one('http', 'http_inspector.v3.HttpInspector')] : []),
  ];
}

function madeChain(
  random: Random,
  names: ListenerNames,
  { match, clauses }: MadeMatch,
  certificate: Certificate | null,
) {
  const name = names.chain();
  const hasState = random.chance(0.15);
  const manager = random.chance(0.87) ? madeManager(random, names, name, hasState) : null;
  const json = {
    name,
    ...(Object.keys(match).length > 0 ? { filter_chain_match: match } : {}),
    ...(certificate === null ? {} : { transport_socket: transport(certificate) }),
    filters: [...(hasState ? [STATE_FILTER] : []), manager?.json ?? tcpProxy(name, anyCluster(random))],
  };
  const made: MadeChain = { name, clauses, isTls: certificate !== null, manager };
  return { json, made };
}

/** A tree over the server name in place of the matches: an unknown chain closes, no match means the default chain. */
function matcherTree(chains: readonly string[]): object {
  const action = (name: string): object => ({
    action: {
      name,
      typed_config: { '@type': 'type.googleapis.com/google.protobuf.StringValue', value: name },
    },
  });
  const inputs = 'type.googleapis.com/envoy.extensions.matching.common_inputs.network.v3';
  const hosts = ['a.com', 'api.a.com', 'b.com', 'c.com'];
  const map = Object.fromEntries(hosts.map((host, at) => [host, action(chains[at] ?? 'nobody')]));
  return {
    matcher_tree: {
      input: { name: 'sni', typed_config: { '@type': `${inputs}.ServerNameInput` } },
      exact_match_map: { map },
    },
  };
}

const isTlsMatch = ({ match }: MadeMatch): boolean =>
  match['transport_protocol'] === 'tls' || 'server_names' in match;

export function madeListener(
  random: Random,
  names: ListenerNames,
  place: Place,
  others: readonly number[],
  certificate: Certificate,
  isBound: boolean,
): MadeListener {
  const wantsTls = random.chance(0.45);
  const hasProxy = isBound && random.chance(0.4);
  const ports = [place.port, ...(hasProxy ? others : []), 443];
  const matches = madeMatches(random, 1 + random.below(4), ports, wantsTls, hasProxy || !isBound);
  const secure = (match: MadeMatch): boolean =>
    match.match['transport_protocol'] !== 'raw_buffer' &&
    (wantsTls || isTlsMatch(match)) &&
    random.chance(isTlsMatch(match) ? 0.93 : 0.5);
  const chains = matches.map((match) => madeChain(random, names, match, secure(match) ? certificate : null));
  const hasDefault = random.chance(0.35);
  const fallback = hasDefault ? madeChain(random, names, { match: {}, clauses: [] }, null) : null;
  const hasTree = wantsTls && random.chance(0.15);
  const made = [...chains, ...(fallback === null ? [] : [fallback])];
  const json = {
    name: `listener-${place.address}-${place.port}`,
    address: { socket_address: { address: place.address, port_value: place.port } },
    ...(isBound ? {} : { bind_to_port: false }),
    ...(hasProxy && random.chance(0.7) ? { use_original_dst: true } : {}),
    access_log: accessLog('connection'),
    listener_filters: listenerFilters(random, hasProxy, wantsTls, place.port),
    filter_chains: chains.map((chain) => chain.json),
    ...(fallback === null ? {} : { default_filter_chain: fallback.json }),
    ...(hasTree ? { filter_chain_matcher: matcherTree(chains.map(({ made: { name } }) => name)) } : {}),
  };
  return { json, place, chains: made.map((chain) => chain.made), hasProxy };
}
