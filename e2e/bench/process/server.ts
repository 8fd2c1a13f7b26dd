/** A running Gatescope as a browser would use it: through its API, with its process in sight. */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { API } from '@/lib/api/contract';
import type { SnapshotInfo, SnapshotState } from '@/lib/snapshot/info';
import { startApp } from '../../support/app.ts';
import { childrenOf } from './memory.ts';

const POLL_MS = 100;
const OPEN_TIMEOUT_MS = 180_000;
const PROBE = pathToFileURL(join(import.meta.dirname, 'block-probe.mjs')).href;

export interface ApiAnswer {
  readonly status: number;
  /** From the call to the last byte. */
  readonly millis: number;
  readonly body: string;
}

export interface BenchServer {
  readonly origin: string;
  readonly token: string;
  /** The process that answers. */
  readonly pid: number;
  /** Opens the source and waits until it is ready. Throws when it fails. */
  readonly open: (source: string, proxy?: string) => Promise<SnapshotInfo>;
  /** Any question, also one that this build does not know: then the status is 400. */
  readonly ask: (snapshot: string, question: object) => Promise<ApiAnswer>;
  /** Longest block of the main thread since the last call, in milliseconds. */
  readonly longestBlock: () => Promise<number>;
  readonly stop: () => Promise<void>;
}

/** The launcher has one child, the server. */
function serverPid(launcher: number | undefined): number {
  const [pid] = launcher === undefined ? [] : childrenOf(launcher);
  if (pid === undefined) throw new Error('The server process was not found.');
  return pid;
}

async function request(url: string, token: string, body?: object): Promise<ApiAnswer> {
  const started = performance.now();
  const response = await fetch(url, {
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, millis: performance.now() - started, body: text };
}

async function untilReady(ask: () => Promise<ApiAnswer>): Promise<SnapshotInfo> {
  const deadline = Date.now() + OPEN_TIMEOUT_MS;
  while (Date.now() < deadline) {
    const { status, body } = await ask();
    if (status !== 200) throw new Error(`Opening was answered with ${status}: ${body}`);
    // Border: our own server's answer.
    const state = JSON.parse(body) as SnapshotState;
    if (state.state === 'failed') throw new Error(`Opening failed: ${state.error.code}`);
    if (state.state === 'ready') return state.info;
    await sleep(POLL_MS);
  }
  throw new Error('The snapshot was not ready in time.');
}

async function blockSince(pid: number, file: string): Promise<number> {
  const path = `${file}.${pid}`;
  await rm(path, { force: true });
  process.kill(pid, 'SIGUSR2');
  for (;;) {
    const text = await readFile(path, 'utf8').catch(() => '');
    // Border: our own probe wrote it.
    if (text.endsWith('}')) return (JSON.parse(text) as { readonly longest: number }).longest;
    await sleep(10);
  }
}

/** Starts `bin/gatescope` with the files as its sources `file:1`, `file:2`, …; the demo is there too. */
export async function startServer(files: readonly string[]): Promise<BenchServer> {
  const folder = await mkdtemp(join(tmpdir(), 'gatescope-bench-server-'));
  const block = join(folder, 'block');
  const app = await startApp(
    files.flatMap((path) => ['--file', path]),
    { GATESCOPE_BENCH_BLOCK: block, NODE_OPTIONS: `--import ${PROBE}` },
  );
  const { origin, token } = app;
  const pid = serverPid(app.child.pid);
  return {
    origin,
    token,
    pid,
    open: (source, proxy = '-') =>
      untilReady(() => request(origin + API.snapshots, token, { source, proxy, fresh: false })),
    ask: (snapshot, question) =>
      request(`${origin}${API.ask}?${new URLSearchParams({ snapshot, q: JSON.stringify(question) })}`, token),
    longestBlock: () => blockSince(pid, block),
    stop: async () => {
      await app.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
