import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';

/** What keeps a process alive and what this room opens: sockets, TLS, timers, pipes, child processes. */
const WATCHED = ['TCPSocketWrap', 'TLSWrap', 'Timeout', 'PipeWrap', 'ProcessWrap', 'FSReqPromise'];

type Counts = Readonly<Record<string, number>>;

function counts(): Counts {
  const found = process.getActiveResourcesInfo();
  return Object.fromEntries(WATCHED.map((kind) => [kind, found.filter((name) => name === kind).length]));
}

/** The lowest counts of a short while: what an earlier test left may still be closing. */
async function baseline(): Promise<Counts> {
  let lowest = counts();
  for (let sample = 0; sample < 5; sample += 1) {
    await sleep(10);
    const now = counts();
    lowest = Object.fromEntries(WATCHED.map((kind) => [kind, Math.min(lowest[kind] ?? 0, now[kind] ?? 0)]));
  }
  return lowest;
}

/** Runs the work and then waits until sockets and timers are back at what they were before; fails after 4 s. */
export async function expectNoLeaks(work: () => Promise<void>): Promise<void> {
  const before = await baseline();
  await work();
  const isBack = () => Object.entries(counts()).every(([kind, count]) => count <= (before[kind] ?? 0));
  for (let waited = 0; waited < 4000 && !isBack(); waited += 20) await sleep(20);
  const after = counts();
  for (const kind of WATCHED) expect(after[kind], `${kind} left over`).toBeLessThanOrEqual(before[kind] ?? 0);
}
