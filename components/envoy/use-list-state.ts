'use client';
import { useQueryStates } from 'nuqs';
import { useCallback } from 'react';
import { LIST_PARAMS } from '@/lib/url/params';
import { useTypedText } from './use-typed-text';

export interface ListState {
  /** What stands in the field. It is asked of the server with every letter, and each question ends the one before. */
  readonly text: string;
  readonly setText: (text: string) => void;
  /** The text belonged to another list: what the URL says counts. */
  readonly forgetText: () => void;
  /** `port`, `-port` for descending; null: the list's own order. */
  readonly sort: string | null;
  readonly setSort: (sort: string | null) => void;
  /** Ids of the columns that the reader chose; null: those of this browser, or the usual ones. */
  readonly cols: readonly string[] | null;
  readonly setCols: (cols: readonly string[] | null) => void;
  /** JSON pointer or name of the selected row. */
  readonly selected: string | null;
  readonly select: (id: string | null) => void;
  readonly tab: string | null;
  readonly setTab: (tab: string) => void;
  /** What is selected takes the whole page, in the place of the list. */
  readonly full: boolean;
  readonly setFull: (full: boolean) => void;
}

/** Typing and looks replace the history entry, selecting pushes one. */
export function useListState(): ListState {
  const [params, setParams] = useQueryStates(LIST_PARAMS, { history: 'replace' });
  const { text, setText, forget } = useTypedText(params.q);
  const { tab, full } = params;
  const select = useCallback(
    (sel: string | null) => {
      if (sel === params.sel) return;
      // `tab` and `full` are written again: right after another key the address may be an older one for a moment.
      const shown = sel === null ? { tab: null, full: null } : { tab, full };
      void setParams({ sel, ...shown }, { history: 'push' });
    },
    [params.sel, tab, full, setParams],
  );
  return {
    text,
    setText,
    forgetText: forget,
    sort: params.sort,
    setSort: (sort) => void setParams({ sort }),
    cols: params.cols,
    setCols: (cols) => void setParams({ cols: cols === null ? null : [...cols] }),
    selected: params.sel,
    select,
    tab,
    setTab: (next) => void setParams({ tab: next }),
    full: params.sel !== null && full === 'on',
    setFull: (next) => void setParams({ sel: params.sel, full: next ? 'on' : null }, { history: 'push' }),
  };
}
