import type { Fraction, ValueMatch } from './route-model';
import type { RateLimit } from './route-rate-limit-model';

/** One leaf of a message that Gatescope does not read field by field. */
export interface Setting {
  /** `token_bucket.max_tokens`, `mutations[0].remove` */
  readonly path: string;
  readonly value: string;
}

/** The leaves of such a message, in its order. */
export interface Settings {
  readonly list: readonly Setting[];
  /** Leaves that are left out: the JSON has them. */
  readonly more: number;
}

/** config.core.v3.TypedExtensionConfig and its kin. */
export interface Extension {
  readonly name: string;
  /** `@type` without prefix; that of the wrapped message for a TypedStruct. '' when there is none. */
  readonly type: string;
  readonly settings: Settings;
}

/** HeaderValueOption.append_action, in Envoy's words; another text for an action that is not known. */
export type AppendAction =
  | 'APPEND_IF_EXISTS_OR_ADD'
  | 'ADD_IF_ABSENT'
  | 'OVERWRITE_IF_EXISTS_OR_ADD'
  | 'OVERWRITE_IF_EXISTS'
  | (string & {});

/** config.core.v3.HeaderValueOption */
export interface HeaderAddition {
  readonly key: string;
  readonly value: string;
  readonly action: AppendAction;
  readonly keepEmpty: boolean;
}

/** The four header lists of a level. Envoy removes before it adds. */
export interface HeaderMutations {
  readonly requestAdd: readonly HeaderAddition[];
  readonly requestRemove: readonly string[];
  readonly responseAdd: readonly HeaderAddition[];
  readonly responseRemove: readonly string[];
}

/** config.core.v3.Metadata, one name space of it. */
export interface MetadataEntry {
  readonly namespace: string;
  /** Type of a typed entry; '' for a struct. */
  readonly type: string;
  readonly settings: Settings;
}

/** config.route.v3.CorsPolicy or extensions.filters.http.cors.v3.CorsPolicy */
export interface CorsPolicy {
  readonly origins: readonly ValueMatch[];
  readonly methods: string;
  readonly headers: string;
  readonly exposeHeaders: string;
  readonly maxAge: string;
  readonly credentials: boolean | null;
  /** Null: for every request. */
  readonly enabled: Fraction | null;
  readonly shadow: Fraction | null;
  readonly privateNetwork: boolean | null;
  /** Preflights of other origins go to the upstream; true unless it says otherwise. */
  readonly forwardOthers: boolean | null;
}

/** What a rate limit filter does with limits here (RateLimitPerRoute, LocalRateLimit). */
export interface FilterLimits {
  readonly service: 'global' | 'local';
  /** `vh_rate_limits`: OVERRIDE, INCLUDE or IGNORE the virtual host's limits beside those of the route. */
  readonly hostLimits: string;
  /** `rate_limits` of the filter itself: those of route and virtual host are ignored then. */
  readonly own: readonly RateLimit[];
}

/** One entry of `typed_per_filter_config`: what an HTTP filter does differently here. */
export interface FilterSettings {
  /** Key of the map: the name of the filter in the connection manager. */
  readonly name: string;
  readonly type: string;
  readonly settings: Settings;
  /** What switches the filter off: the wrapper, a field of its own message, or an empty RBAC message. */
  readonly off: 'wrapper' | 'own-field' | 'empty' | null;
  /** A filter that this Envoy does not know is left out instead of refused. */
  readonly optional: boolean;
  readonly cors: CorsPolicy | null;
  /** Of a rate limit filter, global or local; null for any other. */
  readonly limits: FilterLimits | null;
}
