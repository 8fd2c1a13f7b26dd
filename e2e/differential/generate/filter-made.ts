/** What every HTTP filter of this generator is made of. */
import type { Random } from '../random.ts';
import { type Clause, type Kind, removeHeader, setHeader } from './draft.ts';

export const HTTP = 'type.googleapis.com/envoy.extensions.filters.http';
export const FILTER_CONFIG = { '@type': 'type.googleapis.com/envoy.config.route.v3.FilterConfig' };

/** A request that the filter answers. */
export interface Trigger {
  readonly verdict: 'denied' | 'fault' | 'direct-response';
  readonly clauses: readonly Clause[];
}

export interface MadeFilter {
  readonly json: { readonly name: string; readonly typed_config: object };
  readonly triggers: readonly Trigger[];
  /** An entry of `typed_per_filter_config`; null where the filter has none. */
  readonly over: ((random: Random) => object) | null;
}

export const headerClause = (kind: Kind, name: string, value: string): Clause => ({
  kind,
  satisfy: (draft) => setHeader(draft, name, value),
  spoil: (draft) => removeHeader(draft, name),
});

export const filter = (name: string, type: string, fields: object, random: Random): MadeFilter['json'] => ({
  name,
  typed_config: { '@type': `${HTTP}.${type}`, ...fields },
  ...(random.chance(0.08) ? { disabled: true } : {}),
});
