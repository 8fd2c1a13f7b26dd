/** A process is named by pid and start time: a pid alone may belong to somebody else by now. */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

export interface ProcessId {
  readonly pid: number;
  /** Field 22 of /proc/<pid>/stat: clock ticks since boot (proc(5)). */
  readonly start: string;
}

export function processId(pid: number): ProcessId | undefined {
  let stat: string;
  try {
    stat = readFileSync(`/proc/${String(pid)}/stat`, 'utf8');
  } catch {
    return undefined;
  }
  // The name in field 2 may hold spaces and brackets; everything after its last bracket is regular.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const start = fields[19];
  return fields[0] === 'Z' || start === undefined ? undefined : { pid, start };
}

export const isAlive = (id: ProcessId): boolean => processId(id.pid)?.start === id.start;

function signal(id: ProcessId, name: NodeJS.Signals): void {
  if (!isAlive(id)) return;
  try {
    process.kill(id.pid, name);
  } catch {
    // It ended between the look and the signal.
  }
}

async function gone(id: ProcessId, withinMs: number): Promise<boolean> {
  const end = Date.now() + withinMs;
  while (isAlive(id)) {
    if (Date.now() > end) return false;
    await sleep(20);
  }
  return true;
}

/** SIGTERM, and SIGKILL for one that is still there after five seconds. */
export async function endProcess(id: ProcessId, patienceMs = 5000): Promise<void> {
  signal(id, 'SIGTERM');
  if (await gone(id, patienceMs)) return;
  signal(id, 'SIGKILL');
  if (!(await gone(id, 5000))) throw new Error(`process ${String(id.pid)} is still there after SIGKILL`);
}

export async function killProcess(id: ProcessId): Promise<void> {
  signal(id, 'SIGKILL');
  await gone(id, 5000);
}
