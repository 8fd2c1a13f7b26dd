import type { ContainerRow, TreeRow } from '@/lib/answers/tree-types';

/** Where a key leads in the tree: to another row, to an opened or closed container, or out of it. */
export type TreeMove =
  | { readonly kind: 'go'; readonly to: number }
  | { readonly kind: 'toggle'; readonly row: ContainerRow }
  | { readonly kind: 'siblings'; readonly around: number }
  | { readonly kind: 'select'; readonly row: TreeRow }
  | { readonly kind: 'leave' };

export interface TreeKeys {
  readonly active: number;
  readonly total: number;
  /** Rows that fit on the screen. */
  readonly screen: number;
  readonly rowAt: (index: number) => TreeRow | undefined;
}

/** The nearest row in a direction that is a value: brackets at an end are passed. */
function valueRow({ rowAt, total }: TreeKeys, from: number, by: 1 | -1): number | null {
  for (let at = from; at >= 0 && at < total; at += by) if (rowAt(at)?.kind !== 'end') return at;
  return null;
}

function goTo(keys: TreeKeys, from: number, by: 1 | -1): TreeMove | null {
  const inside = Math.max(0, Math.min(keys.total - 1, from));
  const to = valueRow(keys, inside, by) ?? valueRow(keys, inside, by === 1 ? -1 : 1);
  return to === null ? null : { kind: 'go', to };
}

function inwards(keys: TreeKeys, row: TreeRow): TreeMove | null {
  if (!('size' in row) || row.size === 0) return null;
  return row.open ? goTo(keys, keys.active + 1, 1) : { kind: 'toggle', row };
}

function outwards(row: TreeRow): TreeMove | null {
  if ('size' in row && row.open && row.size > 0) return { kind: 'toggle', row };
  return row.parent === null ? null : { kind: 'go', to: row.parent };
}

/** The keys of a WAI-ARIA tree view; null for a key that is not its own. */
export function treeMove(key: string, keys: TreeKeys): TreeMove | null {
  const { active, total, screen } = keys;
  if (key === 'ArrowDown') return goTo(keys, active + 1, 1);
  if (key === 'ArrowUp') return goTo(keys, active - 1, -1);
  if (key === 'PageDown') return goTo(keys, active + screen, 1);
  if (key === 'PageUp') return goTo(keys, active - screen, -1);
  if (key === 'Home') return goTo(keys, 0, 1);
  if (key === 'End') return goTo(keys, total - 1, -1);
  if (key === 'Escape') return { kind: 'leave' };
  const row = keys.rowAt(active);
  if (row === undefined) return null;
  if (key === 'ArrowRight') return inwards(keys, row);
  if (key === 'ArrowLeft') return outwards(row);
  if (key === '*') return row.around === null ? null : { kind: 'siblings', around: row.around };
  return key === 'Enter' || key === ' ' ? { kind: 'select', row } : null;
}
