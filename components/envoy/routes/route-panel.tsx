'use client';
import { useQuery } from '@tanstack/react-query';
import { Chip } from '@/components/ui/chip';
import type { RouteDetail } from '@/lib/answers/route-detail-types';
import { answerQuery } from '@/lib/api/queries';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { commandsOf } from '../copy-items';
import { named } from '../parts';
import { pathText } from '../words/match-words';
import { ConfigPanel } from './config-panel';
import { HostPanel } from './host-panel';
import { listOf } from './list-of';
import { ObjectShown, type ObjectView, type ViewState } from './object-view';
import { endpointClusters, RouteEndpoints } from './route-endpoints';
import { routeSections } from './route-sections';
import type { Selected } from './selected';

export interface SelectedPanelProps {
  readonly info: SnapshotInfo;
  readonly selected: Selected;
  readonly state: ViewState;
}

/** What is selected on the routes page, as a panel or as a page. */
export function SelectedPanel({ info, selected, state }: SelectedPanelProps) {
  switch (selected.kind) {
    case 'route':
      return <RoutePanel info={info} pointer={selected.pointer} state={state} />;
    case 'host':
      return <HostPanel info={info} pointer={selected.pointer} state={state} />;
    case 'config':
      return <ConfigPanel info={info} name={selected.name} state={state} />;
  }
}

interface RoutePanelProps {
  readonly info: SnapshotInfo;
  readonly pointer: Extract<Selected, { pointer: string }>['pointer'];
  readonly state: ViewState;
}

/** One route with everything around it. */
function RoutePanel({ info, pointer, state }: RoutePanelProps) {
  const query = useQuery({
    ...answerQuery(info.id, { ask: 'route', pointer }),
    placeholderData: (previous) => previous,
  });
  return <ObjectShown label="Route" query={query} state={state} view={(detail) => routeView(info, detail)} />;
}

const BELOW: ReadonlySet<string> = new Set(['provenance']);

function routeView(info: SnapshotInfo, detail: RouteDetail): ObjectView {
  const { row, virtualHost, routeConfig, json } = detail;
  const title = pathText(row.path);
  const sections = routeSections(info, detail);
  const clusters = endpointClusters(row);
  const endpoints = { id: 'endpoints', title: 'Endpoints', body: <RouteEndpoints info={info} row={row} /> };
  const ordinal = virtualHost.routes === 0 ? String(row.ordinal) : `${row.ordinal} of ${virtualHost.routes}`;
  return {
    word: 'route',
    label: `Route ${row.ordinal} of ${named(virtualHost.name)}`,
    kind: <Chip tone="line">Route {ordinal}</Chip>,
    title,
    subtitle: (
      <>
        in <span className="mono">{named(virtualHost.name)}</span>
      </>
    ),
    subject: {
      name: row.name || title,
      json,
      pointer: row.pointer,
      commands: commandsOf(info, {
        show: 'route-config',
        name: routeConfig.name,
        list: listOf(routeConfig.pointer),
        object: row.origin.kind === 'object' ? row.origin.ref : null,
      }),
    },
    sections: sections.filter(({ id }) => !BELOW.has(id)),
    below: [...sections.filter(({ id }) => BELOW.has(id)), ...(clusters.length === 0 ? [] : [endpoints])],
    previous: detail.previous,
    next: detail.next,
  };
}
