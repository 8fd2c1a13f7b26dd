'use client';
import { parseAsArrayOf, parseAsString, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { useCallback, useMemo } from 'react';
import { type ListState, useListState } from '../use-list-state';

const PARAMS = {
  config: parseAsString,
  /** JSON pointers of the routes that are unfolded in the list. */
  open: parseAsArrayOf(parseAsString).withDefault([]),
  /** Only routes with a problem are listed. */
  show: parseAsStringLiteral(['problems']),
};

export interface RoutesState extends ListState {
  /** A name, `*` for all, or null: all but those of Envoy's own listeners. */
  readonly config: string | null;
  readonly setConfig: (config: string | null) => void;
  readonly open: ReadonlySet<string>;
  readonly toggle: (pointer: string) => void;
  readonly problemsOnly: boolean;
  readonly setProblemsOnly: (problemsOnly: boolean) => void;
}

export function useRoutesState(): RoutesState {
  const list = useListState();
  const [params, setParams] = useQueryStates(PARAMS, { history: 'replace' });
  const open = useMemo(() => new Set(params.open), [params.open]);
  const toggle = useCallback(
    (pointer: string) => {
      const left = params.open.filter((each) => each !== pointer);
      void setParams({ open: left.length < params.open.length ? left : [...left, pointer] });
    },
    [params.open, setParams],
  );
  return {
    ...list,
    config: params.config,
    setConfig: (config) => void setParams({ config, open: null }, { history: 'push' }),
    open,
    toggle,
    problemsOnly: params.show === 'problems',
    setProblemsOnly: (only) => void setParams({ show: only ? 'problems' : null }),
  };
}
