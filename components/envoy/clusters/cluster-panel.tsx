'use client';
import { useQuery } from '@tanstack/react-query';
import { Panel, PanelSection } from '@/components/data/panel';
import { Chip } from '@/components/ui/chip';
import { Status } from '@/components/ui/status';
import type { ClusterDetail } from '@/lib/answers/clusters-types';
import { answerQuery } from '@/lib/api/queries';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { commandsOf } from '../copy-items';
import { DetailPanel } from '../detail-panel';
import { PanelActions, StateNote, SummaryOrJson } from '../panel-parts';
import { useTitle } from '../use-title';
import { clusterText } from '../words/cluster-label';
import { endpointsWords } from '../words/health-words';
import { resourceStateWords } from '../words/state-words';
import { CircuitBreakers, ClusterFacts, UsedBy } from './cluster-facts';
import { EndpointList } from './endpoint-list';

export interface ClusterPanelProps {
  readonly info: SnapshotInfo;
  readonly name: string;
  readonly tab: string | null;
  readonly onTab: (tab: string) => void;
  readonly onClose: () => void;
}

/** One cluster: its endpoints with their health, its limits, the routes that use it. */
export function ClusterPanel(props: ClusterPanelProps) {
  const query = useQuery(answerQuery(props.info.id, { ask: 'cluster', name: props.name }));
  return (
    <DetailPanel label={`Cluster ${props.name}`} query={query} onClose={props.onClose}>
      {(detail) => <LoadedPanel {...props} detail={detail} />}
    </DetailPanel>
  );
}

function LoadedPanel(props: ClusterPanelProps & { readonly detail: ClusterDetail }) {
  const { info, tab, onTab, onClose, detail } = props;
  const { cluster, json, row } = detail;
  const resource = resourceStateWords(cluster.state);
  const name = cluster.name === '' ? '(no name)' : cluster.name;
  useTitle(cluster.name === '' ? name : clusterText(cluster.name));
  const commands = commandsOf(info, { show: 'cluster', name: cluster.name, parts: row.parts });
  return (
    <Panel
      label={`Cluster ${name}`}
      kind={<Chip tone={resource.kind}>{resource.word}</Chip>}
      title={name}
      onClose={onClose}
      actions={<PanelActions subject={{ name, json, pointer: cluster.pointer, commands }} />}
    >
      <SummaryOrJson label="Cluster" tab={tab} onTab={onTab} pointer={cluster.pointer} json={json}>
        <Summary info={info} detail={detail} />
      </SummaryOrJson>
    </Panel>
  );
}

function Summary({ info, detail }: { readonly info: SnapshotInfo; readonly detail: ClusterDetail }) {
  const { row, endpoints, cluster } = detail;
  const health = endpointsWords(row.endpoints);
  return (
    <>
      <StateNote state={row.state} />
      <PanelSection
        title={
          <>
            Endpoints <Status kind={health.kind} label={health.word} />
          </>
        }
      >
        {endpoints.length === 0 ? (
          <p className="sm mut">
            {row.endpoints === null
              ? 'Neither /clusters nor EDS is in this snapshot.'
              : 'Envoy knows no endpoint of this cluster.'}
          </p>
        ) : (
          <EndpointList endpoints={endpoints} />
        )}
      </PanelSection>
      <ClusterFacts info={info} detail={detail} />
      <CircuitBreakers cluster={cluster} />
      <UsedBy usedBy={detail.usedBy} />
    </>
  );
}
