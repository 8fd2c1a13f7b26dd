import { describe, expect, it } from 'vitest';
import type { TreeRow } from '@/lib/answers/tree-types';
import { ROOT } from '@/lib/core/json-pointer';
import { treeMove } from './json-tree-keys';

const about = { line: 1, around: 0, isLast: true, pointer: ROOT, key: null, place: 1, siblings: 1 };
const box = { ...about, kind: 'object', size: 1, summary: null } as const;
const ROWS: readonly TreeRow[] = [
  { ...box, at: 0, level: 1, parent: null, around: null, open: true },
  { ...box, at: 1, level: 2, parent: 0, open: true },
  { ...about, kind: 'null', at: 2, level: 3, parent: 1, text: 'null', cut: null, hidden: null },
  { kind: 'end', at: 3, level: 2, line: 1, parent: 1, around: 1, isLast: false, bracket: '}' },
  { ...box, at: 4, level: 2, parent: 0, open: false },
  { kind: 'end', at: 5, level: 1, line: 1, parent: 0, around: 0, isLast: true, bracket: '}' },
];
const press = (key: string, active: number) =>
  treeMove(key, { active, total: ROWS.length, screen: 10, rowAt: (index) => ROWS[index] });

describe('the keys of the tree', () => {
  it('pass brackets, and stay inside', () => {
    expect(press('ArrowDown', 2)).toEqual({ kind: 'go', to: 4 });
    expect(press('ArrowUp', 4)).toEqual({ kind: 'go', to: 2 });
    expect(press('ArrowDown', 4)).toEqual({ kind: 'go', to: 4 });
    expect(press('End', 0)).toEqual({ kind: 'go', to: 4 });
    expect(press('Home', 4)).toEqual({ kind: 'go', to: 0 });
    expect(press('PageDown', 0)).toEqual({ kind: 'go', to: 4 });
  });

  it('open, close, and go in and out', () => {
    expect(press('ArrowRight', 4)).toEqual({ kind: 'toggle', row: ROWS[4] });
    expect(press('ArrowRight', 1)).toEqual({ kind: 'go', to: 2 });
    expect(press('ArrowRight', 2)).toBeNull();
    expect(press('ArrowLeft', 2)).toEqual({ kind: 'go', to: 1 });
    expect(press('ArrowLeft', 1)).toEqual({ kind: 'toggle', row: ROWS[1] });
    expect(press('*', 4)).toEqual({ kind: 'siblings', around: 0 });
    expect(press('Enter', 2)).toEqual({ kind: 'select', row: ROWS[2] });
    expect(press('Escape', 2)).toEqual({ kind: 'leave' });
    expect(press('x', 2)).toBeNull();
  });
});
