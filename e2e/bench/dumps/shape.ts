import type { Random } from './random.ts';
import { randomOf } from './random.ts';

/** What a generated gateway has; the same shape gives the same configuration. */
export interface DumpShape {
  readonly name: string;
  readonly seed: number;
  /** Virtual hosts of the one big route configuration, and routes in each. */
  readonly hosts: number;
  readonly routesPerHost: number;
  /** Kubernetes services; each has a cluster per port and subset. */
  readonly services: number;
  /** HTTPS servers: a filter chain, a secret and a route configuration each. */
  readonly tlsServers: number;
  /** TCP ports with a listener each. */
  readonly tcpPorts: number;
}

const MIXED = { seed: 7, routesPerHost: 12 };

/** The sizes are what Envoy answers for `/config_dump?include_eds`. */
export const SHAPES = {
  /** About 13 MB. */
  small: { ...MIXED, name: 'mixed-13', hosts: 435, services: 570, tlsServers: 32, tcpPorts: 6 },
  /** About 50 MB. */
  medium: { ...MIXED, name: 'mixed-50', hosts: 1_710, services: 2_220, tlsServers: 125, tcpPorts: 20 },
  /** About 200 MB. */
  large: { ...MIXED, name: 'mixed-200', hosts: 6_800, services: 8_900, tlsServers: 500, tcpPorts: 60 },
  /** About 163 MB: one route section with 6,000 virtual hosts and 120,000 routes, next to nothing else. */
  routes: {
    name: 'routes-120000',
    seed: 11,
    hosts: 6_000,
    routesPerHost: 20,
    services: 200,
    tlsServers: 0,
    tcpPorts: 0,
  },
} as const satisfies Readonly<Record<string, DumpShape>>;

export type ShapeName = keyof typeof SHAPES;

const TEAMS = 97;
const WORDS = [
  'cart',
  'checkout',
  'orders',
  'ledger',
  'search',
  'media',
  'account',
  'reports',
  'catalog',
] as const;

export interface Service {
  readonly index: number;
  readonly name: string;
  readonly namespace: string;
  /** `NAME.NAMESPACE.svc.cluster.local` */
  readonly host: string;
  readonly port: number;
  readonly subsets: readonly string[];
}

/** A service by number; numbers past the last wrap around, so that every route finds its cluster. */
export function serviceOf(shape: DumpShape, number: number): Service {
  const index = number % shape.services;
  const random: Random = randomOf(shape.seed, 'service', index);
  const name = `${random.pick(WORDS)}-${index}`;
  const namespace = `team-${index % TEAMS}`;
  return {
    index,
    name,
    namespace,
    host: `${name}.${namespace}.svc.cluster.local`,
    port: random.weighted([
      [8080, 6],
      [80, 3],
      [9090, 1],
    ]),
    subsets: random.chance(0.3) ? ['v1', 'v2'] : [],
  };
}

/** In istiod's words: direction, port, subset, host. */
export const clusterName = (service: Service, subset = ''): string =>
  `outbound|${service.port}|${subset}|${service.host}`;

export const typed = (name: string): { readonly '@type': string } => ({
  '@type': `type.googleapis.com/envoy.${name}`,
});

/** How istiod says from which object a resource was made. */
export const madeFrom = (kind: string, namespace: string, name: string) => ({
  filter_metadata: {
    istio: { config: `/apis/networking.istio.io/v1/namespaces/${namespace}/${kind}/${name}` },
  },
});
