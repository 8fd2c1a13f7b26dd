import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { countInSteps } from '@/lib/answers/info';
import { demoSnapshot } from '@/lib/answers/testing/demo';
import { finished } from '@/lib/core/stepwise';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import { backgroundWork } from './background-work';
import type { CheckReport } from './worker-protocol';

const demo = demoSnapshot();

function reportsOf(snapshot: Snapshot): readonly CheckReport[] {
  const told: CheckReport[] = [];
  const work = backgroundWork(
    snapshot,
    { state: 'running' },
    () => 7,
    (report) => told.push(report),
  );
  work?.rest();
  vi.runAllTimers();
  return told;
}

describe('the work behind an open snapshot', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  it('counts first, and then looks through the dump', () => {
    const told = reportsOf(demo);
    const counts = finished(countInSteps(demo));
    expect(told[0]).toMatchObject({
      counted: { state: 'done', counts },
      check: { state: 'running' },
      held: 7,
    });
    expect(told.at(-1)).toMatchObject({
      counted: { state: 'done', counts },
      check: { state: 'done', checked: demo.dump?.check.bytes },
      notices: demo.notices.length,
    });
  });

  it('says that counting broke off, and looks through the dump all the same', () => {
    const error = vi.spyOn(console, 'error').mockReturnValue();
    const { dump } = demo;
    if (dump === null) throw new Error('The demo has a dump.');
    const broken = {
      ...demo,
      dump: {
        ...dump,
        get inSteps(): never {
          throw new Error('a reader');
        },
      },
    };
    const told = reportsOf(broken);
    expect(told[0]).toMatchObject({ counted: { state: 'broken' } });
    expect(told.at(-1)).toMatchObject({ counted: { state: 'broken' }, check: { state: 'done' } });
    expect(error).toHaveBeenCalledOnce();
  });

  it('has nothing to do without a dump', () => {
    const counted = { state: 'running' } as const;
    const none = backgroundWork(
      { ...demo, dump: null },
      counted,
      () => 0,
      () => {},
    );
    expect(none).toBeNull();
  });
});
