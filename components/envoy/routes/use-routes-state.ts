'use client';
import { parseAsArrayOf, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useCallback, useMemo } from 'react';
import { announce } from '@/components/ui/announce';
import type { FoldedHosts } from '@/lib/answers/routes-types';
import { MAX_FOLDS } from '@/lib/api/contract';
import { type ListState, useListState } from '../use-list-state';

const PARAMS = {
  config: parseAsString,
  /** JSON pointers of the routes that are unfolded in the list. */
  open: parseAsArrayOf(parseAsString).withDefault([]),
  /** Only routes with a problem are listed. */
  show: parseAsStringLiteral(['problems']),
  /** All virtual hosts are folded but `hosts`; absent: only those are. JSON pointers. */
  fold: parseAsStringLiteral(['all']),
  hosts: parseAsArrayOf(parseAsString).withDefault([]),
};

export interface RoutesState extends ListState {
  /** A name, `*` for all, or null: all but those of Envoy's own listeners. */
  readonly config: string | null;
  readonly setConfig: (config: string | null) => void;
  readonly open: ReadonlySet<string>;
  readonly toggle: (pointer: string) => void;
  readonly folded: FoldedHosts;
  readonly toggleHost: (pointer: string) => void;
  readonly foldAll: (all: boolean) => void;
  readonly problemsOnly: boolean;
  readonly setProblemsOnly: (problemsOnly: boolean) => void;
}

const MOST_FOLDED = `A link holds ${MAX_FOLDS} virtual hosts: the first of them is as before. Collapse or expand all for more.`;

function toggled(pointers: readonly string[], pointer: string): string[] {
  const left = pointers.filter((each) => each !== pointer);
  return left.length < pointers.length ? left : [...left, pointer];
}

export function useRoutesState(): RoutesState {
  const list = useListState();
  const [params, setParams] = useQueryStates(PARAMS, { history: 'replace' });
  const open = useMemo(() => new Set(params.open), [params.open]);
  const toggle = useCallback(
    (pointer: string) => {
      void setParams({ open: toggled(params.open, pointer) });
    },
    [params.open, setParams],
  );
  const { fold, hosts } = params;
  const folded = useMemo(() => ({ all: fold === 'all', except: hosts }), [fold, hosts]);
  const toggleHost = useCallback(
    (pointer: string) => {
      const next = toggled(hosts, pointer);
      if (next.length > MAX_FOLDS) announce(MOST_FOLDED);
      void setParams({ hosts: next.slice(-MAX_FOLDS) });
    },
    [hosts, setParams],
  );
  return {
    ...list,
    config: params.config,
    setConfig: (config) =>
      void setParams({ config, open: null, fold: null, hosts: null }, { history: 'push' }),
    open,
    toggle,
    folded,
    toggleHost,
    foldAll: (all) => void setParams({ fold: all ? 'all' : null, hosts: null }),
    problemsOnly: params.show === 'problems',
    setProblemsOnly: (only) => void setParams({ show: only ? 'problems' : null }),
  };
}
