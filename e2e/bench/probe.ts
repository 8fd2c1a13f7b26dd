/**
 * One measurement in a process of its own, so that memory of one cannot be taken for that of another:
 * `probe.ts worker|parse FILE` prints one line of JSON.
 */
import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathSource } from '@/lib/server/file-source';
import { SnapshotWorker } from '@/lib/server/snapshot-worker';
import { ROOT } from '../../bin/launch/prepare.mjs';

export interface Measurement {
  readonly millis: number;
  /** Longest time in which the main thread could not answer, in milliseconds. */
  readonly blockMillis: number;
  /** Growth of the resident set when it was done, and at its highest, in bytes. */
  readonly rssAfter: number;
  readonly rssPeak: number;
}

/** As the server opens a file: a worker is started and reads it itself; until its first answer. */
async function openInWorker(path: string): Promise<() => Promise<void>> {
  const source = pathSource(path, '1', true);
  const signal = new AbortController().signal;
  const capture = await source.capture(null, { signal, onProgress: () => undefined });
  const worker = new SnapshotWorker(`${ROOT}/dist/worker.mjs`);
  const info = await worker.open(capture, 'bench');
  if (info.counts.routes === null || info.counts.routes === 0) throw new Error('The snapshot has no routes.');
  return () => worker.close();
}

/** The least that anything in JavaScript must do to look into the file. */
function parseHere(path: string): Promise<() => Promise<void>> {
  const document: unknown = JSON.parse(readFileSync(path, 'utf8'));
  return Promise.resolve(() => {
    if (document === null) throw new Error('The dump is empty.');
    return Promise.resolve();
  });
}

async function measure(work: () => Promise<() => Promise<void>>): Promise<Measurement> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  await sleep(50);
  const rssBefore = process.memoryUsage.rss();
  delay.enable();
  // The first sample only starts the clock: without one, work that blocks at once would go unseen.
  await sleep(20);
  const started = performance.now();
  const close = await work();
  const millis = performance.now() - started;
  await sleep(5);
  delay.disable();
  const rssAfter = process.memoryUsage.rss() - rssBefore;
  await close();
  const rssPeak = process.resourceUsage().maxRSS * 1024 - rssBefore;
  return { millis, blockMillis: delay.max / 1e6, rssAfter, rssPeak };
}

const [kind, path] = process.argv.slice(2);
if ((kind !== 'worker' && kind !== 'parse') || path === undefined)
  throw new Error('Usage: probe.ts worker|parse FILE');
console.log(JSON.stringify(await measure(() => (kind === 'worker' ? openInWorker(path) : parseHere(path)))));
