'use client';
import { useQuery } from '@tanstack/react-query';
import { CopyMenu } from '@/components/data/copy-menu';
import { JsonView } from '@/components/data/json-view';
import { Panel, PanelSection } from '@/components/data/panel';
import { Chip } from '@/components/ui/chip';
import { Icon } from '@/components/ui/icons';
import { Note } from '@/components/ui/note';
import { Status } from '@/components/ui/status';
import { Tabs } from '@/components/ui/tabs';
import type { ClusterDetail } from '@/lib/answers/clusters-types';
import { answerQuery } from '@/lib/api/queries';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { commandsOf, copyItems } from '../copy-items';
import { DetailPanel } from '../detail-panel';
import { PageLink } from '../links';
import { endpointsWords } from '../words/health-words';
import { resourceStateWords, stateWords } from '../words/state-words';
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

function LoadedPanel({
  info,
  tab,
  onTab,
  onClose,
  detail,
}: ClusterPanelProps & { readonly detail: ClusterDetail }) {
  const { cluster } = detail;
  const current = tab === 'json' ? 'json' : 'summary';
  const resource = resourceStateWords(cluster.state);
  const name = cluster.name === '' ? '(no name)' : cluster.name;
  return (
    <Panel
      label={`Cluster ${name}`}
      kind={<Chip tone={resource.kind}>{resource.word}</Chip>}
      title={name}
      onClose={onClose}
      actions={
        <>
          <CopyMenu
            small
            takesC
            items={copyItems({
              name,
              json: detail.json,
              pointer: cluster.pointer,
              commands: commandsOf(info, { show: 'cluster', name: cluster.name, parts: detail.row.parts }),
            })}
          />
          <PageLink page="/config" params={{ at: cluster.pointer }} className="btn sm">
            <Icon name="dump" small />
            In the dump
          </PageLink>
        </>
      }
    >
      <Tabs
        label="Cluster"
        tabs={[
          { id: 'summary', label: 'Summary' },
          { id: 'json', label: 'JSON' },
        ]}
        current={current}
        onChange={onTab}
      >
        {current === 'json' ? (
          <PanelSection>
            <p className="xs mono mut mb-2 wrap-anywhere">{cluster.pointer}</p>
            <JsonView text={detail.json} label="JSON of the cluster" />
          </PanelSection>
        ) : (
          <Summary info={info} detail={detail} />
        )}
      </Tabs>
    </Panel>
  );
}

function Summary({ info, detail }: { readonly info: SnapshotInfo; readonly detail: ClusterDetail }) {
  const { row, endpoints, cluster } = detail;
  const { kind, effect } = stateWords(row.state);
  const health = endpointsWords(row.endpoints);
  return (
    <>
      {effect === '' ? null : (
        <PanelSection>
          <Note kind={kind === 'err' || kind === 'warn' ? kind : 'info'}>{effect}</Note>
        </PanelSection>
      )}
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
