import { compilePaths, type PathRule, type PathTable } from '@/lib/json/paths';

/** What the walk over route configurations tells. Of a route, each at most once: */
export const NAME = 1;
export const ISTIO_CONFIG = 2;
export const FILTERS = 3;
export const MATCH = 4;
export const PREFIX = 5;
export const PATH = 6;
export const SEPARATED = 7;
export const REGEX_BOX = 8;
export const REGEX = 9;
export const CASE = 10;
export const FORWARD = 11;
export const CLUSTER = 12;
export const WEIGHTED = 13;
export const WEIGHTS = 14;
export const CLUSTER_HEADER = 15;
export const PLUGIN = 16;
export const INLINE_PLUGIN = 17;
export const MIRRORS = 18;
export const REDIRECT = 19;
export const DIRECT_RESPONSE = 20;
export const NON_FORWARDING = 21;
export const FILTER_ACTION = 22;
/** Fields below stand in a route once. */
export const ONCE = 23;

/** Of what a route may have several of: */
export const FILTER = 23;
export const WEIGHT = 24;
export const WEIGHT_NAME = 25;
export const WEIGHT_NUMBER = 26;
export const WEIGHT_HEADER = 27;
export const MIRROR = 28;
export const MIRROR_CLUSTER = 29;

/** Of a header matcher; of a query parameter matcher the same, `QUERY` further on. */
export const CONDITIONS = 40;
export const CONDITION = 41;
export const CONDITION_NAME = 42;
export const STRING = 43;
export const EXACT = 44;
export const STARTS = 45;
export const ENDS = 46;
export const CONTAINS = 47;
export const STRING_REGEX_BOX = 48;
export const STRING_REGEX = 49;
export const IGNORE_CASE = 50;
export const PRESENT = 51;
export const INVERT = 52;
export const QUERY = 20;

/** Of what is around routes: */
export const ROUTE = 80;
export const CONFIG = 81;
export const HOSTS = 82;
export const HOST = 83;
export const HOST_NAME = 84;
export const DOMAINS = 85;
export const ROUTES = 86;

function conditionRules(list: string, offset: number): readonly PathRule[] {
  const item = ['match', list, '*'];
  const text = [...item, 'string_match'];
  return [
    { path: ['match', list], field: CONDITIONS + offset },
    { path: item, field: CONDITION + offset, watch: true },
    { path: [...item, 'name'], field: CONDITION_NAME + offset },
    { path: text, field: STRING + offset, watch: true },
    { path: [...text, 'exact'], field: EXACT + offset },
    { path: [...text, 'prefix'], field: STARTS + offset },
    { path: [...text, 'suffix'], field: ENDS + offset },
    { path: [...text, 'contains'], field: CONTAINS + offset },
    { path: [...text, 'safe_regex'], field: STRING_REGEX_BOX + offset },
    { path: [...text, 'safe_regex', 'regex'], field: STRING_REGEX + offset },
    { path: [...text, 'ignore_case'], field: IGNORE_CASE + offset },
    { path: [...item, 'present_match'], field: PRESENT + offset },
    // Query parameters have none: there the walk tells it as unknown.
    ...(offset === 0 ? [{ path: [...item, 'invert_match'], field: INVERT }] : []),
  ];
}

/** config.route.v3.Route, from the route. */
const ROUTE_RULES: readonly PathRule[] = [
  { path: [], field: ROUTE },
  { path: ['name'], field: NAME },
  { path: ['metadata', 'filter_metadata', 'istio', 'config'], field: ISTIO_CONFIG },
  { path: ['typed_per_filter_config'], field: FILTERS },
  { path: ['typed_per_filter_config', '*'], field: FILTER },
  { path: ['match'], field: MATCH, watch: true },
  { path: ['match', 'prefix'], field: PREFIX },
  { path: ['match', 'path'], field: PATH },
  { path: ['match', 'path_separated_prefix'], field: SEPARATED },
  { path: ['match', 'safe_regex'], field: REGEX_BOX },
  { path: ['match', 'safe_regex', 'regex'], field: REGEX },
  { path: ['match', 'case_sensitive'], field: CASE },
  ...conditionRules('headers', 0),
  ...conditionRules('query_parameters', QUERY),
  { path: ['route'], field: FORWARD },
  { path: ['route', 'cluster'], field: CLUSTER },
  { path: ['route', 'weighted_clusters'], field: WEIGHTED },
  { path: ['route', 'weighted_clusters', 'clusters'], field: WEIGHTS },
  { path: ['route', 'weighted_clusters', 'clusters', '*'], field: WEIGHT },
  { path: ['route', 'weighted_clusters', 'clusters', '*', 'name'], field: WEIGHT_NAME },
  { path: ['route', 'weighted_clusters', 'clusters', '*', 'weight'], field: WEIGHT_NUMBER },
  { path: ['route', 'weighted_clusters', 'clusters', '*', 'cluster_header'], field: WEIGHT_HEADER },
  { path: ['route', 'cluster_header'], field: CLUSTER_HEADER },
  { path: ['route', 'cluster_specifier_plugin'], field: PLUGIN },
  { path: ['route', 'inline_cluster_specifier_plugin'], field: INLINE_PLUGIN },
  { path: ['route', 'request_mirror_policies'], field: MIRRORS },
  { path: ['route', 'request_mirror_policies', '*'], field: MIRROR },
  { path: ['route', 'request_mirror_policies', '*', 'cluster'], field: MIRROR_CLUSTER },
  { path: ['redirect'], field: REDIRECT },
  { path: ['direct_response'], field: DIRECT_RESPONSE },
  { path: ['non_forwarding_action'], field: NON_FORWARDING },
  { path: ['filter_action'], field: FILTER_ACTION },
];

const HOST_PATH = ['virtual_hosts', '*'];

/** config.route.v3.RouteConfiguration, from the configuration. */
const CONFIG_RULES: readonly PathRule[] = [
  { path: [], field: CONFIG },
  { path: ['virtual_hosts'], field: HOSTS },
  { path: HOST_PATH, field: HOST },
  { path: [...HOST_PATH, 'name'], field: HOST_NAME },
  { path: [...HOST_PATH, 'domains'], field: DOMAINS },
  { path: [...HOST_PATH, 'routes'], field: ROUTES },
  ...ROUTE_RULES.map((rule) => ({ ...rule, path: [...HOST_PATH, 'routes', '*', ...rule.path] })),
];

/** Where a route configuration stands in an element of a list. */
const PLACES = {
  entry: ['route_config'],
  scopes: ['scoped_route_configs', '*', 'route_configuration'],
} as const;
export type ConfigHolder = keyof typeof PLACES;

const tables = new Map<ConfigHolder, PathTable>();

/** For a list whose elements hold route configurations. Made when it is first needed. */
export function routePaths(holder: ConfigHolder): PathTable {
  const known = tables.get(holder);
  if (known !== undefined) return known;
  const rules = CONFIG_RULES.map((rule) => ({ ...rule, path: ['*', ...PLACES[holder], ...rule.path] }));
  const table = compilePaths(rules, { camelCase: true });
  tables.set(holder, table);
  return table;
}
