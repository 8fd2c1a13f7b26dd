/** Starts the long-running programs of a run, keeps their logs, and knows which of them have ended. */
import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ledger, Tier } from './ledger.ts';
import type { ProcessId } from './process-id.ts';
import { endProcess, isAlive, killProcess, processId } from './process-id.ts';

export interface ProgramOptions {
  readonly name: string;
  readonly tier: Tier;
  readonly command: readonly [string, ...string[]];
  readonly env?: Readonly<Record<string, string>>;
}

export interface Program {
  readonly name: string;
  readonly id: ProcessId;
  readonly logFile: string;
  /** The end of the log, for messages. */
  tail(): string;
  /** Why it is not running any more; undefined while it runs. */
  ended(): string | undefined;
  stop(): Promise<void>;
  kill(): Promise<void>;
}

export class Supervisor {
  readonly #ledger: Ledger;
  readonly #logs: string;

  constructor(ledger: Ledger, dir: string) {
    this.#ledger = ledger;
    this.#logs = join(dir, 'logs');
    mkdirSync(this.#logs, { recursive: true });
  }

  async start(options: ProgramOptions): Promise<Program> {
    const logFile = join(this.#logs, `${options.name}.log`);
    const log = openSync(logFile, 'a');
    const [file, ...args] = options.command;
    const child = spawn(file, args, {
      stdio: ['ignore', log, log],
      env: { ...process.env, ...options.env },
      // Its own process group: Ctrl-C reaches the runner only, which then stops the rest in order.
      detached: true,
    });
    closeSync(log);
    const pid = await spawned(child, options.name);
    const id = processId(pid) ?? { pid, start: '' };
    this.#ledger.add('processes', { ...id, name: options.name, tier: options.tier });
    return this.#program(options.name, child, id, logFile);
  }

  #program(name: string, child: ChildProcess, id: ProcessId, logFile: string): Program {
    const finish = async (end: (which: ProcessId) => Promise<void>): Promise<void> => {
      await end(id);
      this.#ledger.removeProcess(id.pid);
    };
    return {
      name,
      id,
      logFile,
      tail: () => tailOf(name, logFile),
      ended: () =>
        isAlive(id) ? undefined : `${name} ended with ${String(child.signalCode ?? child.exitCode)}`,
      stop: () => finish(endProcess),
      kill: () => finish(killProcess),
    };
  }
}

function spawned(child: ChildProcess, name: string): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new Error(`${name} could not be started: ${error.message}`)));
    child.once('spawn', () => {
      // The runner may exit with its children still there (a crash); they never hold it open.
      child.unref();
      if (child.pid === undefined) reject(new Error(`${name} has no pid`));
      else resolve(child.pid);
    });
  });
}

function tailOf(name: string, file: string): string {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n').slice(-15);
  return [`--- end of the log of ${name} (${file})`, ...lines.map((line) => line.slice(0, 400))].join('\n');
}
