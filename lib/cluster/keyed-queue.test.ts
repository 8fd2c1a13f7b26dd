import { getEventListeners } from 'node:events';
import { expect, test } from 'vitest';
import { KeyedQueue } from './keyed-queue';
import { errorOf } from './testing/failure';

function signal(): AbortSignal {
  return new AbortController().signal;
}

function tick(millis = 5): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, millis));
}

test('one at a time per key, in order; other keys beside it', async () => {
  const queue = new KeyedQueue({ running: 2, waiting: 10 });
  const log: string[] = [];
  const work = (key: string, name: string) =>
    queue.run(key, signal(), async () => {
      log.push(`+${name}`);
      await tick();
      log.push(`-${name}`);
      return name;
    });
  expect(await Promise.all([work('a', '1'), work('a', '2'), work('b', '3'), work('c', '4')])).toEqual([
    '1',
    '2',
    '3',
    '4',
  ]);
  expect(log.slice(0, 2)).toEqual(['+1', '+3']);
  expect(log.indexOf('+2')).toBeGreaterThan(log.indexOf('-1'));
  expect(log.indexOf('+4')).toBeGreaterThan(Math.min(log.indexOf('-1'), log.indexOf('-3')));
});

test('a signal that outlives its works is not listened to any more', async () => {
  const queue = new KeyedQueue({ running: 1, waiting: 10 });
  const { signal: shared } = new AbortController();
  await Promise.all(Array.from({ length: 5 }, () => queue.run('a', shared, () => tick(1))));
  expect(getEventListeners(shared, 'abort')).toEqual([]);
});

test('a work that fails frees its turn', async () => {
  const queue = new KeyedQueue({ running: 1, waiting: 1 });
  await expect(queue.run('a', signal(), () => Promise.reject(new Error('x')))).rejects.toThrow('x');
  expect(await queue.run('a', signal(), () => Promise.resolve(1))).toBe(1);
});

test('who goes away while waiting leaves the line; one too many is told', async () => {
  const queue = new KeyedQueue({ running: 1, waiting: 1 });
  const first = queue.run('a', signal(), () => tick(40));
  const abort = new AbortController();
  const second = queue.run('a', abort.signal, () => Promise.resolve('never'));
  expect(await errorOf(queue.run('b', signal(), () => Promise.resolve()))).toMatchObject({ code: 'busy' });
  abort.abort();
  expect((await errorOf(second)).code).toBe('cancelled');
  const third = queue.run('a', signal(), () => Promise.resolve('third'));
  await first;
  expect(await third).toBe('third');
  expect((await errorOf(queue.run('a', AbortSignal.abort(), () => Promise.resolve()))).code).toBe(
    'cancelled',
  );
});
