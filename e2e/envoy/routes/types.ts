/** Names that several parts of the recorded route configuration share. */
const GOOGLE = 'type.googleapis.com';
export const ENVOY = `${GOOGLE}/envoy`;
export const HTTP_FILTER = `${ENVOY}.extensions.filters.http`;
export const ROUTE_TYPE = `${ENVOY}.config.route.v3`;

/** Clusters that exist; `MISSING` does not. */
export const CART = 'outbound|8080||cart.shop.svc.cluster.local';
export const CART_V2 = 'outbound|8080|v2|cart.shop.svc.cluster.local';
export const MISSING = 'outbound|9999||gone.shop.svc.cluster.local';

export const extension = (name: string, type: string, fields: object = {}): object => ({
  name,
  typed_config: { '@type': `${ENVOY}.${type}`, ...fields },
});

export const header = (key: string, value: string, more: object = {}): object => ({
  header: { key, value },
  ...more,
});

export const regex = (pattern: string, substitution: string): object => ({
  pattern: { regex: pattern },
  substitution,
});

/** RuntimeFractionalPercent */
export const fraction = (numerator: number, denominator: string, runtimeKey: string): object => ({
  default_value: { numerator, denominator },
  runtime_key: runtimeKey,
});

export const istioConfig = (name: string): object => ({
  filter_metadata: {
    istio: { config: `/apis/networking.istio.io/v1/namespaces/shop/virtual-service/${name}` },
    'com.example.team': { owner: 'cart', tier: 2, tags: ['a', 'b'], contact: { pager: true } },
  },
});
