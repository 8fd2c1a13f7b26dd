'use client';
import { useQuery } from '@tanstack/react-query';
import { Panel, PanelSection } from '@/components/data/panel';
import { IconButton } from '@/components/ui/button';
import { Chip } from '@/components/ui/chip';
import type { RouteDetail } from '@/lib/answers/routes-types';
import { answerQuery } from '@/lib/api/queries';
import { parsePointer, ROOT } from '@/lib/core/json-pointer';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { commandsOf } from '../copy-items';
import { DetailPanel } from '../detail-panel';
import { PanelActions, StateNote, SummaryOrJson } from '../panel-parts';
import { useTitle } from '../use-title';
import { pathText } from '../words/match-words';
import { ActionDetails, MatchDetails, PolicyDetails } from './route-details';
import { RouteEndpoints } from './route-endpoints';
import { RouteProvenance } from './route-provenance';

export interface RoutePanelProps {
  readonly info: SnapshotInfo;
  readonly pointer: string;
  readonly tab: string | null;
  readonly onTab: (tab: string) => void;
  readonly onSelect: (pointer: string | null) => void;
}

/** One route with everything around it. */
export function RoutePanel(props: RoutePanelProps) {
  const { info, pointer, onSelect } = props;
  const query = useQuery({
    ...answerQuery(info.id, { ask: 'route', pointer: parsePointer(pointer) ?? ROOT }),
    placeholderData: (previous) => previous,
  });
  return (
    <DetailPanel label="Route" query={query} onClose={() => onSelect(null)}>
      {(detail) => <LoadedPanel {...props} detail={detail} />}
    </DetailPanel>
  );
}

function Steps({
  detail,
  onSelect,
}: {
  readonly detail: RouteDetail;
  readonly onSelect: (to: string) => void;
}) {
  const step = (to: string | null, label: string, turned: string) => (
    <IconButton
      icon="down"
      label={label}
      small
      className={turned}
      aria-disabled={to === null}
      onClick={() => (to === null ? undefined : onSelect(to))}
    />
  );
  return (
    <>
      {step(detail.previous, 'Previous route', 'rotate-180')}
      {step(detail.next, 'Next route', '')}
    </>
  );
}

function LoadedPanel(props: RoutePanelProps & { readonly detail: RouteDetail }) {
  const { info, tab, onTab, onSelect, detail } = props;
  const { row, virtualHost, json } = detail;
  const title = pathText(row.path);
  useTitle(title);
  const kind = (
    <Chip tone="line">
      Route {row.ordinal} of {virtualHost.routes}
    </Chip>
  );
  const subject = {
    name: row.name || title,
    json,
    pointer: row.pointer,
    commands: commandsOf(info, { show: 'route-config', name: row.routeConfig }),
  };
  return (
    <Panel
      label={`Route ${row.ordinal} of ${virtualHost.name}`}
      kind={kind}
      title={title}
      subtitle={
        <>
          in <span className="mono">{virtualHost.name}</span>
        </>
      }
      tools={<Steps detail={detail} onSelect={onSelect} />}
      onClose={() => onSelect(null)}
      actions={<PanelActions subject={subject} />}
    >
      <SummaryOrJson label="Route" tab={tab} onTab={onTab} pointer={row.pointer} json={json}>
        <StateNote state={row.state} />
        <PanelSection title="Match">
          <MatchDetails match={row.match} />
        </PanelSection>
        <PanelSection title="Action">
          <ActionDetails row={row} />
        </PanelSection>
        <PanelSection title="Policy">
          <PolicyDetails row={row} />
        </PanelSection>
      </SummaryOrJson>
      <RouteProvenance info={info} detail={detail} />
      <RouteEndpoints info={info} row={row} />
    </Panel>
  );
}
