import { describe, expect, it } from 'vitest';
import { pairsOf, withoutClosed, withStep } from './json-tree-steps';

describe('steps in a tree', () => {
  it('hold the newest for each container', () => {
    const steps = withStep(withStep(withStep(new Map(), 5, 1), 9, 2), 5, 0);
    expect(pairsOf(steps)).toEqual([9, 2, 5, 0]);
    expect(pairsOf(withoutClosed(steps))).toEqual([9, 2]);
  });

  it('forget the oldest when there are too many for a URL', () => {
    let steps: ReadonlyMap<number, number> = new Map();
    for (let at = 0; at < 300; at += 1) steps = withStep(steps, at, 1);
    expect(steps.size).toBe(250);
    expect(steps.has(0)).toBe(false);
    expect(steps.has(299)).toBe(true);
  });
});
