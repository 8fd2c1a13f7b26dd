'use client';
import { useQuery } from '@tanstack/react-query';
import { EmptyState, ErrorState, errorOf, LoadingState } from '@/components/data/states';
import { SnapshotGate } from '@/components/shell/snapshot-gate';
import { useSnapshot } from '@/components/shell/use-snapshot';
import { FilterField } from '@/components/ui/filter-field';
import { Icon } from '@/components/ui/icons';
import { Note } from '@/components/ui/note';
import { PageHead } from '@/components/ui/page-head';
import { Segmented } from '@/components/ui/segmented';
import { useShortcut } from '@/components/ui/shortcuts';
import { Status } from '@/components/ui/status';
import type { MapAnswer } from '@/lib/answers/map-types';
import { answerQuery } from '@/lib/api/queries';
import { formatCount, matchText, plural } from '@/lib/core/words';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { AttachmentMapView } from './attachment-map';
import { MapPanel } from './map-panel';
import { type MapState, useMapState } from './use-map-state';

const TITLE = 'Attachment map';

/** Which routes reach which gateways, and which do not. */
export function MapPage() {
  const { view } = useSnapshot();
  return (
    <>
      {view.state === 'ready' ? null : <PageHead title={TITLE} />}
      <SnapshotGate needs="kubernetes">
        {(info) => (info.counts.hasKubernetes ? <MapView info={info} /> : <EnvoyAlone />)}
      </SnapshotGate>
    </>
  );
}

/** A file or an admin URL: nothing failed, there is just no cluster to draw. */
function EnvoyAlone() {
  return (
    <div className="view">
      <PageHead title={TITLE} />
      <Note kind="info" className="mx-6">
        This source is one Envoy alone. The map joins it with the Gateways, VirtualServices and Services of
        its cluster: choose a context of a kubeconfig in the source picker, or the demo.
      </Note>
    </div>
  );
}

function MapView({ info }: { readonly info: SnapshotInfo }) {
  const state = useMapState();
  const query = useQuery(answerQuery(info.id, { ask: 'map', filter: state.filter }));
  useShortcut('v', 'Map or table', 'This page', () => state.setView(state.view === 'map' ? 'table' : 'map'));
  return (
    <div className="view">
      <PageHead title={TITLE} meta={<Meta answer={query.data} />} actions={<Legend />} />
      <Tools state={state} answer={query.data} />
      {query.isError ? (
        <ErrorState error={errorOf(query.error)} onRetry={() => void query.refetch()} />
      ) : query.data === undefined ? (
        <LoadingState label="Reading the map" lines={7} />
      ) : (
        <Answered answer={query.data} info={info} state={state} />
      )}
    </div>
  );
}

function Tools({ state, answer }: { readonly state: MapState; readonly answer: MapAnswer | undefined }) {
  const hits = answer === undefined ? null : matchText(answer.counts.matched, answer.counts.total, 'route');
  return (
    <div className="bar-row">
      <FilterField
        label="Filter the map"
        placeholder="namespace, route, Gateway, host, service, state"
        value={state.text}
        onChange={state.setText}
        hits={hits}
      />
      {answer === undefined ? null : <StateCounts answer={answer} />}
      <Segmented
        label="View"
        value={state.view}
        onChange={state.setView}
        options={[
          { value: 'map', label: <ViewLabel icon="map" text="Map" /> },
          { value: 'table', label: <ViewLabel icon="table" text="Table" /> },
        ]}
      />
    </div>
  );
}

function ViewLabel({ icon, text }: { readonly icon: 'map' | 'table'; readonly text: string }) {
  return (
    <>
      <Icon name={icon} small />
      {text}
    </>
  );
}

function StateCounts({ answer }: { readonly answer: MapAnswer }) {
  const { attached, notAttached, unknown } = answer.states;
  return (
    <span className="row gap-3 sm">
      {notAttached === 0 ? null : <Status kind="err" label={`${formatCount(notAttached)} not attached`} />}
      {unknown === 0 ? null : <Status kind="unk" label={`${formatCount(unknown)} unknown`} />}
      <Status kind="ok" label={`${formatCount(attached)} attached`} />
    </span>
  );
}

function Legend() {
  return (
    <span className="map-legend max-narrow:hidden">
      <span>
        <i />
        attached
      </span>
      <span className="u">
        <i />
        unknown
      </span>
      <span className="c">
        <i />
        missing destination
      </span>
      <span className="a">
        <i />
        selected path
      </span>
    </span>
  );
}

interface AnsweredProps {
  readonly answer: MapAnswer;
  readonly info: SnapshotInfo;
  readonly state: MapState;
}

function Answered({ answer, info, state }: AnsweredProps) {
  const { map, counts } = answer;
  const isFiltered = state.filter.trim() !== '';
  const isEmpty = map.workloads.length + map.gateways.length === 0;
  if (counts.matched === 0 && (isFiltered || isEmpty)) {
    return <NoRoutes answer={answer} state={state} isFiltered={isFiltered} />;
  }
  return (
    <>
      <Notes answer={answer} />
      <div className="split">
        <AttachmentMapView
          answer={answer}
          view={state.view}
          isFiltered={isFiltered}
          selected={state.selected}
          onSelect={state.select}
        />
        {state.selected === null ? null : (
          <MapPanel map={map} info={info} selected={state.selected} onSelect={state.select} />
        )}
      </div>
    </>
  );
}

function NoRoutes({
  answer,
  state,
  isFiltered,
}: Pick<AnsweredProps, 'answer' | 'state'> & { readonly isFiltered: boolean }) {
  const what = 'routes';
  return (
    <>
      <Notes answer={answer} />
      <EmptyState
        reason={
          isFiltered
            ? {
                kind: 'filtered',
                what,
                filter: state.filter,
                hidden: answer.counts.total,
                onClear: () => state.setText(''),
              }
            : { kind: 'none', what: 'routes on gateways' }
        }
      />
    </>
  );
}

/** What could not be read. */
function Notes({ answer }: { readonly answer: MapAnswer }) {
  const { unreadLists } = answer.map;
  if (unreadLists.length === 0) return null;
  return (
    <div className="map-notes">
      <Note kind="info">
        Not read: {unreadLists.join(', ')}. What depends on it is unknown; counts are at least what is shown.
      </Note>
    </div>
  );
}

/** What the view is about, and what it leaves out. */
function Meta({ answer }: { readonly answer: MapAnswer | undefined }) {
  const meshOnly = answer?.map.routes.filter((route) => route.meshOnly).length ?? 0;
  return (
    <>
      Which routes reach which gateways, and which do not
      {meshOnly === 0 ? null : (
        <span className="mut"> · {plural(meshOnly, 'route')} for sidecars only not shown</span>
      )}
    </>
  );
}
