import { describe, expect, it } from 'vitest';
import messages from './fixtures/route-messages.golden.json' with { type: 'json' };
import * as known from './known-fields';
import { camelCase } from './raw';
import * as inner from './route-fields';

const ROUTE = 'envoy.config.route.v3.';

/** Lists of fields by the message that they are of. */
const LISTS: readonly (readonly [message: string, fields: ReadonlySet<string>])[] = [
  [`${ROUTE}RouteConfiguration`, known.ROUTE_CONFIG_FIELDS],
  [`${ROUTE}VirtualHost`, known.VIRTUAL_HOST_FIELDS],
  [`${ROUTE}Route`, known.ROUTE_FIELDS],
  [`${ROUTE}RouteMatch`, known.ROUTE_MATCH_FIELDS],
  [`${ROUTE}RouteAction`, known.ROUTE_ACTION_FIELDS],
  [`${ROUTE}RouteMatch.TlsContextMatchOptions`, inner.TLS_CONTEXT_MATCH_FIELDS],
  [`${ROUTE}WeightedCluster`, inner.WEIGHTED_CLUSTERS_FIELDS],
  [`${ROUTE}WeightedCluster.ClusterWeight`, inner.CLUSTER_WEIGHT_FIELDS],
  [`${ROUTE}ClusterSpecifierPlugin`, inner.SPECIFIER_PLUGIN_FIELDS],
  [`${ROUTE}RetryPolicy`, inner.RETRY_POLICY_FIELDS],
  [`${ROUTE}HedgePolicy`, inner.HEDGE_POLICY_FIELDS],
  [`${ROUTE}RouteAction.RequestMirrorPolicy`, inner.MIRROR_POLICY_FIELDS],
  [`${ROUTE}RouteAction.HashPolicy`, inner.HASH_POLICY_FIELDS],
  [`${ROUTE}RouteAction.MaxStreamDuration`, inner.MAX_STREAM_DURATION_FIELDS],
  [`${ROUTE}RouteAction.UpgradeConfig`, inner.UPGRADE_CONFIG_FIELDS],
  [`${ROUTE}InternalRedirectPolicy`, inner.INTERNAL_REDIRECT_FIELDS],
  [`${ROUTE}CorsPolicy`, inner.CORS_FIELDS],
  [`${ROUTE}RedirectAction`, inner.REDIRECT_FIELDS],
  [`${ROUTE}DirectResponseAction`, inner.DIRECT_RESPONSE_FIELDS],
  [`${ROUTE}RateLimit`, inner.RATE_LIMIT_FIELDS],
  [`${ROUTE}RateLimit.Action`, inner.RATE_LIMIT_ACTION_FIELDS],
  [`${ROUTE}VirtualCluster`, inner.VIRTUAL_CLUSTER_FIELDS],
  [`${ROUTE}Decorator`, inner.DECORATOR_FIELDS],
  [`${ROUTE}Tracing`, inner.TRACING_FIELDS],
  [`${ROUTE}FilterConfig`, inner.FILTER_CONFIG_FIELDS],
  [`${ROUTE}ScopedRouteConfiguration`, inner.SCOPED_ROUTE_FIELDS],
  ['envoy.config.core.v3.HeaderValueOption', inner.HEADER_OPTION_FIELDS],
  ['envoy.config.core.v3.RuntimeFractionalPercent', inner.RUNTIME_FRACTION_FIELDS],
  ['envoy.config.core.v3.SubstitutionFormatString', inner.BODY_FORMAT_FIELDS],
  ['envoy.type.v3.FractionalPercent', inner.FRACTION_FIELDS],
  ['envoy.type.matcher.v3.MetadataMatcher', inner.METADATA_MATCHER_FIELDS],
  ['envoy.type.matcher.v3.FilterStateMatcher', inner.FILTER_STATE_FIELDS],
  ['envoy.type.matcher.v3.AddressMatcher', inner.ADDRESS_MATCHER_FIELDS],
  ['envoy.config.core.v3.Metadata', inner.METADATA_FIELDS],
];

const recorded: ReadonlyMap<string, readonly string[]> = new Map(Object.entries(messages));

describe('the fields that routes are read by', () => {
  it.each(LISTS)('%s has those of the real Envoy, in both spellings', (message, fields) => {
    const real = recorded.get(message);
    expect(real).toBeDefined();
    expect([...fields].sort()).toEqual(
      [...new Set(['@type', ...(real ?? []), ...(real ?? []).map(camelCase)])].sort(),
    );
  });

  it('leave out no list', () => {
    const listed = LISTS.map(([, fields]) => fields);
    expect(Object.values(inner).filter((fields) => !listed.includes(fields))).toEqual([]);
  });
});
