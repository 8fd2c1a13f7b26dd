'use client';
import { type RefObject, useLayoutEffect, useState } from 'react';
import { readStored, writeStored } from '@/components/ui/stored';

const KEY = 'panel-width';
export const PANEL_MIN = 320;
export const PANEL_MAX = 640;
const PANEL_DEFAULT = 368;

/** A width that the panel may have: numbers from storage are as little trusted as any other text. */
export function clampWidth(width: number): number {
  if (!Number.isFinite(width)) return PANEL_DEFAULT;
  return Math.round(Math.min(PANEL_MAX, Math.max(PANEL_MIN, width)));
}

export interface PanelWidth {
  readonly width: number;
  readonly resize: (width: number) => void;
  readonly wide: boolean;
  /** The single press that dragging needs as its equal. */
  readonly toggle: () => void;
}

/** The panel's width, kept for this browser and set through CSSOM: the page's CSP allows no style attribute. */
export function usePanelWidth(panel: RefObject<HTMLElement | null>): PanelWidth {
  const [width, setWidth] = useState(() => {
    const stored = readStored(KEY);
    return stored === null ? PANEL_DEFAULT : clampWidth(Number(stored));
  });
  useLayoutEffect(() => {
    panel.current?.style.setProperty('--panel', `${width}px`);
  }, [panel, width]);
  const resize = (next: number) => {
    const clamped = clampWidth(next);
    setWidth(clamped);
    writeStored(KEY, String(clamped));
  };
  const wide = width > (PANEL_DEFAULT + PANEL_MAX) / 2;
  return { width, resize, wide, toggle: () => resize(wide ? PANEL_DEFAULT : PANEL_MAX) };
}
