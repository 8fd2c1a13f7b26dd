import type { Dump } from '../dumps/produce.ts';
import type { Figure, Gap, Goal, GroupResult, Judged, Unit } from '../results/model.ts';

/** What every measurement is given. */
export interface Bench {
  /** Runs of what is measured several times. */
  readonly runs: number;
  /** Only to see that everything works: fewer keystrokes, snapshots and rounds. */
  readonly quick: boolean;
  /** 120,000 routes. */
  readonly routes: Dump;
  /** The largest mix. */
  readonly large: Dump;
  readonly medium: Dump;
  /** Opened first to warm a server up. */
  readonly small: Dump;
  readonly log: (line: string) => void;
}

export type Measure = (bench: Bench) => Promise<GroupResult>;

/** The product does not have what is measured yet. */
export class NotBuilt extends Error {}
/** A program to compare with is not on this machine; the message says how to get it. */
export class NoPeer extends Error {}

const kindOf = (error: unknown): Gap['kind'] => {
  if (error instanceof NotBuilt) return 'not-built';
  return error instanceof NoPeer ? 'no-peer' : 'failed';
};

interface FigureInput {
  readonly id: string;
  readonly what: string;
  readonly unit: Unit;
  readonly judged: Judged;
  readonly values: readonly number[];
  readonly goal?: Goal;
}

/** Collects figures and gaps of one group; what goes wrong is a gap, and the rest goes on. */
export class Group {
  readonly #figures: Figure[] = [];
  readonly #gaps: Gap[] = [];

  add(input: FigureInput): void {
    this.#figures.push({ ...input, goal: input.goal ?? null });
  }

  gap(id: string, what: string, error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    const reason = message.split('\n')[0] ?? '';
    this.#gaps.push({ id, what, kind: kindOf(error), reason });
  }

  /** The value of the work, or null and a gap. */
  async attempt<T>(id: string, what: string, work: () => Promise<T>): Promise<T | null> {
    try {
      return await work();
    } catch (error) {
      this.gap(id, what, error);
      return null;
    }
  }

  result(): GroupResult {
    return { figures: this.#figures, gaps: this.#gaps };
  }
}

export const atMost = (must: number, aim: number | null = null): Goal => ({ must, aim, better: 'less' });
export const atLeast = (must: number, aim: number | null = null): Goal => ({ must, aim, better: 'more' });

/** The goals of the table are for 163 MB with 120,000 routes. */
const REFERENCE_BYTES = 163e6;
export const scale = (dump: Dump): number => dump.bytes / REFERENCE_BYTES;

/** Must and Aim of memory: a share of the file and a fixed part. */
export const memoryGoal = (dump: Dump, aimExtra: number): Goal =>
  atMost(1.3 * dump.bytes + 100e6, dump.bytes + aimExtra);
