import { addressText } from '@/lib/envoy/address-text';
import type { EndpointTraffic } from '@/lib/envoy/model';
import { endpointRows, type ListedEndpoint } from './endpoints-rows';
import type { ListColumn, ListDefinition } from './lists/model';
import { listSource } from './lists/source';

type Column = ListColumn<ListedEndpoint>;

const EJECTED = 'failed_outlier_check';

/** `OK` or `FAILED`, as istioctl prints it; null where only `/clusters` would know. */
function outlierOf({ endpoint }: ListedEndpoint): string | null {
  if (endpoint.source !== 'clusters') return null;
  return endpoint.healthFlags.includes(EJECTED) ? 'FAILED' : 'OK';
}

const podsOf = ({ row }: ListedEndpoint): readonly string[] =>
  (row.pods ?? []).map(({ namespace, name }) => `${namespace}/${name}`);

/** As the pods say it, and as istiod does. */
const workloadsOf = ({ row, endpoint }: ListedEndpoint): readonly string[] => [
  ...new Set([
    ...(row.pods ?? []).map(({ workload }) => workload),
    ...(endpoint.workload === null ? [] : [endpoint.workload.name]),
  ]),
];

const portOf = ({ endpoint: { address } }: ListedEndpoint): number | null =>
  address.kind === 'socket' ? address.port : null;

const traffic = (
  field: keyof EndpointTraffic,
  id: string,
  title: string,
  shown: Column['shown'],
): Column => ({
  id,
  title,
  kind: 'number',
  shown,
  value: ({ endpoint }) => endpoint.traffic?.[field] ?? null,
});

const IDENTITY: readonly Column[] = [
  {
    id: 'endpoint',
    title: 'Endpoint',
    aliases: ['address', 'ip'],
    kind: 'text',
    shown: 'table',
    value: ({ row }) => row.address,
  },
  {
    id: 'status',
    title: 'Status',
    aliases: ['state', 'health'],
    kind: 'text',
    shown: 'table',
    suggest: true,
    value: ({ endpoint }) => endpoint.health.toUpperCase(),
  },
  { id: 'outlier', title: 'Outlier check', kind: 'text', shown: 'table', suggest: true, value: outlierOf },
  {
    id: 'weight',
    title: 'Weight',
    kind: 'number',
    shown: 'table',
    value: ({ endpoint }) => endpoint.weight,
  },
  {
    id: 'priority',
    title: 'Priority',
    kind: 'number',
    shown: 'table',
    value: ({ endpoint }) => endpoint.priority,
  },
  {
    id: 'locality',
    title: 'Locality',
    kind: 'text',
    shown: 'table',
    suggest: true,
    value: ({ endpoint }) => endpoint.locality,
  },
  { id: 'pod', title: 'Pod', kind: 'list', shown: 'table', value: podsOf },
];

const COUNTERS: readonly Column[] = [
  traffic('requestsTotal', 'requests', 'Requests', 'table'),
  traffic('connectionsActive', 'connections', 'Connections', 'table'),
  {
    id: 'cluster',
    title: 'Cluster',
    aliases: ['name'],
    kind: 'text',
    shown: 'table',
    suggest: true,
    value: ({ row }) => row.cluster,
  },
  traffic('requestsActive', 'active', 'Active requests', 'wide'),
  traffic('requestsPending', 'pending', 'Pending requests', 'wide'),
  traffic('requestsSuccess', 'success', 'Successful requests', 'wide'),
  traffic('requestsError', 'errors', 'Failed requests', 'wide'),
  traffic('requestsTimeout', 'timeouts', 'Timeouts', 'wide'),
  traffic('connectionsTotal', 'opened', 'Connections opened', 'wide'),
  traffic('connectionsFailed', 'failed', 'Connections failed', 'wide'),
  {
    id: 'successrate',
    title: 'Success rate %',
    kind: 'number',
    shown: 'wide',
    value: ({ endpoint }) => endpoint.successRate,
  },
];

const FACTS: readonly Column[] = [
  {
    id: 'flags',
    title: 'Flags',
    aliases: ['flag'],
    kind: 'list',
    shown: 'wide',
    suggest: true,
    value: ({ endpoint }) => endpoint.healthFlags,
  },
  {
    id: 'hostname',
    title: 'Host name',
    kind: 'text',
    shown: 'wide',
    value: ({ endpoint }) => endpoint.hostname,
  },
  {
    id: 'more',
    title: 'More addresses',
    kind: 'list',
    shown: 'wide',
    value: ({ endpoint }) => endpoint.additionalAddresses.map(addressText),
  },
  {
    id: 'tlsmode',
    title: 'TLS mode',
    kind: 'text',
    shown: 'wide',
    suggest: true,
    value: ({ endpoint }) => endpoint.tlsMode,
  },
  {
    id: 'workload',
    title: 'Workload',
    kind: 'list',
    shown: 'wide',
    value: workloadsOf,
  },
  { id: 'host', title: 'Host', kind: 'text', shown: 'never', value: ({ row }) => row.parts?.host ?? null },
  { id: 'port', title: 'Port', kind: 'number', shown: 'never', value: portOf },
  {
    id: 'subset',
    title: 'Subset',
    kind: 'text',
    shown: 'never',
    suggest: true,
    value: ({ row }) => row.parts?.subset ?? null,
  },
  {
    id: 'ns',
    title: 'Namespace',
    aliases: ['namespace'],
    kind: 'text',
    shown: 'never',
    suggest: true,
    value: ({ row, endpoint }) =>
      row.pods?.[0]?.namespace ?? endpoint.workload?.namespace ?? row.service?.namespace ?? null,
  },
  {
    id: 'service',
    title: 'Service',
    kind: 'text',
    shown: 'never',
    value: ({ row: { service } }) => (service === null ? null : `${service.namespace}/${service.name}`),
  },
  {
    id: 'source',
    title: 'Source',
    kind: 'text',
    shown: 'wide',
    suggest: true,
    value: ({ endpoint }) => endpoint.source,
  },
];

function textOf(listed: ListedEndpoint): string {
  const { row, endpoint } = listed;
  return [
    row.address,
    row.cluster,
    endpoint.health,
    endpoint.hostname,
    endpoint.locality,
    ...endpoint.healthFlags,
    ...endpoint.additionalAddresses.map(addressText),
    ...podsOf(listed),
    endpoint.workload === null ? '' : `${endpoint.workload.namespace}/${endpoint.workload.name}`,
  ]
    .join(' ')
    .toLowerCase();
}

/** At least what `istioctl proxy-config endpoints` prints: endpoint, status, outlier check, cluster. */
export const ENDPOINTS: ListDefinition<ListedEndpoint> = {
  name: 'endpoints',
  columns: [...IDENTITY, ...COUNTERS, ...FACTS],
  text: textOf,
};

export const endpointsList = listSource(ENDPOINTS, ({ joined }) => endpointRows(joined));
