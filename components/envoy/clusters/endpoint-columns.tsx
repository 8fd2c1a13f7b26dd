import type { TableColumn } from '@/components/data/table-types';
import { Mid } from '@/components/ui/mid';
import { Status } from '@/components/ui/status';
import { visibleText } from '@/components/ui/visible-text';
import type { EndpointRow } from '@/lib/answers/endpoints-types';
import { formatCount } from '@/lib/core/words';
import { SelectLink } from '../links';
import { clusterText } from '../words/cluster-label';
import { healthReason, healthWords } from '../words/health-words';
import type { ClustersState } from './use-clusters-state';

const dash = <span className="mut">–</span>;

function Health({ row }: { readonly row: EndpointRow }) {
  const { kind, word } = healthWords(row.endpoint.health);
  return (
    <span title={healthReason(row.endpoint)}>
      <Status kind={kind} label={word} quiet={kind === 'ok' && row.endpoint.healthFlags.length === 0} />
    </span>
  );
}

function Pod({ row }: { readonly row: EndpointRow }) {
  const { pods, endpoint } = row;
  const [first, ...more] = pods ?? [];
  if (first !== undefined) {
    return (
      <span
        className="flex min-w-0 items-center gap-1"
        title={visibleText(`${first.namespace}/${first.name}`)}
      >
        <Mid text={`${first.namespace}/${first.name}`} tail={5} />
        {more.length === 0 ? null : <span className="mut xs flex-none">+{more.length}</span>}
      </span>
    );
  }
  if (endpoint.workload !== null)
    return <Mid text={`${endpoint.workload.namespace}/${endpoint.workload.name}`} />;
  return endpoint.hostname === '' ? dash : <Mid text={endpoint.hostname} />;
}

const count = (value: number | null | undefined) =>
  value === null || value === undefined ? dash : formatCount(value);

/** One row per endpoint of each cluster. */
export function endpointColumns({
  select,
  open,
}: Pick<ClustersState, 'select' | 'open'>): readonly TableColumn<EndpointRow>[] {
  return [
    {
      id: 'endpoint',
      sort: 'endpoint',
      header: 'Endpoint',
      width: 'w-[168px]',
      cell: (row) => (
        <SelectLink
          page="/clusters"
          params={{ list: 'endpoints', sel: row.id }}
          onSelect={() => select(row.id)}
          className="flex min-w-0"
          title={visibleText(row.address)}
        >
          <Mid text={row.address} />
        </SelectLink>
      ),
    },
    {
      id: 'status',
      sort: 'status',
      header: 'Health',
      width: 'w-[110px]',
      cell: (row) => <Health row={row} />,
    },
    {
      id: 'cluster',
      sort: 'cluster',
      header: 'Cluster',
      cell: (row) => (
        <SelectLink
          page="/clusters"
          params={{ sel: row.cluster }}
          onSelect={() => open('clusters', row.cluster)}
          className="flex min-w-0"
          title={visibleText(row.cluster)}
        >
          <Mid text={clusterText(row.cluster)} />
        </SelectLink>
      ),
    },
    { id: 'pod', sort: 'pod', header: 'Pod', width: 'w-[22%]', cell: (row) => <Pod row={row} /> },
    {
      id: 'weight',
      sort: 'weight',
      header: 'Weight',
      width: 'w-[64px]',
      className: 'num',
      cell: (row) => count(row.endpoint.weight),
    },
    {
      id: 'priority',
      sort: 'priority',
      header: 'Priority',
      width: 'w-[68px]',
      className: 'num',
      cell: (row) => row.endpoint.priority,
    },
    {
      id: 'locality',
      sort: 'locality',
      header: 'Locality',
      width: 'w-[110px]',
      cell: (row) => (row.endpoint.locality === '' ? dash : <Mid text={row.endpoint.locality} />),
    },
    {
      id: 'requests',
      sort: 'requests',
      header: 'Requests',
      width: 'w-[84px]',
      className: 'num',
      cell: (row) => count(row.endpoint.traffic?.requestsTotal),
    },
    {
      id: 'connections',
      sort: 'connections',
      header: 'Active cx',
      width: 'w-[92px]',
      className: 'num',
      cell: (row) => count(row.endpoint.traffic?.connectionsActive),
    },
  ];
}
