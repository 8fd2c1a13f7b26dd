import { clusterRows, type ListedCluster } from './clusters-rows';
import type { ListColumn, ListDefinition } from './lists/model';
import { listSource } from './lists/source';

type Column = ListColumn<ListedCluster>;

/** `namespace/name` of a DestinationRule; null where none shaped the cluster. */
function ruleOf({ row: { origin } }: ListedCluster): string | null {
  return origin.kind === 'object' ? `${origin.ref.namespace}/${origin.ref.name}` : null;
}

/** Namespace of the service, as Kubernetes has it or as the host's name says it. */
function namespaceOf({ row }: ListedCluster): string | null {
  const [, , namespace] = /^([^.]+)\.([^.]+)\.svc(?:\.|$)/.exec(row.parts?.host ?? '') ?? [];
  return row.service?.namespace ?? namespace ?? null;
}

const stateOf = ({ row }: ListedCluster): string => (row.state.kind === 'ok' ? row.resource : row.state.kind);

const IDENTITY: readonly Column[] = [
  {
    id: 'host',
    title: 'Host',
    aliases: ['fqdn'],
    kind: 'text',
    shown: 'table',
    value: ({ row }) => row.parts?.host || row.name,
  },
  { id: 'port', title: 'Port', kind: 'number', shown: 'table', value: ({ row }) => row.parts?.port ?? null },
  {
    id: 'subset',
    title: 'Subset',
    kind: 'text',
    shown: 'table',
    suggest: true,
    value: ({ row }) => row.parts?.subset ?? null,
  },
  {
    id: 'direction',
    title: 'Direction',
    kind: 'text',
    shown: 'table',
    suggest: true,
    value: ({ row }) => row.parts?.direction ?? null,
  },
  { id: 'type', title: 'Type', kind: 'text', shown: 'table', suggest: true, value: ({ row }) => row.type },
];

const HEALTH: readonly Column[] = [
  {
    id: 'healthy',
    title: 'Healthy',
    kind: 'number',
    shown: 'table',
    value: ({ row }) => row.endpoints?.healthy ?? null,
  },
  {
    id: 'endpoints',
    title: 'Endpoints',
    kind: 'number',
    shown: 'table',
    value: ({ row }) => row.endpoints?.total ?? null,
  },
  {
    id: 'unhealthy',
    title: 'Unhealthy',
    kind: 'number',
    shown: 'never',
    value: ({ row: { endpoints } }) =>
      endpoints === null ? null : endpoints.total - endpoints.healthy - endpoints.unknown,
  },
  {
    id: 'state',
    title: 'State',
    aliases: ['status'],
    kind: 'text',
    shown: 'table',
    suggest: true,
    value: stateOf,
  },
  {
    id: 'dr',
    title: 'Destination rule',
    aliases: ['destinationrule', 'rule'],
    kind: 'text',
    shown: 'table',
    suggest: true,
    value: ruleOf,
  },
];

const SETTINGS: readonly Column[] = [
  {
    id: 'ns',
    title: 'Namespace',
    aliases: ['namespace'],
    kind: 'text',
    shown: 'wide',
    suggest: true,
    value: namespaceOf,
  },
  {
    id: 'service',
    title: 'Service',
    kind: 'text',
    shown: 'wide',
    value: ({ row: { service } }) => (service === null ? null : `${service.namespace}/${service.name}`),
  },
  {
    id: 'lb',
    title: 'Load balancing',
    kind: 'text',
    shown: 'wide',
    suggest: true,
    value: ({ row }) => row.lb,
  },
  { id: 'tls', title: 'TLS', kind: 'text', shown: 'wide', suggest: true, value: ({ row }) => row.security },
  { id: 'sni', title: 'SNI', kind: 'text', shown: 'wide', value: ({ cluster }) => cluster.tls?.sni ?? null },
  {
    id: 'secret',
    title: 'Secrets',
    kind: 'list',
    shown: 'wide',
    suggest: true,
    value: ({ cluster }) => cluster.tls?.secretNames ?? [],
  },
  {
    id: 'outlier',
    title: 'Outlier detection',
    kind: 'text',
    shown: 'wide',
    suggest: true,
    value: ({ cluster }) => (cluster.outlierDetection ? 'on' : 'off'),
  },
  {
    id: 'timeout',
    title: 'Connect timeout',
    kind: 'text',
    shown: 'wide',
    value: ({ cluster }) => cluster.connectTimeout,
  },
  {
    id: 'eds',
    title: 'EDS name',
    kind: 'text',
    shown: 'wide',
    value: ({ cluster }) => cluster.edsServiceName,
  },
  { id: 'version', title: 'Version', kind: 'text', shown: 'wide', value: ({ row }) => row.version },
  { id: 'updated', title: 'Updated', kind: 'text', shown: 'wide', value: ({ row }) => row.updated },
  {
    id: 'name',
    title: 'Name',
    aliases: ['cluster'],
    kind: 'text',
    shown: 'wide',
    value: ({ row }) => row.name,
  },
];

/** At least what `istioctl proxy-config clusters` prints: FQDN, port, subset, direction, type, DestinationRule. */
export const CLUSTERS: ListDefinition<ListedCluster> = {
  name: 'clusters',
  columns: [...IDENTITY, ...HEALTH, ...SETTINGS],
  text: ({ text }) => text,
};

export const clustersList = listSource(CLUSTERS, ({ joined }) => clusterRows(joined));
