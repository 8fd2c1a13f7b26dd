'use client';
import { useEffect, useEffectEvent, useState } from 'react';
import { announce } from '@/components/ui/announce';
import { useStored } from '@/components/ui/stored';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { useOverlay } from './overlays';
import { secondsSince } from './time-words';
import type { SnapshotView } from './use-snapshot';

export const INTERVALS = ['off', '10', '30', '60'] as const;
export type Interval = (typeof INTERVALS)[number];

/** After failed reads the pause between two grows, so that a broken gateway is not hammered. */
const MAX_FACTOR = 8;

export interface AutoRefresh {
  /** A file or the demo cannot be read again. */
  readonly live: boolean;
  readonly interval: Interval;
  readonly setInterval: (value: string) => void;
  readonly paused: boolean;
  readonly togglePause: () => void;
  readonly now: number;
  /** Part of the way to the next read, 0 to 1. */
  readonly part: number;
  /** `· every 30 s` */
  readonly words: string;
}

/** Nothing may move under somebody who reads elsewhere or is marking text. */
function isHeld(): boolean {
  return (
    document.hidden || getSelection()?.isCollapsed === false || document.querySelector('[role=menu]') !== null
  );
}

/** The clock, in milliseconds, once a second. */
export function useNow(running: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!running) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [running]);
  return now;
}

/** False for a file and the demo: they cannot be read again. */
export function isLive({ origin }: SnapshotInfo): boolean {
  return origin.sourceKind === 'cluster' || origin.sourceKind === 'url';
}

function wordsFor(interval: Interval, paused: boolean): string {
  if (interval === 'off') return '';
  return paused ? '· paused' : `· every ${interval} s`;
}

export function useAutoRefresh(view: SnapshotView, refresh: () => void): AutoRefresh {
  const [interval, setStored] = useStored('refresh', INTERVALS, 'off');
  const [paused, setPaused] = useState(false);
  const [tried, setTried] = useState(0);
  const [failures, setFailures] = useState(0);
  const overlay = useOverlay();
  const ready = view.state === 'ready' ? view : null;
  const live = ready !== null && isLive(ready.info);
  const now = useNow(ready !== null);
  const failed = ready?.refreshError ?? null;
  useEffect(() => setFailures((count) => (failed === null ? 0 : count + 1)), [failed]);

  const seconds = interval === 'off' ? 0 : Number(interval) * Math.min(MAX_FACTOR, 2 ** failures);
  const waited = ready === null ? 0 : Math.min(secondsSince(ready.info.takenAt, now), (now - tried) / 1000);
  const due = live && seconds > 0 && waited >= seconds && !paused && ready?.refreshing === false;
  const tick = useEffectEvent(() => {
    if (!due || overlay !== null || isHeld()) return;
    setTried(now);
    refresh();
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the clock is what ticks
  useEffect(() => tick(), [now]);
  return {
    live,
    interval,
    setInterval: (value) => setStored(INTERVALS.find((one) => one === value) ?? 'off'),
    paused,
    togglePause: () => {
      setPaused(!paused);
      announce(paused ? 'Reading resumed' : 'Reading paused');
    },
    now,
    part: seconds === 0 || paused ? 1 : Math.min(1, waited / seconds),
    words: wordsFor(interval, paused),
  };
}
