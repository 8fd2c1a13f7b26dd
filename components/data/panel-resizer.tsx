'use client';
import type { KeyboardEvent, PointerEvent, RefObject } from 'react';
import { PANEL_MAX, PANEL_MIN, type PanelWidth } from './use-panel-width';

const STEP = 16;

interface PanelResizerProps {
  readonly panel: RefObject<HTMLElement | null>;
  readonly size: PanelWidth;
}

/** The separator at the panel's left edge: drag, arrow keys, Home and End. */
export function PanelResizer({ panel, size }: PanelResizerProps) {
  const { width, resize } = size;
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const right = panel.current?.getBoundingClientRect().right ?? innerWidth;
    resize(right - event.clientX);
  };
  const targets: ReadonlyMap<string, number> = new Map([
    ['ArrowLeft', width + STEP],
    ['ArrowRight', width - STEP],
    ['Home', PANEL_MIN],
    ['End', PANEL_MAX],
  ]);
  const onKeyDown = (event: KeyboardEvent) => {
    const target = targets.get(event.key);
    if (target === undefined) return;
    event.preventDefault();
    resize(target);
  };
  return (
    <div
      role="separator"
      className="panel-edge"
      aria-orientation="vertical"
      aria-label="Width of the panel"
      aria-valuemin={PANEL_MIN}
      aria-valuemax={PANEL_MAX}
      aria-valuenow={width}
      tabIndex={0}
      title="Drag, or use the arrow keys"
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={onPointerMove}
      onKeyDown={onKeyDown}
    />
  );
}
