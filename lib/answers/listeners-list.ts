import { addressText } from '@/lib/envoy/address-text';
import type { Address, FilterChain } from '@/lib/envoy/model';
import type { ListedListener } from './listeners-rows';
import { listenerRows } from './listeners-rows';
import { chainMatchText, chainTargetText } from './listeners-text';
import type { ListDefinition } from './lists/model';
import { listSource } from './lists/source';

type Row = ListedListener;

/** The host alone: the port has a column of its own. */
const hostOf = (address: Address): string =>
  address.kind === 'socket' ? address.address : addressText(address);

function portOf({ row }: Row): number | null {
  const socket = row.addresses.find((each) => each.kind === 'socket');
  return socket?.port ?? null;
}

function boundText({ row: { bound } }: Row): string | null {
  if (bound === null) return null;
  return bound ? 'yes' : 'no';
}

/** What stands in the column State: Envoy's own word for it. */
const stateText = ({ listener }: Row): string => listener.state;

const distinct = (values: readonly string[]): readonly string[] => [...new Set(values)];
const chainsOf = ({ listener }: Row): readonly FilterChain[] => listener.filterChains;

/** Every filter by its own name, listener filters first. */
function filtersOf({ listener }: Row): readonly string[] {
  const inChains = listener.filterChains.flatMap((chain) => [
    ...chain.networkFilters,
    ...(chain.http?.httpFilters ?? []),
  ]);
  return distinct([...listener.listenerFilters, ...inChains].map(({ name }) => name));
}

const serverNames = (row: Row): readonly string[] =>
  distinct(chainsOf(row).flatMap(({ match }) => match.serverNames));
const secretNames = (row: Row): readonly string[] =>
  distinct(chainsOf(row).flatMap(({ tls }) => tls?.secretNames ?? []));
const clusters = (row: Row): readonly string[] =>
  distinct(chainsOf(row).flatMap(({ tcpClusters }) => tcpClusters.map(({ name }) => name)));

const address: ListDefinition<Row>['columns'] = [
  { id: 'name', title: 'Name', kind: 'text', shown: 'table', value: ({ row }) => row.name },
  {
    id: 'address',
    title: 'Addresses',
    aliases: ['ip'],
    kind: 'list',
    shown: 'table',
    value: ({ row }) => row.addresses.map(hostOf),
  },
  { id: 'port', title: 'Port', kind: 'number', shown: 'table', value: portOf },
  {
    id: 'protocol',
    title: 'Protocol',
    kind: 'text',
    shown: 'table',
    suggest: true,
    value: ({ row }) => row.protocol,
  },
  {
    id: 'match',
    title: 'Match',
    kind: 'list',
    shown: 'table',
    value: (row) => chainsOf(row).map(chainMatchText),
  },
  {
    id: 'destination',
    title: 'Destination',
    aliases: ['target'],
    kind: 'list',
    shown: 'table',
    // Of each chain, as in the column before it.
    value: (row) => chainsOf(row).map(chainTargetText),
  },
];

const facts: ListDefinition<Row>['columns'] = [
  { id: 'chains', title: 'Chains', kind: 'number', shown: 'table', value: ({ row }) => row.chains },
  {
    id: 'state',
    title: 'State',
    aliases: ['status'],
    kind: 'text',
    shown: 'table',
    suggest: true,
    value: stateText,
  },
  {
    id: 'problem',
    title: 'Problems',
    kind: 'list',
    shown: 'table',
    suggest: true,
    value: ({ row }) => row.problems,
  },
  { id: 'bound', title: 'Bound', kind: 'text', shown: 'wide', suggest: true, value: boundText },
  {
    id: 'direction',
    title: 'Direction',
    kind: 'text',
    shown: 'wide',
    suggest: true,
    value: ({ row }) => (row.direction === 'UNSPECIFIED' ? null : row.direction.toLowerCase()),
  },
  {
    id: 'transport',
    title: 'Transport',
    kind: 'text',
    shown: 'wide',
    suggest: true,
    value: ({ row }) => row.transport,
  },
  { id: 'filter', title: 'Filters', kind: 'list', shown: 'wide', suggest: true, value: filtersOf },
  {
    id: 'gateway',
    title: 'Gateways',
    aliases: ['gw'],
    kind: 'list',
    shown: 'wide',
    suggest: true,
    value: ({ row }) => row.gateways,
  },
  {
    id: 'ns',
    title: 'Namespaces',
    aliases: ['namespace'],
    kind: 'list',
    shown: 'wide',
    suggest: true,
    value: ({ row }) => distinct(row.gateways.map((gateway) => gateway.slice(0, gateway.indexOf('/')))),
  },
  {
    id: 'routeconfig',
    title: 'Route configurations',
    aliases: ['rds', 'routes'],
    kind: 'list',
    shown: 'wide',
    suggest: true,
    value: ({ row }) => row.routeConfigs,
  },
  {
    id: 'host',
    title: 'Server names',
    aliases: ['sni'],
    kind: 'list',
    shown: 'wide',
    suggest: true,
    value: serverNames,
  },
  { id: 'secret', title: 'Secrets', kind: 'list', shown: 'wide', suggest: true, value: secretNames },
  { id: 'cluster', title: 'Clusters', kind: 'list', shown: 'never', suggest: true, value: clusters },
  {
    id: 'error',
    title: 'Error',
    kind: 'text',
    shown: 'wide',
    value: ({ listener }) => listener.error?.details ?? null,
  },
  { id: 'version', title: 'Version', kind: 'text', shown: 'wide', value: ({ row }) => row.version },
  { id: 'updated', title: 'Updated', kind: 'text', shown: 'wide', value: ({ row }) => row.lastUpdated },
];

function textOf(listed: Row): string {
  const { row, listener } = listed;
  return [
    row.name,
    ...row.addresses.map(addressText),
    row.protocol,
    listener.state,
    ...row.routeConfigs,
    ...row.gateways,
    ...chainsOf(listed).map(({ name }) => name),
    ...serverNames(listed),
    ...secretNames(listed),
    ...clusters(listed),
    ...filtersOf(listed),
    ...row.problems,
    listener.error?.details ?? '',
  ]
    .join(' ')
    .toLowerCase();
}

export const LISTENERS: ListDefinition<Row> = {
  name: 'listeners',
  columns: [...address, ...facts],
  text: textOf,
};

export const listenersList = listSource(LISTENERS, ({ joined }) => listenerRows(joined));
