import type { Raw } from '@/lib/envoy/raw';
import { unwrap } from '@/lib/envoy/route-settings';
import type { Chance } from './chance';
import type { Connection } from './connection';
import { HeaderMap } from './header-map';
import type { ExplainQuestion } from './question';
import { rbacDenies } from './rbac';
import type { Runtime } from './runtime-values';
import { Stream } from './stream';

const RBAC = 'envoy.extensions.filters.network.rbac.v3.RBAC';

/** An RBAC filter in front of a connection manager or TCP proxy. */
export interface NetworkRbac {
  readonly name: string;
  readonly config: Raw;
}

/** @param filters `filters` of a filter chain */
export const networkRbac = (filters: readonly Raw[]): readonly NetworkRbac[] =>
  filters.flatMap((filter) => {
    const { type, message } = unwrap(filter.at('typed_config'));
    return type === RBAC ? [{ name: filter.text('name'), config: message }] : [];
  });

export interface NetworkDenial {
  readonly filter: string;
  /** Name of the policy, or `none`. */
  readonly policy: string;
}

/**
 * The first filter that closes the connection when its first bytes come (network/rbac rbac_filter.cc); null when
 * none does. There is no request yet: no header, no path, no route.
 */
export function networkDenies(
  filters: readonly NetworkRbac[],
  question: ExplainQuestion,
  connection: Connection,
  runtime: Runtime,
  chance: Chance,
): NetworkDenial | null {
  for (const { name, config } of filters) {
    const stream = new Stream(
      question,
      connection,
      new HeaderMap(),
      chance,
      runtime,
      connection.remote.address,
    );
    const policy = rbacDenies(config, { stream, ignoresParameters: false, routeMetadata: null });
    if (policy !== null) return { filter: name, policy };
  }
  return null;
}
