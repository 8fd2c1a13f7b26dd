import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PriorityCount, priorityLoads } from './endpoint-load';

const count = (healthy: number, total: number, degraded = 0): PriorityCount => ({
  healthy,
  degraded,
  total,
  hosts: total,
});
const RULES = { overprovisioning: 140, panicThreshold: 0 };
const shares = (counts: readonly PriorityCount[], rules = RULES) =>
  priorityLoads(counts, rules)?.map(({ healthy, degraded }) => healthy + degraded) ?? null;

describe('priorityLoads', () => {
  // The table of Envoy's documentation, "Priority levels": healthy percent of P=0, P=1 and their traffic.
  it.each([
    [100, 100, [100, 0]],
    [72, 100, [100, 0]],
    [71, 100, [99, 1]],
    [50, 100, [70, 30]],
    [25, 100, [35, 65]],
    [0, 100, [0, 100]],
    [72, 72, [100, 0]],
    [50, 50, [70, 30]],
    [25, 25, [50, 50]],
  ])('%d %% and %d %% healthy', (first, second, expected) => {
    expect(shares([count(first, 100), count(second, 100)])).toEqual(expected);
  });

  it('gives degraded hosts what healthy ones of all priorities leave', () => {
    const loads = priorityLoads([count(1, 4, 1), count(1, 4)], RULES);
    // 35 % + 35 % healthy, 35 % degraded: together more than 100 %.
    expect(loads).toEqual([
      { healthy: 35, degraded: 30, panics: false },
      { healthy: 35, degraded: 0, panics: false },
    ]);
  });

  it('takes another overprovisioning factor', () => {
    expect(shares([count(50, 100), count(100, 100)], { ...RULES, overprovisioning: 100 })).toEqual([50, 50]);
  });

  it('tells when nothing can get a request', () => {
    expect(shares([count(0, 4)])).toBeNull();
    expect(shares([count(0, 0)])).toBeNull();
    expect(shares([])).toBeNull();
  });

  it('spreads by hosts when every priority panics', () => {
    const loads = priorityLoads([count(0, 3), count(0, 1)], { ...RULES, panicThreshold: 50 });
    expect(loads).toEqual([
      { healthy: 75, degraded: 0, panics: true },
      { healthy: 25, degraded: 0, panics: true },
    ]);
  });

  it('does not panic while all priorities together are fully available', () => {
    const rules = { ...RULES, panicThreshold: 50 };
    expect(priorityLoads([count(1, 10), count(10, 10)], rules)?.map(({ panics }) => panics)).toEqual([
      false,
      false,
    ]);
    expect(priorityLoads([count(2, 10), count(5, 10)], rules)?.map(({ panics }) => panics)).toEqual([
      true,
      false,
    ]);
  });

  it('gives away 100 %, neither more nor less', () => {
    const priority = fc
      .tuple(fc.nat(30), fc.nat(30), fc.nat(30), fc.nat(5))
      .map(([healthy, degraded, sick, excluded]) => {
        const total = healthy + degraded + sick;
        return { healthy, degraded, total, hosts: total + excluded };
      });
    const rules = fc.record({
      overprovisioning: fc.constantFrom(100, 140, 200),
      panicThreshold: fc.nat(100),
    });
    fc.assert(
      fc.property(fc.array(priority, { maxLength: 6 }), rules, (counts, given) => {
        const loads = priorityLoads(counts, given);
        if (loads === null) return;
        const all = loads.map(({ healthy, degraded }) => healthy + degraded);
        expect(all.reduce((sum, each) => sum + each, 0)).toBe(100);
        expect(Math.min(...all)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
