'use client';
import { useQueryStates } from 'nuqs';
import { CLUSTERS_PARAMS } from '@/lib/url/params';
import { type ListState, useListState } from '../use-list-state';

export type ClustersList = 'clusters' | 'endpoints';

export interface ClustersState extends ListState {
  readonly list: ClustersList;
  /** The other list, from its beginning: a filter and a selection mean nothing there. */
  readonly setList: (list: ClustersList) => void;
  /** Shows one object of either list, in the panel. */
  readonly open: (list: ClustersList, sel: string) => void;
}

/** The page's two lists, one selection, in the URL. Typing replaces the history entry, everything else pushes one. */
export function useClustersState(): ClustersState {
  const state = useListState();
  const [params, setParams] = useQueryStates(CLUSTERS_PARAMS, { history: 'push' });
  const current = params.list ?? 'clusters';
  const leave = (list: ClustersList) => {
    if (list === current) return {};
    state.forgetText();
    return { list: list === 'clusters' ? null : list, q: null, sort: null, cols: null };
  };
  return {
    ...state,
    list: current,
    setList: (list) => void setParams({ ...leave(list), sel: null, tab: null, full: null }),
    open: (list, sel) => void setParams({ ...leave(list), sel, tab: null, full: null }),
  };
}
