/** All named cases in one configuration: a listener for each. */
import { madeClusters } from '../generate/clusters.ts';
import { accessLog } from '../generate/managers.ts';
import type { Sent } from '../sent.ts';
import type { CaseRequest, NamedCase } from './model.ts';

const TYPE = 'type.googleapis.com/envoy.extensions.filters';
const ROUTER = { name: 'router', typed_config: { '@type': `${TYPE}.http.router.v3.Router` } };

function manager({ routes, host, config, manager: more, filters = [] }: NamedCase): object {
  const typed_config = {
    '@type': `${TYPE}.network.http_connection_manager.v3.HttpConnectionManager`,
    stat_prefix: 'case',
    access_log: accessLog('http'),
    http_filters: [...filters, ROUTER],
    route_config: {
      name: 'routes',
      validate_clusters: false,
      virtual_hosts: [{ name: 'v', domains: ['*'], routes, ...host }],
      ...config,
    },
    ...more,
  };
  return { name: 'manager', typed_config };
}

function listener(named: NamedCase, port: number): object {
  const chain = { name: 'chain', filters: [...(named.network ?? []), manager(named)] };
  return {
    name: `case-${port}`,
    address: { socket_address: { address: '127.0.0.1', port_value: port } },
    access_log: accessLog('connection'),
    filter_chains: [chain],
  };
}

export interface BuiltCases {
  readonly listeners: readonly object[];
  readonly clusters: readonly object[];
}

/** @param ports one for each case */
export const builtCases = (
  cases: readonly NamedCase[],
  ports: readonly number[],
  backend: number,
): BuiltCases => ({
  listeners: cases.map((named, at) => listener(named, ports[at] ?? 0)),
  clusters: madeClusters(backend),
});

/** @param serial every request of a run has its own peer: it joins the logs */
export function sentOf({ line, headers, version }: CaseRequest, port: number, serial: number): Sent {
  const [method = '', ...target] = line.split(' ');
  const given = headers ?? [];
  const isNamed = headers === null || given.some(([name]) => name.toLowerCase() === 'host');
  const id = `case${serial}`;
  return {
    id,
    version: version ?? '1.1',
    listener: { address: '127.0.0.1', port },
    source: { address: `127.5.${2 + (serial >> 7)}.${1 + (serial & 127)}`, port: 0 },
    proxy: null,
    tls: null,
    method,
    path: target.join(' '),
    headers: [...(isNamed ? [] : [['host', 'a.com'] as const]), ...given, ['x-diff-id', id]],
  };
}
