'use client';
import { useQuery } from '@tanstack/react-query';
import { PanelSection } from '@/components/data/panel';
import { Chip } from '@/components/ui/chip';
import { Note } from '@/components/ui/note';
import { Status } from '@/components/ui/status';
import type { ClusterDetail } from '@/lib/answers/clusters-types';
import { answerQuery } from '@/lib/api/queries';
import { plural } from '@/lib/core/words';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { Answered } from '../answered';
import { commandsOf } from '../copy-items';
import { DetailPanel } from '../detail-panel';
import { PanelActions, StateNote, SummaryOrJson } from '../panel-parts';
import { PhraseText } from '../phrase';
import { TerminalLines } from '../terminal-lines';
import { useTitle } from '../use-title';
import { clusterText } from '../words/cluster-label';
import { endpointsWords } from '../words/health-words';
import { noticeWords } from '../words/notice-words';
import { resourceStateWords } from '../words/resource-state-words';
import { Breakers } from './breakers';
import { ClusterFacts, UsedBy } from './cluster-facts';
import { ClusterSettingsView } from './cluster-settings';
import { clusterSubject } from './command-subjects';
import { DetailColumn, DetailColumns, DetailFrame, DetailSection, FullLink, FullPage } from './detail-frame';
import { FailoverGroups } from './failover-groups';
import type { ClustersState } from './use-clusters-state';

export interface ClusterViewProps {
  readonly info: SnapshotInfo;
  readonly state: ClustersState;
  readonly name: string;
}

/** One cluster, beside the list or as a page of its own. */
export function ClusterView({ info, state, name }: ClusterViewProps) {
  const query = useQuery(answerQuery(info.id, { ask: 'cluster', name }));
  if (!state.full) {
    return (
      <DetailPanel label={`Cluster ${name}`} query={query} onClose={() => state.select(null)}>
        {(detail) => <LoadedCluster info={info} state={state} detail={detail} />}
      </DetailPanel>
    );
  }
  return (
    <FullPage label={`Cluster ${name}`}>
      <Answered query={query} loading="Loading the cluster">
        {(detail) => <LoadedCluster info={info} state={state} detail={detail} />}
      </Answered>
    </FullPage>
  );
}

interface LoadedProps {
  readonly info: SnapshotInfo;
  readonly state: ClustersState;
  readonly detail: ClusterDetail;
}

function LoadedCluster({ info, state, detail }: LoadedProps) {
  const { cluster, json } = detail;
  const resource = resourceStateWords(cluster.state);
  const name = cluster.name === '' ? '(no name)' : cluster.name;
  useTitle(cluster.name === '' ? name : clusterText(cluster.name));
  const commands = commandsOf(info, clusterSubject(detail));
  const { pointer } = cluster;
  return (
    <DetailFrame
      label={`Cluster ${name}`}
      kind={<Chip tone={resource.kind}>{resource.word}</Chip>}
      title={name}
      full={state.full}
      onClose={() => state.select(null)}
      actions={
        <>
          <PanelActions subject={{ name, json, pointer, commands }} />
          <FullLink params={{ sel: cluster.name }} full={state.full} />
        </>
      }
    >
      <SummaryOrJson
        label="Cluster"
        tab={state.tab}
        onTab={state.setTab}
        pointer={pointer}
        json={json}
        further={{ id: 'settings', label: 'Settings', content: <ClusterSettingsView detail={detail} /> }}
      >
        <Notes detail={detail} />
        <Summary info={info} state={state} detail={detail} />
        <PanelSection>
          <TerminalLines lines={commands} />
        </PanelSection>
      </SummaryOrJson>
    </DetailFrame>
  );
}

/** What is wrong, what was refused, and what was not understood. */
function Notes({ detail }: { readonly detail: ClusterDetail }) {
  const { row, cluster, notices } = detail;
  const refused = row.state.kind === 'rejected' ? null : cluster.error;
  return (
    <>
      <StateNote state={row.state} />
      {refused === null ? null : (
        <PanelSection>
          <Note kind="warn">A later update was refused: {refused.details}</Note>
        </PanelSection>
      )}
      {notices.length === 0 ? null : (
        <PanelSection>
          <Note kind="unk">
            <p>{plural(notices.length, 'field or type')} not understood; the JSON has them:</p>
            <ul>
              {notices.map((notice) => (
                <li key={`${notice.pointer} ${notice.subject}`} className="xs" title={notice.pointer}>
                  <PhraseText phrase={noticeWords(notice)} />
                </li>
              ))}
            </ul>
          </Note>
        </PanelSection>
      )}
    </>
  );
}

const NONE_LISTED = { kind: 'off', word: 'None listed' } as const;

/** Why there is no endpoint, where the cluster says it. */
function noneWords({ row, settings }: ClusterDetail): string {
  if (row.endpoints === null) return 'Neither /clusters nor EDS is in this snapshot.';
  if ((settings?.discovery.clusters.length ?? 0) > 0)
    return 'Its endpoints are those of its members: see Settings.';
  if (row.type === 'ORIGINAL_DST')
    return 'Its endpoints are the destinations of its connections, made as they come.';
  return 'Envoy knows no endpoint of this cluster.';
}

function Summary({ info, state, detail }: LoadedProps) {
  const { row, endpoints, cluster } = detail;
  const needsNone = endpoints.length === 0 && row.endpoints !== null && row.state.kind === 'ok';
  const health = needsNone ? NONE_LISTED : endpointsWords(row.endpoints);
  return (
    <DetailColumns>
      <DetailColumn>
        <DetailSection title="Endpoints" meta={<Status kind={health.kind} label={health.word} />}>
          {endpoints.length === 0 ? (
            <p className="sm mut">{noneWords(detail)}</p>
          ) : (
            <FailoverGroups detail={detail} select={(id) => state.open('endpoints', id)} />
          )}
        </DetailSection>
        <UsedBy usedBy={detail.usedBy} />
      </DetailColumn>
      <DetailColumn>
        <ClusterFacts info={info} detail={detail} />
        <Breakers info={info} name={cluster.pointer} />
      </DetailColumn>
    </DetailColumns>
  );
}
