import { hostOf } from './backends.ts';
import { NAMES, resources, typed, type UpstreamPlace } from './place.ts';

const address = (place: UpstreamPlace, ip: string): object => ({
  socket_address: { address: ip, port_value: place.backendPort },
});

interface Host {
  readonly ip: string;
  readonly endpoint?: object;
  readonly fields?: object;
}

const host = (place: UpstreamPlace, { ip, endpoint = {}, fields = {} }: Host): object => ({
  endpoint: { address: address(place, ip), ...endpoint },
  ...fields,
});

const hosts = (place: UpstreamPlace, ...ips: readonly string[]): readonly object[] =>
  ips.map((ip) => host(place, { ip }));

/** `region/zone`, weight, endpoints. */
const group = (locality: string, lb_endpoints: readonly object[], fields: object = {}): object => {
  const [region, zone] = locality.split('/');
  return { locality: { region, ...(zone === undefined ? {} : { zone }) }, lb_endpoints, ...fields };
};

const assignment = (cluster_name: string, endpoints: readonly object[], fields: object = {}): string =>
  resources('eds-1', [
    typed('config.endpoint.v3.ClusterLoadAssignment', { cluster_name, endpoints, ...fields }),
  ]);

/** Half of priority 0 is sick: 70 % of the requests stay there, 30 % fail over to priority 1. */
const failover = (place: UpstreamPlace): string =>
  assignment(NAMES.failover, [
    group('eu/eu-1', hosts(place, hostOf('well', 0), hostOf('sick', 0)), { load_balancing_weight: 3 }),
    group('eu/eu-2', hosts(place, hostOf('well', 1), hostOf('sick', 1)), { load_balancing_weight: 1 }),
    group('us', hosts(place, hostOf('well', 2), hostOf('well', 3)), {
      priority: 1,
      load_balancing_weight: 1,
    }),
    group('ap', hosts(place, hostOf('well', 4)), { priority: 2, load_balancing_weight: 1 }),
  ]);

/** One host for every flag of active health checks. `kept` is removed by the second version. */
export const flags = (place: UpstreamPlace, kept: readonly string[]): string =>
  assignment(NAMES.flags, [
    group('eu', [
      ...hosts(place, hostOf('well', 5), hostOf('sick', 2), hostOf('mute'), hostOf('leaving'), ...kept),
      ...hosts(place, hostOf('degraded', 0)),
    ]),
  ]);

/** `mute` is added by the second version: it never gets its first check. */
export const newHosts = (place: UpstreamPlace, added: readonly string[]): string =>
  assignment(NAMES.newHosts, [group('eu', hosts(place, hostOf('well', 6), ...added))]);

const outliers = (place: UpstreamPlace): string =>
  assignment(NAMES.outliers, [
    group('eu', [
      ...hosts(place, hostOf('well', 7), hostOf('well', 8), hostOf('well', 9), hostOf('well', 10)),
      ...hosts(place, hostOf('broken'), hostOf('degraded', 1)),
    ]),
  ]);

const versioned = (place: UpstreamPlace, ip: string, version: string, stage: string): object =>
  host(place, { ip, fields: { metadata: { filter_metadata: { 'envoy.lb': { version, stage } } } } });

const subsets = (place: UpstreamPlace): string =>
  assignment(NAMES.subsets, [
    group('eu', [
      versioned(place, hostOf('well', 11), 'v1', 'prod'),
      versioned(place, hostOf('well', 12), 'v2', 'prod'),
      versioned(place, hostOf('well', 13), 'v2', 'canary'),
    ]),
  ]);

const workload = (name: string, tls: object): object => ({
  metadata: {
    filter_metadata: {
      istio: { workload: `${name};shop;payment;v1;Kubernetes` },
      ...tls,
    },
  },
});

const sockets = (place: UpstreamPlace): string =>
  assignment(NAMES.sockets, [
    group('eu', [
      host(place, {
        ip: hostOf('well', 14),
        fields: workload('payment-v1', { 'envoy.transport_socket_match': { tlsMode: 'istio' } }),
      }),
      host(place, { ip: hostOf('well', 15), fields: workload('payment-legacy', {}) }),
    ]),
  ]);

const breakers = (place: UpstreamPlace): string =>
  assignment(NAMES.breakers, [group('eu', hosts(place, hostOf('slow')))]);

/** Every status that EDS can give, and a host that has two addresses. */
const statuses = (place: UpstreamPlace): string => {
  const all = ['UNKNOWN', 'HEALTHY', 'UNHEALTHY', 'DRAINING', 'TIMEOUT', 'DEGRADED'] as const;
  const given = all.map((health_status, index) =>
    host(place, {
      ip: `127.0.1.${String(200 + index)}`,
      fields: { health_status, load_balancing_weight: 2 },
    }),
  );
  const twoAddresses = host(place, {
    ip: hostOf('well', 16),
    endpoint: {
      hostname: 'two.shop.example.com',
      additional_addresses: [{ address: { socket_address: { address: '::1', port_value: 8080 } } }],
    },
  });
  return assignment(NAMES.statuses, [group('eu', [...given, twoAddresses])], {
    policy: {
      overprovisioning_factor: 120,
      drop_overloads: [{ category: 'shed', drop_percentage: { numerator: 5, denominator: 'HUNDRED' } }],
    },
  });
};

/** Endpoint files by name, as they stand when Envoy starts. */
export function endpointFiles(place: UpstreamPlace): Readonly<Record<string, string>> {
  return {
    'eds-failover.json': failover(place),
    'eds-flags.json': flags(place, [hostOf('well', 17)]),
    'eds-newHosts.json': newHosts(place, []),
    'eds-outliers.json': outliers(place),
    'eds-subsets.json': subsets(place),
    'eds-sockets.json': sockets(place),
    'eds-breakers.json': breakers(place),
    'eds-statuses.json': statuses(place),
  };
}
