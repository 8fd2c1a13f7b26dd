'use client';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { CopyMenu } from '@/components/data/copy-menu';
import { JsonView } from '@/components/data/json-view';
import { PanelSection } from '@/components/data/panel';
import { Chip } from '@/components/ui/chip';
import { Icon } from '@/components/ui/icons';
import { Tabs } from '@/components/ui/tabs';
import { visibleText } from '@/components/ui/visible-text';
import type { EndpointDetail } from '@/lib/answers/endpoints-types';
import { answerQuery } from '@/lib/api/queries';
import { plural } from '@/lib/core/words';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { Answered } from '../answered';
import { commandsOf, copyItems } from '../copy-items';
import { DetailPanel } from '../detail-panel';
import { SelectLink } from '../links';
import { TerminalLines } from '../terminal-lines';
import { useTitle } from '../use-title';
import { clusterText } from '../words/cluster-label';
import { healthWords } from '../words/health-words';
import { endpointSubject } from './command-subjects';
import { DetailColumn, DetailColumns, DetailFrame, DetailSection, FullLink, FullPage } from './detail-frame';
import { EndpointHealth, EndpointMetadata, EndpointPlace, EndpointTrafficFacts } from './endpoint-facts';
import type { ClustersState } from './use-clusters-state';

export interface EndpointViewProps {
  readonly info: SnapshotInfo;
  readonly state: ClustersState;
  readonly id: string;
}

/** One endpoint of one cluster, beside the list or as a page of its own. */
export function EndpointView({ info, state, id }: EndpointViewProps) {
  const query = useQuery(answerQuery(info.id, { ask: 'endpoint', name: id }));
  if (!state.full) {
    return (
      <DetailPanel label={`Endpoint ${id}`} query={query} onClose={() => state.select(null)}>
        {(detail) => <LoadedEndpoint info={info} state={state} detail={detail} />}
      </DetailPanel>
    );
  }
  return (
    <FullPage label={`Endpoint ${id}`}>
      <Answered query={query} loading="Loading the endpoint">
        {(detail) => <LoadedEndpoint info={info} state={state} detail={detail} />}
      </Answered>
    </FullPage>
  );
}

interface LoadedProps {
  readonly info: SnapshotInfo;
  readonly state: ClustersState;
  readonly detail: EndpointDetail;
}

function LoadedEndpoint({ info, state, detail }: LoadedProps) {
  const { row, liveJson, dumpJson } = detail;
  const { kind, word } = healthWords(row.endpoint.health);
  const commands = commandsOf(info, endpointSubject(detail));
  useTitle(row.address);
  const json = liveJson === '' ? dumpJson : liveJson;
  return (
    <DetailFrame
      label={`Endpoint ${row.address}`}
      kind={<Chip tone={kind}>{word}</Chip>}
      title={row.address}
      full={state.full}
      onClose={() => state.select(null)}
      actions={
        <>
          <CopyMenu
            small
            takesC
            items={copyItems({
              name: row.address,
              json: json === '' ? null : json,
              pointer: row.endpoint.pointer,
              commands,
            })}
          />
          <FullLink params={{ list: 'endpoints', sel: row.id }} full={state.full} />
          <ClusterButton detail={detail} state={state} />
        </>
      }
    >
      <EndpointTabs state={state} detail={detail}>
        <Summary info={info} state={state} detail={detail} />
        <PanelSection>
          <TerminalLines lines={commands} />
        </PanelSection>
      </EndpointTabs>
    </DetailFrame>
  );
}

function ClusterButton({ detail, state }: Omit<LoadedProps, 'info'>) {
  const { cluster } = detail;
  if (cluster === null) return null;
  return (
    <SelectLink
      page="/clusters"
      params={{ sel: cluster.name }}
      onSelect={() => state.open('clusters', cluster.name)}
      className="btn sm"
    >
      <Icon name="clusters" small />
      Cluster
    </SelectLink>
  );
}

const TABS = [
  { id: 'summary', label: 'Summary' },
  { id: 'live', label: '/clusters' },
  { id: 'json', label: 'In the dump' },
] as const;

/** Read, and raw as each of the two answers has it. */
function EndpointTabs({
  state,
  detail,
  children,
}: Omit<LoadedProps, 'info'> & { readonly children: ReactNode }) {
  const current = TABS.find(({ id }) => id === state.tab)?.id ?? 'summary';
  return (
    <Tabs label="Endpoint" tabs={TABS} current={current} onChange={state.setTab}>
      {current === 'summary' ? children : null}
      {current === 'live' ? (
        <RawJson text={detail.liveJson} absent="/clusters is not in this capture, or does not list it." />
      ) : null}
      {current === 'json' ? (
        <RawJson text={detail.dumpJson} absent="The dump was taken without endpoints, or does not list it." />
      ) : null}
    </Tabs>
  );
}

function RawJson({ text, absent }: { readonly text: string; readonly absent: string }) {
  return (
    <PanelSection>
      {text === '' ? <p className="sm mut">{absent}</p> : <JsonView text={text} label="JSON: Endpoint" />}
    </PanelSection>
  );
}

function Summary({ info, state, detail }: LoadedProps) {
  const { row, twins } = detail;
  return (
    <DetailColumns>
      <DetailColumn>
        <EndpointHealth detail={detail} />
        <EndpointTrafficFacts traffic={row.endpoint.traffic} takenAt={info.takenAt} />
      </DetailColumn>
      <DetailColumn>
        <EndpointPlace detail={detail} />
        <EndpointMetadata detail={detail} />
        {twins.total === 0 ? null : (
          <DetailSection
            title="Same address in"
            meta={<span className="mut">{plural(twins.total, 'cluster')}</span>}
          >
            <ul className="grid gap-1">
              {twins.rows.map((twin) => (
                <li key={twin.id} className="sm min-w-0 truncate">
                  <SelectLink
                    page="/clusters"
                    params={{ list: 'endpoints', sel: twin.id }}
                    onSelect={() => state.open('endpoints', twin.id)}
                    className="lnk mono"
                    title={visibleText(twin.cluster)}
                  >
                    {visibleText(clusterText(twin.cluster))}
                  </SelectLink>
                </li>
              ))}
            </ul>
          </DetailSection>
        )}
      </DetailColumn>
    </DetailColumns>
  );
}
