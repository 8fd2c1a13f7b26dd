'use client';
import { useRef } from 'react';
import { formatCount, plural } from '@/lib/core/words';
import { SectionNodes } from './map-band';
import { useMapScope } from './map-context';
import type { Edge, Path } from './map-edges';
import { moveAlong } from './map-keys';
import type { Section } from './map-layout';
import { MapLines } from './map-lines';
import { useDrawnEdges } from './use-drawn-edges';

export interface MapCanvasProps {
  readonly sections: readonly Section[];
  readonly edges: readonly Edge[];
  readonly path: Path | null;
}

/** Four columns, from the pods to the services, with lines between what belongs together. */
export function MapCanvas({ sections, edges, path }: MapCanvasProps) {
  const inner = useRef<HTMLDivElement>(null);
  const drawn = useDrawnEdges(inner, edges, path);
  return (
    <section className="canvas" tabIndex={0} aria-label="Attachment map. The table holds the same rows.">
      <div
        ref={inner}
        className={`inner ${path === null ? '' : 'haspath'}`}
        onKeyDown={(event) => moveAlong(event, edges)}
      >
        <ColumnHeads />
        <MapLines drawn={drawn} path={path} />
        {sections.map((section) => (
          <SectionNodes key={section.key} section={section} />
        ))}
      </div>
    </section>
  );
}

function ColumnHeads() {
  const { map } = useMapScope();
  const pods = map.workloads.reduce((sum, { pods: each }) => sum + each.length, 0);
  const servers = map.gateways.reduce((sum, gateway) => sum + gateway.servers.length, 0);
  const onGateways = map.routes.filter((route) => !route.meshOnly);
  const http = onGateways.filter(({ badge }) => badge === 'HR').length;
  return (
    <div className="colh">
      <span>
        Gateway pods
        <b>
          {formatCount(pods)} in {plural(map.workloads.length, 'workload')}
        </b>
      </span>
      <span>
        Gateways
        <b>
          {formatCount(map.gateways.length)} · {plural(servers, 'server')}
        </b>
      </span>
      <span>
        Routes
        <b>
          {formatCount(onGateways.length - http)} VS · {formatCount(http)} HR
        </b>
      </span>
      <span>
        Services<b>{formatCount(map.services.length)}</b>
      </span>
    </div>
  );
}
