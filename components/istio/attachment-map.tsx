'use client';
import { useCallback, useMemo, useRef, useState } from 'react';
import { Note } from '@/components/ui/note';
import type { MapAnswer } from '@/lib/answers/map-types';
import { formatCount } from '@/lib/core/words';
import { MapCanvas } from './map-canvas';
import { type MapScope, MapScopeProvider } from './map-context';
import { edgesOf, pathThrough } from './map-edges';
import { NotAttachedLane } from './map-lane';
import { layoutMap, type Section } from './map-layout';
import { laneRows, pairRows } from './map-rows';
import { MapTable } from './map-table';
import { useKeptFocus } from './use-kept-focus';
import './map.css';
import './map-nodes.css';
import './map-lines.css';
import './map-lane.css';
import './map-narrow.css';

export interface AttachmentMapViewProps {
  readonly answer: MapAnswer;
  readonly view: 'map' | 'table';
  readonly isFiltered: boolean;
  /** Id of an object of the map. */
  readonly selected: string | null;
  readonly onSelect: (id: string | null) => void;
}

/** Above this many routes the picture would say nothing: the table comes first, the map shows what is filtered. */
const TABLE_FIRST = 2_000;

/** Pods ▸ Gateways ▸ routes ▸ services, with what is not attached beneath; or the same as a table. */
export function AttachmentMapView({ answer, view, isFiltered, selected, onSelect }: AttachmentMapViewProps) {
  const { map } = answer;
  const [pointed, point] = useState<string | null>(null);
  const [opened, setOpened] = useState<ReadonlyMap<string, boolean>>(new Map());
  const [full, setFull] = useState<ReadonlySet<string>>(new Set());
  const sections = useMemo(
    () => layoutMap(map, { selected, opened, full, isFiltered }),
    [map, selected, opened, full, isFiltered],
  );
  const edges = useMemo(() => edgesOf(sections), [sections]);
  const path = useMemo(() => {
    const starts = pointed === null ? keysOf(sections, selected) : [pointed];
    return starts.length === 0 ? null : pathThrough(edges, starts);
  }, [edges, sections, selected, pointed]);
  const rows = useMemo(() => pairRows(map), [map]);
  const stage = useRef<HTMLDivElement>(null);
  const keepFocus = useKeptFocus(stage);
  const fold = useCallback(
    (key: string, isOpen: boolean) => {
      keepFocus(key);
      setOpened((now) => new Map(now).set(key, isOpen));
    },
    [keepFocus],
  );
  const showAll = useCallback((key: string) => setFull((now) => new Set(now).add(key)), []);
  const scope = useMemo<MapScope>(
    () => ({ map, selected, path: path?.nodes ?? NOTHING, select: onSelect, point, fold, showAll }),
    [map, selected, path, onSelect, fold, showAll],
  );
  const isTooLarge = map.routes.length > TABLE_FIRST && !isFiltered;
  return (
    <MapScopeProvider scope={scope}>
      <div ref={stage} className="map-stage">
        {view === 'table' || isTooLarge ? (
          <>
            {view === 'map' ? <TooLarge routes={map.routes.length} /> : null}
            <MapTable rows={rows} />
          </>
        ) : (
          <>
            <MapCanvas sections={sections} edges={edges} path={path} />
            <NotAttachedLane rows={laneRows(rows)} />
          </>
        )}
      </div>
    </MapScopeProvider>
  );
}

const NOTHING: ReadonlySet<string> = new Set();

function TooLarge({ routes }: { readonly routes: number }) {
  return (
    <Note kind="info" className="m-4">
      {formatCount(routes)} routes are too many for one picture. Filter by namespace, host or Gateway to see
      the map.
    </Note>
  );
}

/** Nodes that show an object: a route may stand in several bands, a service beneath each. */
function keysOf(sections: readonly Section[], selected: string | null): readonly string[] {
  if (selected === null) return [];
  return sections.flatMap(({ workload, bands }) => [
    ...(workload?.id === selected ? [workload.id] : []),
    ...bands.flatMap(({ key, gateway, isOpen, groups, services }) => [
      ...(gateway.id === selected ? [key] : []),
      ...(isOpen ? groups.flatMap((group) => (group.isOpen ? group.items : [])) : [])
        .filter(({ route }) => route.id === selected)
        .map((item) => item.key),
      ...(isOpen ? services : []).filter(({ service }) => service.id === selected).map((item) => item.key),
    ]),
  ]);
}
