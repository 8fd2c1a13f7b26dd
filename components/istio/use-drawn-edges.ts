'use client';
import { type RefObject, useLayoutEffect, useState } from 'react';
import type { Edge, Path } from './map-edges';
import { type Box, type DrawnEdge, drawEdge } from './map-geometry';

/** More lines than this say nothing; those of the selected path are always among them (DESIGN §10). */
const MOST_LINES = 400;

/**
 * The lines between the nodes as they stand on the page now: measured after layout, and again when the drawing
 * changes its size. On a narrow page there are no lines.
 */
export function useDrawnEdges(
  canvas: RefObject<HTMLElement | null>,
  edges: readonly Edge[],
  path: Path | null,
): readonly DrawnEdge[] {
  const [drawn, setDrawn] = useState<readonly DrawnEdge[]>([]);
  useLayoutEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const draw = () => setDrawn(measure(element, wanted(edges, path)));
    draw();
    const observer = new ResizeObserver(draw);
    observer.observe(element);
    return () => observer.disconnect();
  }, [canvas, edges, path]);
  return drawn;
}

function wanted(edges: readonly Edge[], path: Path | null): readonly Edge[] {
  if (edges.length <= MOST_LINES) return edges;
  const first = path === null ? [] : [...path.edges];
  return [...new Set([...first, ...edges])].slice(0, Math.max(MOST_LINES, first.length));
}

function measure(canvas: HTMLElement, edges: readonly Edge[]): readonly DrawnEdge[] {
  const origin = canvas.getBoundingClientRect();
  const boxes = new Map<string, Box>();
  for (const node of canvas.querySelectorAll<HTMLElement>('[data-node]')) {
    const { left, right, top, bottom } = node.getBoundingClientRect();
    boxes.set(node.dataset['node'] ?? '', {
      left: left - origin.left,
      right: right - origin.left,
      top: top - origin.top,
      bottom: bottom - origin.top,
    });
  }
  return edges.flatMap((edge) => {
    const from = boxes.get(edge.from);
    const to = boxes.get(edge.to);
    return from === undefined || to === undefined ? [] : (drawEdge(edge, from, to) ?? []);
  });
}
