/**
 * Loaded into the server by `--import`: how long its main thread could not answer. On SIGUSR2 it writes the longest
 * block since the last signal, in milliseconds, into the file named by GATESCOPE_BENCH_BLOCK, and begins anew.
 */
import { writeFileSync } from 'node:fs';
import { createHistogram, performance } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

const file = process.env['GATESCOPE_BENCH_BLOCK'];
const EVERY_MS = 1;
const NANOS = 1e6;

// Own timer, not `monitorEventLoopDelay`: that one forgets the block that it is reset in.
function watch(path) {
  const blocks = createHistogram();
  let last = performance.now();
  const tick = () => {
    const now = performance.now();
    blocks.record(Math.max(1, Math.round((now - last - EVERY_MS) * NANOS)));
    last = now;
  };
  setInterval(tick, EVERY_MS).unref();
  process.on('SIGUSR2', () => {
    tick();
    writeFileSync(`${path}.${process.pid}`, JSON.stringify({ longest: blocks.max / NANOS }));
    blocks.reset();
  });
}

if (isMainThread && file !== undefined) watch(file);
