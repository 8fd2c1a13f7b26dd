/** Takes away everything a run has made: at its own stop, and for runs that could not stop themselves. */
import { rmSync } from 'node:fs';
import type { LedgerState } from './ledger.ts';
import { forget, hasRunner, readLedgers, TIERS } from './ledger.ts';
import { endProcess, killProcess, processId } from './process-id.ts';
import { tryCommand } from './run-command.ts';

type Log = (line: string) => void;

export async function reapRun(state: LedgerState): Promise<void> {
  // Users before what they use: etcd goes last, or the API server would hang on for minutes.
  for (const tier of TIERS) {
    await Promise.all(
      state.processes.filter((entry) => entry.tier === tier).map((entry) => endProcess(entry)),
    );
  }
  for (const name of state.namespaces) await removeNamespace(name);
  for (const link of state.links) await tryCommand('ip', ['link', 'delete', link]);
  for (const file of state.claims) rmSync(file, { force: true });
  for (const folder of state.folders) rmSync(folder, { recursive: true, force: true });
  forget(state.run);
}

/** Port-forward helpers of kwok live in the namespace too; the name is this run's own, so all inside is ours. */
async function removeNamespace(name: string): Promise<void> {
  const { stdout } = await tryCommand('ip', ['netns', 'pids', name]);
  for (const line of stdout.split('\n').filter((text) => text !== '')) {
    const id = processId(Number(line));
    if (id !== undefined) await killProcess(id);
  }
  await tryCommand('ip', ['netns', 'delete', name]);
}

/** Cleans up after runs whose runner is dead. Returns how many there were. */
export async function reapLeftovers(log: Log): Promise<number> {
  const dead = readLedgers().filter((state) => !hasRunner(state));
  for (const state of dead) {
    log(`cleaning up after run ${state.run}, whose runner ${String(state.runner.pid)} is gone`);
    await reapRun(state);
  }
  return dead.length;
}

/** Asks live runners to stop, too, and cleans up after those that do not. */
export async function stopEverything(log: Log): Promise<void> {
  for (const state of readLedgers().filter(hasRunner)) {
    log(`stopping run ${state.run} of process ${String(state.runner.pid)}`);
    await endProcess(state.runner, 30_000);
  }
  await reapLeftovers(log);
}
