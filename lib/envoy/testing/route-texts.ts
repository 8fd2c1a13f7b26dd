import fc from 'fast-check';
import { flag, list, object, text } from './json-texts';

const stringMatch = object({
  exact: text,
  prefix: text,
  suffix: text,
  contains: text,
  safe_regex: object({ regex: text }),
  ignore_case: flag,
});
const oneTest = fc.oneof(
  fc
    .tuple(fc.constantFrom('exact', 'prefix', 'suffix', 'contains'), text)
    .map(([kind, value]) => `{"${kind}":${value}}`),
  text.map((value) => `{"safe_regex":{"regex":${value}}}`),
  stringMatch,
);
const condition = object({
  name: text,
  string_match: oneTest,
  present_match: flag,
  invert_match: flag,
  exact_match: text,
});
const oneCondition = fc.oneof(
  condition,
  fc.tuple(text, oneTest).map(([name, test]) => `{"name":${name},"string_match":${test}}`),
  fc
    .tuple(text, flag)
    .map(([name, value]) => `{"name":${name},"present_match":${value},"invert_match":true}`),
);
const pathMatch = object({
  prefix: text,
  path: text,
  path_separated_prefix: text,
  safe_regex: object({ regex: text }),
  case_sensitive: flag,
  headers: list(oneCondition),
  query_parameters: list(oneCondition),
  grpc: fc.constant('{}'),
  cookies: list(condition),
});
const plainMatch = fc
  .tuple(fc.constantFrom('prefix', 'path', 'path_separated_prefix'), text, flag, list(oneCondition))
  .map(
    ([kind, value, isSensitive, headers]) =>
      `{"${kind}":${value},"case_sensitive":${isSensitive},"headers":${headers}}`,
  );
const weight = fc.nat(200).map(String);
const weighted = object({
  clusters: list(
    object({
      name: text,
      weight: fc.oneof(weight, fc.constant('"5"'), fc.constant('99999999999')),
      cluster_header: text,
    }),
  ),
  total_weight: weight,
});
const forward = object({
  cluster: text,
  weighted_clusters: weighted,
  cluster_header: text,
  cluster_specifier_plugin: text,
  inline_cluster_specifier_plugin: object({ extension: object({ name: text }) }),
  request_mirror_policies: list(object({ cluster: text })),
  timeout: text,
});
const plainForward = fc.oneof(
  text.map((name) => `{"cluster":${name},"timeout":"0s"}`),
  fc
    .tuple(text, weight, text)
    .map(
      ([name, number, other]) =>
        `{"weighted_clusters":{"clusters":[{"name":${name},"weight":${number}},{"name":${other}}]}}`,
    ),
  text.map((name) => `{"cluster_header":${name}}`),
  text.map((name) => `{"request_mirror_policies":[{"cluster":${name}}],"cluster_specifier_plugin":${name}}`),
);
const istio = text.map((value) => `{"filter_metadata":{"istio":{"config":${value}}}}`);
const filters = fc
  .array(fc.constantFrom('"a"', '"1"', '"b"', '"a\\u0062"'), { maxLength: 3 })
  .map((names) => `{${names.map((name) => `${name}:{}`).join(',')}}`);
const action = {
  redirect: object({
    host_redirect: text,
    response_code: fc.constantFrom('"FOUND"', '"X"'),
    path_redirect: text,
  }),
  direct_response: object({ status: weight, body: object({ inline_string: text }) }),
  non_forwarding_action: fc.constant('{}'),
  filter_action: object({ action: object({ '@type': text }) }),
};
const oddRoute = object({
  name: text,
  match: pathMatch,
  route: forward,
  ...action,
  metadata: istio,
  typed_per_filter_config: filters,
});
const plainRoute = fc
  .tuple(text, fc.oneof(plainMatch, pathMatch), fc.oneof(plainForward, forward), istio, filters)
  .map(
    ([name, match, route, metadata, perFilter]) =>
      `{"name":${name},"match":${match},"route":${route},"metadata":${metadata},"typed_per_filter_config":${perFilter}}`,
  );
const virtualHost = object({
  name: text,
  domains: list(text),
  routes: list(fc.oneof(plainRoute, oddRoute), 4),
  require_tls: fc.constantFrom('"ALL"', '"X"'),
  matcher: fc.constant('{}'),
});
/** Route configurations in Envoy's manner and in any other. */
export const routeConfig = object({
  '@type': fc.constantFrom('"x/envoy.config.route.v3.RouteConfiguration"', '"y"'),
  name: text,
  virtual_hosts: list(virtualHost, 3),
});
