import { afterEach, describe, expect, it, vi } from 'vitest';
import { readConfigDump } from '@/lib/envoy/config-dump';
import { bytesOf, section } from '@/lib/envoy/testing/read';
import type { CheckProgress } from '@/lib/snapshot/info';
import { BackgroundCheck } from './background-check';

function rig(run: () => Generator<number>, bytes: number) {
  vi.useFakeTimers();
  const told: CheckProgress[] = [];
  const check = new BackgroundCheck({ bytes, run }, (progress) => told.push(progress));
  return { check, told };
}

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('the background check', () => {
  it('waits for a pause, and comes to the end by itself', () => {
    const cluster = { name: 'c', type: 'STATIC', new_field: 1 };
    const dump = readConfigDump(
      bytesOf({ configs: [section('ClustersConfigDump', { static_clusters: [{ cluster }] })] }),
    );
    if (!dump.ok) throw new Error(dump.error.code);
    const { bytes } = dump.value.check;
    const { check, told } = rig(() => dump.value.check.run(), bytes);
    check.rest();
    vi.advanceTimersByTime(50);
    // A question comes: the pause begins anew.
    check.rest();
    vi.advanceTimersByTime(99);
    expect([told, dump.value.notices]).toEqual([[], []]);
    vi.runAllTimers();
    expect(told.at(-1)).toEqual({ state: 'done', checked: bytes, total: bytes });
    expect(dump.value.notices.map(({ subject }) => subject)).toEqual(['new_field']);
    check.rest();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('works in slices: others come between them', () => {
    const steps = 50;
    const { check, told } = rig(function* () {
      for (let step = 0; step < steps; step += 1) yield 1;
    }, steps);
    // A resource takes half of a slice.
    let time = 1000;
    vi.spyOn(performance, 'now').mockImplementation(() => {
      time += 5;
      return time;
    });
    check.rest();
    let slices = 0;
    vi.advanceTimersByTime(100);
    while (vi.getTimerCount() > 0) {
      slices += 1;
      vi.advanceTimersToNextTimer();
    }
    expect(slices).toBeGreaterThan(steps / 4);
    expect(told[0]?.state).toBe('running');
    expect(told.at(-1)).toEqual({ state: 'done', checked: steps, total: steps });
  });

  it('says when it broke off', () => {
    const error = vi.spyOn(console, 'error').mockReturnValue();
    const { check, told } = rig(function* () {
      yield 7;
      throw new Error('a reader');
    }, 10);
    check.rest();
    vi.runAllTimers();
    expect(told).toEqual([{ state: 'broken', checked: 7, total: 10 }]);
    expect(error).toHaveBeenCalledOnce();
  });
});
