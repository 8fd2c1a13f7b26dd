/** Route configurations as istiod writes them for VirtualServices of many teams. */
import type { Random } from './random.ts';
import { randomOf } from './random.ts';
import type { DumpShape, Service } from './shape.ts';
import { clusterName, madeFrom, serviceOf, typed } from './shape.ts';

const RETRY_ON = 'connect-failure,refused-stream,unavailable,cancelled,retriable-status-codes';
const PATHS = [
  'cart',
  'checkout',
  'orders',
  'invoices',
  'search',
  'media',
  'account',
  'reports',
  'help',
] as const;

/** Text with quotes, a line end and letters past ASCII: the dump must have escapes to search. */
const MAINTENANCE = '{"status": "ok", "note": "Wartung – später wieder da"}\n';

type Kind = 'plain' | 'exact' | 'canary' | 'regex' | 'weighted' | 'rewrite' | 'cors' | 'redirect' | 'direct';

const kindOf = (random: Random): Kind =>
  random.weighted<Kind>([
    ['plain', 42],
    ['exact', 12],
    ['canary', 20],
    ['weighted', 12],
    ['regex', 5],
    ['rewrite', 7],
    ['redirect', 2],
    ['cors', 3],
    ['direct', 1],
  ]);

const retryPolicy = {
  retry_on: RETRY_ON,
  num_retries: 2,
  retry_host_predicate: [
    {
      name: 'envoy.retry_host_predicates.previous_hosts',
      typed_config: typed('extensions.retry.host.previous_hosts.v3.PreviousHostsPredicate'),
    },
  ],
  host_selection_retry_max_attempts: '5',
};

function action(destination: object, timeout: string, more: object = {}): object {
  return {
    route: { ...destination, timeout, retry_policy: retryPolicy, max_grpc_timeout: timeout, ...more },
  };
}

/** Between the subsets of a service, or with another service when it has none. */
function weighted(service: Service, other: Service, weight: number): object {
  const [first = '', second = ''] = service.subsets;
  const canary = [{ header: { key: 'x-release', value: 'canary' } }];
  const target = second === '' ? clusterName(other) : clusterName(service, second);
  return {
    weighted_clusters: {
      clusters: [
        { name: clusterName(service, first), weight: 100 - weight },
        { name: target, weight, response_headers_to_add: canary },
      ],
    },
  };
}

const cors = {
  'envoy.filters.http.cors': {
    ...typed('extensions.filters.http.cors.v3.CorsPolicy'),
    allow_origin_string_match: [
      { exact: 'https://shop.example.com' },
      { safe_regex: { regex: 'https://.*\\.example\\.com' } },
    ],
    allow_methods: 'GET,PUT,DELETE',
    allow_headers: 'content-type,x-session',
    max_age: '86400',
    allow_credentials: true,
    filter_enabled: { default_value: { numerator: 100 } },
    forward_not_matching_preflights: true,
  },
};

interface Place {
  readonly path: string;
  readonly service: Service;
  readonly other: Service;
  readonly random: Random;
}

/** The prefix that is matched and everything the kind decides. */
function shapeOf(kind: Kind, { path, service, other, random }: Place): { match: object; rest: object } {
  const prefix = { prefix: path, case_sensitive: true };
  const plain = action({ cluster: clusterName(service) }, random.chance(0.2) ? '15s' : '0s');
  switch (kind) {
    case 'plain':
      return { match: prefix, rest: plain };
    case 'exact':
      return { match: { path, case_sensitive: true }, rest: plain };
    case 'canary': {
      const header = random.pick([
        { name: 'x-canary', string_match: { exact: 'true' } },
        { name: 'cookie', string_match: { safe_regex: { regex: '^(.*;\\s*)?beta=1(;.*)?$' } } },
        { name: ':method', string_match: { exact: 'POST' } },
      ]);
      return { match: { ...prefix, headers: [header] }, rest: plain };
    }
    case 'regex':
      return {
        match: { safe_regex: { regex: `${path}/[0-9]+(/items)?` }, case_sensitive: true },
        rest: plain,
      };
    case 'weighted':
      return { match: prefix, rest: action(weighted(service, other, 5 * (1 + random.below(10))), '15s') };
    case 'rewrite':
      return {
        match: prefix,
        rest: {
          ...action(
            { cluster: clusterName(service), prefix_rewrite: '/', host_rewrite_literal: service.host },
            '5s',
          ),
          request_headers_to_add: [
            {
              header: { key: 'x-forwarded-prefix', value: path },
              append_action: 'OVERWRITE_IF_EXISTS_OR_ADD',
            },
          ],
        },
      };
    case 'cors':
      return { match: prefix, rest: { ...plain, typed_per_filter_config: cors } };
    case 'redirect':
      return {
        match: prefix,
        rest: { redirect: random.chance(0.5) ? { path_redirect: '/v2/' } : { https_redirect: true } },
      };
    case 'direct':
      return {
        match: { path, case_sensitive: true },
        rest: { direct_response: { status: 200, body: { inline_string: MAINTENANCE } } },
      };
  }
}

function route(shape: DumpShape, host: number, index: number): object {
  const random = randomOf(shape.seed, 'route', host, index);
  const isLast = index === shape.routesPerHost - 1;
  const service = serviceOf(shape, random.chance(0.7) ? host : host + index);
  const path = isLast ? '/' : `/${random.pick(PATHS)}/v${index}`;
  const { match, rest } = isLast
    ? { match: { prefix: '/' }, rest: action({ cluster: clusterName(service) }, '0s') }
    : shapeOf(kindOf(random), { path, service, other: serviceOf(shape, host + 1), random });
  return {
    match,
    ...rest,
    metadata: madeFrom('virtual-service', service.namespace, `${service.name}-${host}`),
    decorator: { operation: `${service.host}:${service.port}${path}*` },
    ...(random.chance(0.6) ? { name: `${service.name}-rule-${index}` } : {}),
  };
}

export function virtualHost(shape: DumpShape, host: number): object {
  const random = randomOf(shape.seed, 'host', host);
  const { name: service, namespace } = serviceOf(shape, host);
  const name = `${service}-${host}.${namespace}.example.com`;
  return {
    name: `${name}:80`,
    domains: random.chance(0.15) ? [name, `www.${name}`, `*.${name}`] : [name],
    routes: Array.from({ length: shape.routesPerHost }, (_, index) => route(shape, host, index)),
    ...(random.chance(0.05) ? { require_tls: 'ALL' } : {}),
    include_request_attempt_count: true,
  };
}

/** What istiod sets on every route configuration of a gateway. */
export const routeConfigSettings = {
  validate_clusters: false,
  max_direct_response_body_size_bytes: 1_048_576,
  ignore_port_in_host_matching: true,
};
