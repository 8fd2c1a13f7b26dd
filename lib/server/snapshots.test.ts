import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { AppFailure, appError } from '@/lib/core/errors';
import type { Capture } from '@/lib/snapshot/capture';
import type { CaptureOptions, Source } from '@/lib/snapshot/source';
import type { OpenWish } from './snapshot-entry';
import { Snapshots } from './snapshots';
import { SpareWorker } from './spare-worker';

const TARGET = { source: 'url', proxy: '-' };
const ORIGIN = { sourceId: 'url', sourceKind: 'url', sourceLabel: 'gw', proxy: null } as const;

/** A fetch that waits until the test lets it end. */
interface Fetch {
  readonly options: CaptureOptions;
  readonly end: (capture?: Partial<Capture>) => void;
  readonly fail: (cause: unknown) => void;
}

let taken = 0;

function captureOf(options: CaptureOptions, more: Partial<Capture>): Capture {
  taken += 1;
  return {
    origin: ORIGIN,
    takenAt: new Date(Date.UTC(2026, 0, 1) + taken).toISOString(),
    parts: [
      {
        name: 'admin/config_dump',
        body: { kind: 'bytes', bytes: new TextEncoder().encode('{}') },
        status: 200,
        millis: 1,
      },
    ],
    missing: [],
    scope: options.scope ?? 'whole',
    ...more,
  };
}

function rig() {
  const fetches: Fetch[] = [];
  const source: Source = {
    summary: { id: 'url', kind: 'url', label: 'gw', detail: '', isDefault: true, error: null },
    list: () => Promise.reject(new Error('not asked')),
    askAdmin: null,
    gateway: null,
    capture: (_proxy, options) =>
      new Promise((resolve, reject) => {
        const stop = () => reject(new AppFailure(appError('cancelled')));
        options.signal.addEventListener('abort', stop, { once: true });
        fetches.push({ options, end: (more = {}) => resolve(captureOf(options, more)), fail: reject });
      }),
  };
  const snapshots = new Snapshots(
    { get: () => source },
    {
      workers: new SpareWorker(fileURLToPath(new URL('./testing/stub-worker.mjs', import.meta.url))),
      hashKey: 'k',
      limits: { snapshots: 6, bytes: 1e9 },
    },
  );
  onTestFinished(() => snapshots.dispose());
  const open = (viewer: string, wish: Partial<OpenWish> = {}) =>
    snapshots.open(TARGET, { fresh: false, scope: 'whole', viewer, seenAt: null, ...wish });
  const last = (): Fetch => {
    const fetch = fetches.at(-1);
    if (fetch === undefined) throw new Error('nothing was fetched');
    return fetch;
  };
  /** Polls as a page does until nothing is under way for this viewer. */
  const settled = (viewer: string, wish: Partial<OpenWish> = {}) =>
    vi.waitFor(() => {
      const state = open(viewer, wish);
      const isDone = state.state === 'failed' || (state.state === 'ready' && !state.refreshing);
      if (!isDone) throw new Error(state.state);
      return state;
    });
  return { snapshots, open, settled, fetches, last };
}

describe('viewers', () => {
  test('of one target share one fetch, in flight and when it is read again', async () => {
    const { open, settled, fetches, last } = rig();
    expect(open('a').state).toBe('opening');
    expect(open('b').state).toBe('opening');
    last().end();
    const first = await settled('a');
    expect(await settled('b')).toEqual(first);
    expect(fetches).toHaveLength(1);
    const seenAt = first.state === 'ready' ? first.info.takenAt : '';
    open('a', { fresh: true, seenAt });
    open('b', { fresh: true, seenAt });
    last().end();
    const second = await settled('a');
    expect(fetches).toHaveLength(2);
    // What `b` saw is older than what was just read for `a`.
    expect(open('b', { fresh: true, seenAt })).toEqual(second);
    expect(fetches).toHaveLength(2);
    // `a` has seen it, and wants a newer one.
    open('a', { fresh: true, seenAt: second.state === 'ready' ? second.info.takenAt : '' });
    expect(fetches).toHaveLength(3);
  });

  test('may leave: the other one gets the snapshot', async () => {
    const { snapshots, open, settled, last, fetches } = rig();
    open('a');
    open('b');
    expect(snapshots.cancel(TARGET, 'a')).toBe(true);
    expect(last().options.signal.aborted).toBe(false);
    expect(open('a')).toMatchObject({ state: 'failed', error: { code: 'cancelled' } });
    expect(open('b').state).toBe('opening');
    expect(open('a', { fresh: true }).state).toBe('opening');
    last().end();
    expect((await settled('b')).state).toBe('ready');
    expect(fetches).toHaveLength(1);
  });

  test('that all leave stop the fetch, and whoever comes after begins anew', async () => {
    const { snapshots, open, settled, last, fetches } = rig();
    open('a');
    open('b');
    snapshots.cancel(TARGET, 'a');
    snapshots.cancel(TARGET, 'b');
    expect(last().options.signal.aborted).toBe(true);
    expect(await settled('b')).toMatchObject({ state: 'failed', error: { code: 'cancelled' } });
    expect(open('c', { fresh: true }).state).toBe('opening');
    expect(fetches).toHaveLength(2);
    expect(snapshots.cancel({ ...TARGET, proxy: 'x/y' }, 'c')).toBe(false);
  });

  test('are told of one failure, without a fetch each', async () => {
    const { open, settled, last, fetches } = rig();
    open('a');
    open('b');
    last().fail(new AppFailure(appError('too-large', { limit: '512 MiB' })));
    expect(await settled('a')).toMatchObject({ state: 'failed', error: { code: 'too-large' } });
    expect(open('b')).toMatchObject({ state: 'failed', error: { code: 'too-large' } });
    expect(fetches).toHaveLength(1);
  });

  test.each(['reading', 'opening'] as const)('cancel while %s, and nothing stays open', async (phase) => {
    const { snapshots, open, settled, last } = rig();
    open('a');
    if (phase === 'opening') {
      last().end();
      await sleep(0);
    }
    snapshots.cancel(TARGET, 'a');
    expect(await settled('a')).toMatchObject({ state: 'failed', error: { code: 'cancelled' } });
    expect(snapshots.cache().open).toBe(0);
  });
});

describe('the scope of a dump', () => {
  test('is what the first page needs; a page that needs more makes the whole be read once', async () => {
    const { open, settled, last, fetches } = rig();
    open('a', { scope: 'edge' });
    expect(last().options.scope).toBe('edge');
    last().end();
    expect(await settled('a', { scope: 'edge' })).toMatchObject({ info: { scope: 'edge' } });
    expect(open('a')).toMatchObject({ state: 'ready', refreshing: true, info: { scope: 'edge' } });
    open('b');
    expect(fetches).toHaveLength(2);
    expect(last().options.scope).toBe('whole');
    last().end();
    expect(await settled('a')).toMatchObject({ info: { scope: 'whole' } });
    // Whoever refreshes a page that needs less takes nothing away from the others.
    open('a', { scope: 'edge', fresh: true, seenAt: null });
    expect(last().options.scope).toBe('whole');
  });

  test('stays what it was when the whole cannot be had, and is not asked for again and again', async () => {
    const { open, settled, last, fetches } = rig();
    open('a', { scope: 'edge' });
    last().end();
    await settled('a', { scope: 'edge' });
    open('a');
    last().fail(new AppFailure(appError('too-large', { limit: '512 MiB' })));
    expect(await settled('a')).toMatchObject({
      state: 'ready',
      info: { scope: 'edge' },
      refreshError: { code: 'too-large' },
    });
    open('a');
    expect(fetches).toHaveLength(2);
    open('a', { fresh: true });
    expect(fetches).toHaveLength(3);
  });
});

test('what is streamed while it arrives is with the worker when it opens, what was discarded is not', async () => {
  const { open, settled, last } = rig();
  open('a');
  const { openStream } = last().options;
  const [dropped, kept] = [openStream?.(), openStream?.()];
  dropped?.write(new Uint8Array(5));
  kept?.write(new Uint8Array(1000));
  kept?.write(new Uint8Array(24));
  dropped?.discard();
  last().end();
  expect(await settled('a')).toMatchObject({ info: { streamed: [1024] } });
});
