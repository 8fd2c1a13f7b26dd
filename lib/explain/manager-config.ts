import { isJsonObject } from '@/lib/core/json';
import { readConnectionManager } from '@/lib/envoy/connection-manager';
import type { ConnectionManagerSettings, HttpConnectionManager } from '@/lib/envoy/model';
import type { Raw } from '@/lib/envoy/raw';
import { parseRange, type Range } from './ip';

/** A connection manager as the steps before routing need it. */
export interface ManagerConfig {
  readonly model: HttpConnectionManager;
  readonly settings: ConnectionManagerSettings;
  readonly raw: Raw;
  readonly internal: readonly Range[];
  readonly acceptsHttp10: boolean;
  readonly defaultHost: string;
  /** Extensions that may rewrite any header before routing. */
  readonly hasEarlyMutation: boolean;
}

/** The connection manager among the network filters of a chain. */
export function managerConfig(filters: readonly Raw[]): ManagerConfig | null {
  const model = readConnectionManager(filters);
  const filter = filters.find((each) => each.at('typed_config').type.endsWith('.HttpConnectionManager'));
  if (model === null || filter === undefined) return null;
  const raw = filter.at('typed_config');
  const http1 = raw.at('http_protocol_options');
  return {
    model,
    settings: model.settings,
    raw,
    internal: model.settings.internalRanges.flatMap((text) => parseRange(text) ?? []),
    acceptsHttp10: http1.flag('accept_http_10'),
    defaultHost: http1.text('default_host_for_http_10'),
    hasEarlyMutation: isJsonObject(raw.at('early_header_mutation_extensions').items()[0]?.value),
  };
}
