'use client';
import { useQuery } from '@tanstack/react-query';
import { CopyMenu } from '@/components/data/copy-menu';
import { JsonView } from '@/components/data/json-view';
import { Panel, PanelSection } from '@/components/data/panel';
import { IconButton } from '@/components/ui/button';
import { Chip } from '@/components/ui/chip';
import { Icon } from '@/components/ui/icons';
import { Note } from '@/components/ui/note';
import { Tabs } from '@/components/ui/tabs';
import type { RouteDetail } from '@/lib/answers/routes-types';
import { answerQuery } from '@/lib/api/queries';
import { parsePointer, ROOT } from '@/lib/core/json-pointer';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { commandsOf, copyItems } from '../copy-items';
import { DetailPanel } from '../detail-panel';
import { PageLink } from '../links';
import { pathText } from '../words/match-words';
import { stateWords } from '../words/state-words';
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

function LoadedPanel({
  info,
  tab,
  onTab,
  onSelect,
  detail,
}: RoutePanelProps & { readonly detail: RouteDetail }) {
  const { row, virtualHost } = detail;
  const { kind, effect } = stateWords(row.state);
  const title = pathText(row.path);
  const current = tab === 'json' ? 'json' : 'summary';
  return (
    <Panel
      label={`Route ${row.ordinal} of ${virtualHost.name}`}
      kind={
        <Chip tone="line">
          Route {row.ordinal} of {virtualHost.routes}
        </Chip>
      }
      title={title}
      subtitle={
        <>
          in <span className="mono">{virtualHost.name}</span>
        </>
      }
      tools={<Steps detail={detail} onSelect={onSelect} />}
      onClose={() => onSelect(null)}
      actions={
        <>
          <CopyMenu
            small
            takesC
            items={copyItems({
              name: row.name || title,
              json: detail.json,
              pointer: row.pointer,
              commands: commandsOf(info, { show: 'route-config', name: row.routeConfig }),
            })}
          />
          <PageLink page="/config" params={{ at: row.pointer }} className="btn sm">
            <Icon name="dump" small />
            In the dump
          </PageLink>
        </>
      }
    >
      <Tabs
        label="Route"
        tabs={[
          { id: 'summary', label: 'Summary' },
          { id: 'json', label: 'JSON' },
        ]}
        current={current}
        onChange={onTab}
      >
        {current === 'json' ? (
          <PanelSection>
            <p className="xs mono mut mb-2 wrap-anywhere">{row.pointer}</p>
            <JsonView text={detail.json} label="JSON of the route" />
          </PanelSection>
        ) : (
          <>
            {kind === 'ok' ? null : (
              <PanelSection>
                <Note kind={kind === 'err' || kind === 'warn' ? kind : 'info'}>{effect}</Note>
              </PanelSection>
            )}
            <PanelSection title="Match">
              <MatchDetails match={row.match} />
            </PanelSection>
            <PanelSection title="Action">
              <ActionDetails row={row} />
            </PanelSection>
            <PanelSection title="Policy">
              <PolicyDetails row={row} />
            </PanelSection>
          </>
        )}
      </Tabs>
      <RouteProvenance info={info} detail={detail} />
      <RouteEndpoints info={info} row={row} />
    </Panel>
  );
}
