'use client';
import { useMemo } from 'react';
import { QueryField } from '@/components/data/query-field';
import { EmptyState } from '@/components/data/states';
import type { TableColumn } from '@/components/data/table-types';
import { VirtualTable } from '@/components/data/virtual-table';
import { Button } from '@/components/ui/button';
import { MID_TAIL, Mid } from '@/components/ui/mid';
import { Status } from '@/components/ui/status';
import { visibleText } from '@/components/ui/visible-text';
import type { DumpPage } from '@/lib/answers/dump-types';
import { answerQuery } from '@/lib/api/queries';
import { formatCount } from '@/lib/core/words';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { SelectLink } from '../links';
import { QueryProblemLine } from '../query-problem';
import type { AnsweredPage, Understood } from '../use-understood';
import { clusterText } from '../words/cluster-label';
import { resourceStateWords } from '../words/resource-state-words';
import { scopeOf } from './scope-of';
import type { ConfigState } from './use-config-state';

type Row = DumpPage['rows'][number];

function StateCell({ row }: { readonly row: Row }) {
  const { kind, word } = resourceStateWords(row.state);
  return (
    <span title={`${row.list}${row.version === null ? '' : `, version ${row.version}`}`}>
      <Status kind={kind} label={word} quiet={kind === 'ok' || kind === 'off'} />
    </span>
  );
}

function columnsOf(open: (at: string) => void, withSection: boolean): readonly TableColumn<Row>[] {
  return [
    {
      id: 'name',
      header: 'Resource',
      cell: (row) => (
        <SelectLink
          page="/config"
          params={{ at: row.pointer }}
          onSelect={() => open(row.pointer)}
          className="flex min-w-0"
          title={row.name}
        >
          <Mid text={clusterText(row.name)} tail={MID_TAIL.cluster} />
        </SelectLink>
      ),
    },
    ...(withSection
      ? [
          {
            id: 'section',
            header: 'Section',
            width: 'w-[84px]',
            className: 'sec',
            cell: (row: Row) => row.section,
          },
        ]
      : []),
    { id: 'state', header: 'State', width: 'w-[84px]', cell: (row) => <StateCell row={row} /> },
  ];
}

const windowOf = ({ rows, counts }: DumpPage) => ({ rows, rowCount: counts.matched });

export interface ResourceListProps {
  readonly info: SnapshotInfo;
  readonly state: ConfigState;
  readonly page: DumpPage;
  readonly understood: Pick<Understood<AnsweredPage>, 'problem' | 'good'>;
}

/** The resources of the dump or of one section. */
export function ResourceList({ info, state, page, understood }: ResourceListProps) {
  const { section, open, at } = state;
  const { problem, good: filter } = understood;
  const columns = useMemo(() => columnsOf(open, section === null), [open, section]);
  const query = (offset: number, limit: number) =>
    answerQuery(info.id, { ask: 'dump', section, filter, sort: null, offset, limit });
  const { counts } = page;
  return (
    <div className="grid h-full grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)]">
      <div className="grid grid-cols-[minmax(0,1fr)] gap-1 border-line border-b p-2">
        <QueryField
          label="Filter resources"
          placeholder="name, section: state: version:"
          takesSlash={false}
          value={state.text}
          onChange={state.setText}
          hits={
            problem === null
              ? `${formatCount(counts.matched)} of ${formatCount(counts.total)} ${counts.total === 1 ? 'matches' : 'match'}`
              : null
          }
          problem={problem}
          list="resources"
          snapshot={info.id}
        />
        <QueryProblemLine text={state.text} problem={problem} />
      </div>
      <VirtualTable
        label="Resources"
        columns={columns}
        query={query}
        windowOf={windowOf}
        rowId={(row: Row) => row.pointer}
        selected={at === null ? null : scopeOf(at)}
        onSelect={open}
        empty={<NoResources state={state} page={page} filter={filter} />}
      />
    </div>
  );
}

interface NoResourcesProps {
  readonly state: ConfigState;
  readonly page: DumpPage;
  readonly filter: string;
}

/** Why there is nothing: an old link's section, a section without lists, an empty dump, or the filter. */
function NoResources({ state, page: { counts, sections }, filter }: NoResourcesProps) {
  const { section } = state;
  if (section !== null && !sections.some(({ pointer }) => pointer === section))
    return (
      <EmptyState reason={{ kind: 'section-absent', section: visibleText(section) }}>
        <div>
          <Button small onClick={() => state.setSection(null)}>
            Show all sections
          </Button>
        </div>
      </EmptyState>
    );
  if (section !== null && counts.total === 0)
    return (
      <div className="state">
        <p className="sec">This section lists no resources.</p>
        <div>
          <Button small onClick={() => state.open(section)}>
            Open the section
          </Button>
        </div>
      </div>
    );
  if (counts.total === 0) return <EmptyState reason={{ kind: 'none', what: 'resources' }} />;
  const onClear = () => state.setText('');
  return (
    <EmptyState reason={{ kind: 'filtered', what: 'resources', filter, hidden: counts.total, onClear }} />
  );
}
