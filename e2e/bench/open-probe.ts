/**
 * Opens one dump in a process of its own: `open-probe.ts worker|parse FILE` prints one line of JSON. Fresh each time,
 * so that neither compiled code nor memory of one run helps the next.
 */
import { readFileSync } from 'node:fs';
import { pathSource } from '@/lib/server/file-source';
import { SpareWorker } from '@/lib/server/spare-worker';
import { ROOT } from '../../bin/launch/prepare.mjs';

export interface Opened {
  readonly millis: number;
}

/** As the server opens a file: the worker that it keeps ready reads it; until its first answer. */
async function openInWorker(path: string, workers: SpareWorker): Promise<() => Promise<void>> {
  const source = pathSource(path, '1', true);
  const signal = new AbortController().signal;
  const capture = await source.capture(null, { signal, onProgress: () => undefined });
  const worker = workers.take();
  const info = await worker.open(capture, 'bench');
  if (info.counts.routes === null || info.counts.routes === 0) throw new Error('The snapshot has no routes.');
  return async () => {
    await worker.close();
    await workers.close();
  };
}

/** The least that anything in JavaScript must do to look into the file. */
function parseHere(path: string): Promise<() => Promise<void>> {
  const document: unknown = JSON.parse(readFileSync(path, 'utf8'));
  return Promise.resolve(() => {
    if (document === null) throw new Error('The dump is empty.');
    return Promise.resolve();
  });
}

const [kind, path] = process.argv.slice(2);
if ((kind !== 'worker' && kind !== 'parse') || path === undefined)
  throw new Error('Usage: open-probe.ts worker|parse FILE');
const workers = new SpareWorker(`${ROOT}/dist/worker.mjs`);
if (kind === 'worker') await workers.prepare();
const started = performance.now();
const close = await (kind === 'worker' ? openInWorker(path, workers) : parseHere(path));
const opened: Opened = { millis: performance.now() - started };
await close();
console.log(JSON.stringify(opened));
