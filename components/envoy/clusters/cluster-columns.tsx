import type { TableColumn } from '@/components/data/table-types';
import { Mid } from '@/components/ui/mid';
import { Status } from '@/components/ui/status';
import type { ClusterRow } from '@/lib/answers/clusters-types';
import { SelectLink } from '../links';
import { named, RowOrigin } from '../parts';
import { clusterStateWords } from '../words/cluster-state-words';
import { endpointsWords } from '../words/health-words';

/** A warming cluster has the name of the active one that it will replace. */
export const clusterId = ({ resource, pointer, name }: ClusterRow): string =>
  resource === 'warming' ? pointer : name;

function NameCell({ row, onSelect }: { readonly row: ClusterRow; readonly onSelect: () => void }) {
  const name = row.parts === null || row.parts.host === '' ? row.name : row.parts.host;
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <SelectLink
        page="/clusters"
        params={{ sel: clusterId(row) }}
        onSelect={onSelect}
        className="flex min-w-0"
        title={row.name}
      >
        {/* Most end in `.svc.cluster.local`: what tells them apart stands at the front. */}
        <Mid text={named(name)} tail={0} />
      </SelectLink>
      {row.parts === null || row.parts.direction === 'outbound' ? null : (
        <span className="mut xs flex-none">{row.parts.direction}</span>
      )}
    </span>
  );
}

function Endpoints({ row }: { readonly row: ClusterRow }) {
  // A row whose state says it already must not be marked twice.
  if (row.endpoints !== null && row.endpoints.total === 0) return <span className="mut">0</span>;
  const { kind, word } = endpointsWords(row.endpoints);
  if (kind === 'unk') return <Status kind={kind} label={word} quiet />;
  const { healthy, total } = row.endpoints ?? { healthy: 0, total: 0 };
  return (
    <span title={word} className={kind === 'warn' ? 'text-warn' : ''}>
      {healthy}/{total} <span className="vh">healthy</span>
    </span>
  );
}

function State({ row }: { readonly row: ClusterRow }) {
  const { kind, word, effect } = clusterStateWords(row);
  return (
    <span title={effect === '' ? undefined : effect}>
      <Status kind={kind} label={word} quiet={kind === 'ok'} />
    </span>
  );
}

const dash = <span className="mut">–</span>;

/** One row per cluster; Istio's name stands taken apart. */
export function clusterColumns(select: (name: string) => void): readonly TableColumn<ClusterRow>[] {
  return [
    {
      id: 'name',
      sort: 'host',
      exports: ['name'],
      header: 'Host',
      cell: (row) => <NameCell row={row} onSelect={() => select(clusterId(row))} />,
    },
    {
      id: 'port',
      sort: 'port',
      header: 'Port',
      width: 'w-[60px]',
      cell: (row) => (row.parts?.port == null ? dash : <code>{row.parts.port}</code>),
    },
    {
      id: 'subset',
      sort: 'subset',
      header: 'Subset',
      width: 'w-[72px]',
      cell: (row) => (row.parts === null || row.parts.subset === '' ? dash : <code>{row.parts.subset}</code>),
    },
    {
      id: 'type',
      sort: 'type',
      header: 'Type',
      width: 'w-[92px]',
      cell: (row) => <code title={row.type}>{row.type}</code>,
    },
    {
      id: 'endpoints',
      sort: 'healthy',
      exports: ['healthy', 'endpoints'],
      header: 'Healthy',
      width: 'w-[70px]',
      className: 'num',
      cell: (row) => <Endpoints row={row} />,
    },
    {
      id: 'origin',
      sort: 'dr',
      header: 'Origin',
      width: 'w-[19%]',
      cell: (row) => <RowOrigin origin={row.origin} />,
    },
    { id: 'state', sort: 'state', header: 'State', width: 'w-[150px]', cell: (row) => <State row={row} /> },
  ];
}
