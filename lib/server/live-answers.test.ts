import { describe, expect, test, vi } from 'vitest';
import { AppFailure, appError } from '@/lib/core/errors';
import type { AdminOperation, PartName } from '@/lib/snapshot/capture';
import type { LiveBytes } from '@/lib/snapshot/live';
import type { AdminParts, AskAdmin } from '@/lib/snapshot/source';
import { LiveAnswers } from './live-answers';

const IDENTITY = { namespace: 'edge', pod: 'gw-1', uid: 'u' };

function partsOf(operations: readonly AdminOperation[]): AdminParts {
  return {
    parts: operations.map((operation) => ({
      name: `admin/${operation}` as const,
      body: { kind: 'bytes', bytes: new TextEncoder().encode('{}') } as const,
      status: 200,
      millis: 1,
    })),
    missing: [],
  };
}

interface RigOptions {
  readonly ask?: AskAdmin | null;
  readonly captured?: readonly PartName[];
  readonly add?: (live: LiveBytes) => Promise<void>;
}

function rig({ ask, captured = ['admin/certs'], add }: RigOptions = {}) {
  const asked = vi.fn<AskAdmin>((_proxy, operations) => Promise.resolve(partsOf(operations)));
  const added: AdminOperation[] = [];
  const live = new LiveAnswers({
    ask: ask === undefined ? asked : ask,
    sink: {
      add: async (part) => {
        await add?.(part);
        added.push(part.operation);
      },
    },
    proxyId: 'edge/gw-1',
    identity: IDENTITY,
    captured,
    errorOf: (cause) => (cause instanceof AppFailure ? cause.error : appError('internal')),
  });
  return { live, asked, added };
}

describe('answers on demand', () => {
  test('are asked once, in one go, for all viewers', async () => {
    const { live, asked, added } = rig();
    const [one, other] = await Promise.all([
      live.read(['stats_counters', 'stats_gauges'], false),
      live.read(['stats_gauges', 'stats_counters'], false),
    ]);
    await live.read(['stats_counters'], false);
    expect(asked).toHaveBeenCalledTimes(1);
    expect(asked.mock.calls[0]?.[0]).toEqual({ id: 'edge/gw-1', identity: IDENTITY });
    expect(asked.mock.calls[0]?.[1]).toEqual(['stats_counters', 'stats_gauges']);
    expect(added).toEqual(['stats_counters', 'stats_gauges']);
    expect(one.map(({ operation, from }) => [operation, from])).toEqual([
      ['stats_counters', 'live'],
      ['stats_gauges', 'live'],
    ]);
    expect(other.map(({ operation }) => operation)).toEqual(['stats_gauges', 'stats_counters']);
  });

  test('are asked again when somebody wants them fresh, but not while they are on their way', async () => {
    const { live, asked } = rig();
    await live.read(['memory'], false);
    await Promise.all([live.read(['memory'], true), live.read(['memory'], true)]);
    expect(asked).toHaveBeenCalledTimes(2);
  });

  test('that the capture holds are not asked, nor those that it lost', async () => {
    const { live, asked } = rig({ captured: ['admin/certs', 'admin/server_info'] });
    expect(await live.read(['certs', 'server_info'], true)).toEqual([
      { operation: 'certs', from: 'capture' },
      { operation: 'server_info', from: 'capture' },
    ]);
    expect(asked).not.toHaveBeenCalled();
  });

  test('of a recording are nowhere', async () => {
    const { live } = rig({ ask: null });
    expect(await live.read(['runtime'], true)).toEqual([{ operation: 'runtime', from: 'nowhere' }]);
  });
});

describe('what goes wrong', () => {
  const refused = appError('admin-not-offered', { path: '/init_dump', status: 404 });

  test('for one operation is its state, and is tried again when it is wanted again', async () => {
    const ask: AskAdmin = (_proxy, operations) => {
      const { parts } = partsOf(operations.filter((operation) => operation !== 'init_dump'));
      return Promise.resolve({ parts, missing: [{ name: 'admin/init_dump', error: refused }] });
    };
    const spy = vi.fn(ask);
    const { live } = rig({ ask: spy });
    expect(await live.read(['memory', 'init_dump'], false)).toEqual([
      { operation: 'memory', from: 'live', takenAt: expect.any(String) },
      { operation: 'init_dump', from: 'failed', error: refused, kept: null },
    ]);
    await live.read(['memory', 'init_dump'], false);
    expect(spy.mock.calls.map(([, operations]) => operations)).toEqual([
      ['memory', 'init_dump'],
      ['init_dump'],
    ]);
  });

  test('for all of them is told for each; older answers are kept and said', async () => {
    const ask = vi
      .fn<AskAdmin>()
      .mockImplementationOnce((_proxy, operations) => Promise.resolve(partsOf(operations)))
      .mockRejectedValue(new AppFailure(appError('pod-gone')));
    const { live } = rig({ ask });
    const [first] = await live.read(['memory'], false);
    const state = (await live.read(['memory', 'help'], true)).map((each) =>
      each.from === 'failed' ? [each.error.code, each.kept] : [],
    );
    expect(state).toEqual([
      ['pod-gone', first?.from === 'live' ? first.takenAt : ''],
      ['pod-gone', null],
    ]);
    const [again] = await live.read(['memory'], true);
    expect(again).toMatchObject({ kept: first?.from === 'live' ? first.takenAt : '' });
  });

  test('in the worker is told like any other', async () => {
    const { live } = rig({ add: () => Promise.reject(new AppFailure(appError('dump-not-json'))) });
    expect(await live.read(['runtime'], false)).toMatchObject([
      { from: 'failed', error: { code: 'dump-not-json' } },
    ]);
  });

  test('closing ends what is on its way', async () => {
    const ask: AskAdmin = (_proxy, _operations, { signal }) =>
      new Promise((_resolve, reject) => {
        signal.addEventListener('abort', () => reject(new AppFailure(appError('cancelled'))));
      });
    const { live } = rig({ ask });
    const reading = live.read(['help'], false);
    live.close();
    expect(await reading).toMatchObject([{ from: 'failed', error: { code: 'cancelled' } }]);
  });
});
