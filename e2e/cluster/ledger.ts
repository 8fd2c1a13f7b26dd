/**
 * What a run has made on this machine, on disk before it is made: a run that was killed can be cleaned up after.
 * Kept machine-wide and outside the run's own folder, which may be gone by then.
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProcessId } from './process-id.ts';
import { isAlive, processId } from './process-id.ts';

/** Ended in this order; the processes of one tier end together. */
export const TIERS = ['traffic', 'control', 'apiserver', 'etcd'] as const;
export type Tier = (typeof TIERS)[number];

export interface LedgerProcess extends ProcessId {
  readonly name: string;
  readonly tier: Tier;
}

export interface LedgerState {
  readonly run: string;
  readonly runner: ProcessId;
  /** A folder that the caller named: it stays. */
  readonly dir: string | null;
  processes: readonly LedgerProcess[];
  namespaces: readonly string[];
  links: readonly string[];
  /** Files that hold a subnet for this run. */
  claims: readonly string[];
  /** Folders to remove. */
  folders: readonly string[];
}

type ListField = 'processes' | 'namespaces' | 'links' | 'claims' | 'folders';

export function ledgerFolder(): string {
  const folder = join(tmpdir(), 'gatescope-cluster');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

const fileOf = (run: string): string => join(ledgerFolder(), `run-${run}.json`);

export class Ledger {
  readonly state: LedgerState;

  constructor(run: string, dir: string | null) {
    const runner = processId(process.pid);
    if (runner === undefined) throw new Error('/proc is not readable: the cluster stack runs on Linux only');
    this.state = { run, runner, dir, processes: [], namespaces: [], links: [], claims: [], folders: [] };
    this.#save();
  }

  add<F extends ListField>(field: F, item: LedgerState[F][number]): void {
    Object.assign(this.state, { [field]: [...this.state[field], item] });
    this.#save();
  }

  removeProcess(pid: number): void {
    this.state.processes = this.state.processes.filter((entry) => entry.pid !== pid);
    this.#save();
  }

  #save(): void {
    const file = fileOf(this.state.run);
    writeFileSync(`${file}.part`, JSON.stringify(this.state, null, 1), { mode: 0o600 });
    renameSync(`${file}.part`, file);
  }
}

export function readLedgers(): readonly LedgerState[] {
  return (
    readdirSync(ledgerFolder())
      .filter((name) => /^run-.*\.json$/.test(name))
      // Boundary: written by `Ledger` above, replaced whole.
      .map((name) => JSON.parse(readFileSync(join(ledgerFolder(), name), 'utf8')) as LedgerState)
  );
}

export const hasRunner = (state: LedgerState): boolean => isAlive(state.runner);
export const forget = (run: string): void => rmSync(fileOf(run), { force: true });
