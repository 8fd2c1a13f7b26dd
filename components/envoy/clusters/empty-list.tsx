'use client';
import { EmptyState } from '@/components/data/states';
import type { Understood } from '../use-understood';
import type { ClustersState } from './use-clusters-state';

export interface EmptyListProps {
  readonly state: ClustersState;
  readonly understood: Understood<unknown>;
}

/** Why the list is empty: nothing is there, or the filter hides it. */
export function EmptyList({ state, understood }: EmptyListProps) {
  const { total, good } = understood;
  if (total === 0) return <EmptyState reason={{ kind: 'none', what: state.list }} />;
  const onClear = () => state.setText('');
  return <EmptyState reason={{ kind: 'filtered', what: state.list, filter: good, hidden: total, onClear }} />;
}
