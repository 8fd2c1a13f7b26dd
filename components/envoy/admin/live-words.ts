import type { AppError } from '@/lib/core/errors';
import type { LiveState } from '@/lib/snapshot/live';

/** What several answers of one page come to. */
export interface LiveSummary {
  /** Changes whenever one of the answers is another: part of the key under which they are read. */
  readonly at: string;
  /** When the oldest of them was taken; null where none was asked later. */
  readonly takenAt: string | null;
  /** At least one answer can be shown. */
  readonly shown: boolean;
  /** A recording without them. */
  readonly nowhere: boolean;
  /** What failed, each reason once. */
  readonly errors: readonly AppError[];
}

function timeOf(state: LiveState): string | null {
  if (state.from === 'live') return state.takenAt;
  return state.from === 'failed' ? state.kept : null;
}

/** Sums up the answers behind one page. */
export function liveSummary(states: readonly LiveState[]): LiveSummary {
  const times = states.map(timeOf).filter((time) => time !== null);
  const errors = states.flatMap((state) => (state.from === 'failed' ? [state.error] : []));
  return {
    at: states.map((state) => timeOf(state) ?? state.from).join(),
    takenAt: times.toSorted()[0] ?? null,
    shown: times.length > 0 || states.some(({ from }) => from === 'capture'),
    nowhere: states.every(({ from }) => from === 'nowhere'),
    errors: [...new Map(errors.map((error) => [JSON.stringify(error), error])).values()],
  };
}
