import type { FilterChain, Listener, MatcherInput } from '@/lib/envoy/model';
import type { Reason } from './answer';
import { isLocal } from './chain-levels';
import type { Chance } from './chance';
import type { Connection } from './connection';
import { runMatcher } from './matcher-run';

const plain = (text: string): string | null => (text === '' ? null : text);

/** What `filter_chain_matcher` can look at (envoy.extensions.matching.common_inputs.network.v3). */
export function connectionInput(
  connection: Connection,
  filterState: ReadonlyMap<string, string>,
): (input: MatcherInput) => string | null | undefined {
  return ({ type, argument }) => {
    switch (type.slice(type.lastIndexOf('.') + 1)) {
      case 'DestinationIPInput':
        return connection.local.address;
      case 'DestinationPortInput':
        return String(connection.local.port);
      case 'SourceIPInput':
        return connection.remote.address;
      case 'SourcePortInput':
        return String(connection.remote.port);
      case 'DirectSourceIPInput':
        return connection.direct.address;
      case 'SourceTypeInput':
        return isLocal(connection) ? 'local' : null;
      case 'ServerNameInput':
        return plain(connection.sni);
      case 'TransportProtocolInput':
        return plain(connection.transport);
      case 'ApplicationProtocolInput':
        return plain(connection.alpn.map((name) => `'${name}'`).join(','));
      case 'FilterStateInput':
        return filterState.get(argument) ?? (connection.opaque ? undefined : null);
      default:
        return undefined;
    }
  };
}

export interface MatchedChain {
  readonly chain: FilterChain | null;
  readonly reason: Reason | null;
}

/** No match: the default chain. A name that no chain has: closed, without the default. */
export function chainByMatcher(
  { matcher, filterChains }: Listener,
  fallback: FilterChain | null,
  input: (input: MatcherInput) => string | null | undefined,
  chance: Chance,
): MatchedChain {
  if (matcher === null) return { chain: fallback, reason: null };
  const action = runMatcher(matcher, { input, unknown: (reason) => chance.unknown(reason) });
  if (action === null) return { chain: fallback, reason: { code: 'chain-matcher-no-match' } };
  const name = action.value ?? '';
  const chain = filterChains.find((each) => !each.isDefault && each.name === name) ?? null;
  return chain === null
    ? { chain, reason: { code: 'chain-matcher-unknown-chain', chain: name } }
    : { chain, reason: { code: 'chain-matcher-chose', chain: name } };
}
