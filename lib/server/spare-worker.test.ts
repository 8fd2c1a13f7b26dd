import { fileURLToPath } from 'node:url';
import { afterEach, expect, it, vi } from 'vitest';
import { SnapshotWorker } from './snapshot-worker';
import { SpareWorker } from './spare-worker';

const STUB = fileURLToPath(new URL('./testing/stub-worker.mjs', import.meta.url));

const taken: SnapshotWorker[] = [];
let workers = new SpareWorker(STUB);

function take(): SnapshotWorker {
  const worker = workers.take();
  taken.push(worker);
  return worker;
}

afterEach(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  await Promise.all([workers.close(), ...taken.splice(0).map((worker) => worker.close())]);
  workers = new SpareWorker(STUB);
});

it('gives the worker that was made ready, and each only once', async () => {
  const warm = vi.spyOn(SnapshotWorker.prototype, 'warm');
  await workers.prepare();
  await workers.prepare();
  expect(warm).toHaveBeenCalledOnce();
  const first = take();
  expect(first).toBe(warm.mock.contexts[0]);
  expect(take()).not.toBe(first);
});

it('makes another ready when nobody has taken one for a while', async () => {
  vi.useFakeTimers();
  const warm = vi.spyOn(SnapshotWorker.prototype, 'warm').mockResolvedValue();
  take();
  await vi.advanceTimersByTimeAsync(900);
  take();
  await vi.advanceTimersByTimeAsync(900);
  expect(warm).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(200);
  expect(warm).toHaveBeenCalledOnce();
});

it('gives no dead worker, and makes none ready once it is closed', async () => {
  await workers.prepare();
  const first = take();
  await first.close();
  const warm = vi.spyOn(SnapshotWorker.prototype, 'warm');
  await workers.prepare();
  const [spare] = warm.mock.contexts;
  if (!(spare instanceof SnapshotWorker)) throw new Error('No worker was made ready.');
  await spare.close();
  expect(take()).not.toBe(spare);
  await workers.close();
  await workers.prepare();
  expect(warm).toHaveBeenCalledOnce();
});
