import { configSettings, settingsOf } from './cluster-setting-list';
import type { Extension, SocketMatch, UpstreamSocket } from './cluster-settings-model';
import { structEntries } from './cluster-subsets';
import type { Raw } from './raw';
import { readUpstreamTls } from './tls';

const SOCKET_FIELD = 'transport_socket';

/** A socket around another one holds it in `transport_socket`; what else it says is its own. */
function wrapperOf(socket: Raw): Extension {
  const config = socket.at('typed_config');
  return {
    name: socket.text('name'),
    type: config.type,
    settings: settingsOf(config, config.type, (field) => field !== SOCKET_FIELD),
  };
}

/** config.core.v3.TransportSocket of an upstream, unwrapped. A missing one is plaintext. */
export function readSocket(socket: Raw): UpstreamSocket {
  const wrappers: Extension[] = [];
  let inner = socket;
  // The depth of a document is bounded, and every step goes one level down.
  while (inner.at('typed_config').at(SOCKET_FIELD).object !== null) {
    wrappers.push(wrapperOf(inner));
    inner = inner.at('typed_config').at(SOCKET_FIELD);
  }
  const config = inner.at('typed_config');
  const tls = readUpstreamTls(inner);
  return { type: config.type, wrappers, tls, settings: tls === null ? configSettings(config) : [] };
}

/** Cluster.transport_socket_matches, in their order. */
export function readSocketMatches(raw: Raw): readonly SocketMatch[] {
  return raw
    .at('transport_socket_matches')
    .objects()
    .map((each) => ({
      name: each.text('name'),
      criteria: structEntries(each.at('match')),
      socket: readSocket(each.at(SOCKET_FIELD)),
    }));
}
