'use client';
import { debounce, useQueryStates } from 'nuqs';
import { useCallback } from 'react';
import { LIST_PARAMS } from '@/lib/url/params';
import { useDebounced } from './use-debounced';

export interface ListState {
  /** What stands in the field. */
  readonly text: string;
  /** What is asked of the server: the text once it has rested. */
  readonly filter: string;
  readonly setText: (text: string) => void;
  /** JSON pointer or name of the selected row. */
  readonly selected: string | null;
  readonly select: (id: string | null) => void;
  readonly tab: string | null;
  readonly setTab: (tab: string) => void;
}

/** Typing replaces the history entry, selecting pushes one. */
export function useListState(): ListState {
  const [params, setParams] = useQueryStates(LIST_PARAMS, { history: 'replace' });
  const filter = useDebounced(params.q);
  const select = useCallback(
    (sel: string | null) => {
      if (sel === params.sel) return;
      void setParams({ sel, ...(sel === null ? { tab: null } : {}) }, { history: 'push' });
    },
    [params.sel, setParams],
  );
  return {
    text: params.q,
    filter,
    setText: (q) => void setParams({ q }, { limitUrlUpdates: debounce(250) }),
    selected: params.sel,
    select,
    tab: params.tab,
    setTab: (tab) => void setParams({ tab }),
  };
}
