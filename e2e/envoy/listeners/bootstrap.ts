import type { Certificates } from './certificates.ts';
import { matcherListener } from './matcher.ts';
import { cluster, secretFiles, staticSecrets, tlsListeners, waitingListener } from './tls.ts';
import { everyCriterion, internal, quic, skipping, tuned, udp } from './transports.ts';
import { file, listener, response, tcpTo } from './types.ts';

export function listenerBootstrap(): object {
  return {
    node: { id: 'edge', cluster: 'edge' },
    bootstrap_extensions: [
      {
        name: 'envoy.bootstrap.internal_listener',
        typed_config: {
          '@type': 'type.googleapis.com/envoy.extensions.bootstrap.internal_listener.v3.InternalListener',
        },
      },
    ],
    dynamic_resources: { lds_config: file('lds.json') },
    static_resources: { clusters: [cluster()], secrets: staticSecrets() },
  };
}

const changing = (statPrefix: string): object =>
  listener('changing', 7020, { stat_prefix: statPrefix, filter_chains: [{ filters: [tcpTo('shop')] }] });

/** Envoy refuses a criterion that it does not implement. */
const refused = (): object =>
  listener('refused', 7021, {
    filter_chains: [
      { filter_chain_match: { address_suffix: '10.0.0.1', suffix_len: 8 }, filters: [tcpTo('shop')] },
    ],
  });

function listeners(certificates: Certificates): readonly object[] {
  const rest = [matcherListener(), skipping(), everyCriterion(), tuned(), udp(), quic(), internal()];
  return [...rest, ...tlsListeners(certificates)];
}

/** Files as they stand when Envoy starts. */
export const listenerFiles = (certificates: Certificates): Readonly<Record<string, string>> => ({
  'lds.json': response('lds-1', [...listeners(certificates), changing('one')]),
  ...secretFiles(certificates),
});

/** The second LDS update: a listener changed, so that its old self drains, one that Envoy refuses, one that warms. */
export const secondListeners = (certificates: Certificates): string =>
  response('lds-2', [...listeners(certificates), changing('two'), refused(), waitingListener()]);
