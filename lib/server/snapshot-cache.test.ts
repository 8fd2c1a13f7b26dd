import { describe, expect, it } from 'vitest';
import { beyond } from './snapshot-cache';

const snapshot = (name: string, heldBytes: number, usedAt: number) => ({ name, heldBytes, usedAt });
const names = (open: readonly { readonly name: string }[]) => open.map(({ name }) => name);

describe('beyond', () => {
  const open = [snapshot('b', 40, 2), snapshot('d', 10, 4), snapshot('a', 5, 1), snapshot('c', 30, 3)];

  it('closes nothing within the limits', () => {
    expect(beyond(open, { snapshots: 4, bytes: 85 })).toEqual([]);
  });

  it('closes what was asked of longest ago, by number and by memory', () => {
    expect(names(beyond(open, { snapshots: 3, bytes: 1000 }))).toEqual(['a']);
    expect(names(beyond(open, { snapshots: 4, bytes: 84 }))).toEqual(['a']);
    expect(names(beyond(open, { snapshots: 4, bytes: 79 }))).toEqual(['b', 'a']);
  });

  it('closes no newer one to keep an older one that would fit', () => {
    expect(names(beyond(open, { snapshots: 4, bytes: 45 }))).toEqual(['b', 'a']);
  });

  it('keeps the one that was asked of last, also when it alone is too large', () => {
    expect(names(beyond(open, { snapshots: 4, bytes: 1 }))).toEqual(['c', 'b', 'a']);
    expect(beyond([snapshot('x', 10, 1)], { snapshots: 0, bytes: 0 })).toEqual([]);
  });
});
