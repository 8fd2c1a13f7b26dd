'use client';
import { debounce, useQueryStates } from 'nuqs';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { hrefTo, MAP_PARAMS, type Page, TARGET_PARAMS } from '@/lib/url/params';

export interface MapState {
  /** What stands in the field. */
  readonly text: string;
  /** What is asked of the server: the text once it has rested. */
  readonly filter: string;
  readonly setText: (text: string) => void;
  /** Id of an object of the map. */
  readonly selected: string | null;
  readonly select: (id: string | null) => void;
  readonly view: 'map' | 'table';
  readonly setView: (view: 'map' | 'table') => void;
}

const REST_MS = 120;

/** The map in the URL: typing replaces the history entry, selecting and changing the view push one. */
export function useMapState(): MapState {
  const [params, setParams] = useQueryStates(MAP_PARAMS, { history: 'replace' });
  const [filter, setFilter] = useState(params.q);
  useEffect(() => {
    const timer = setTimeout(() => setFilter(params.q), REST_MS);
    return () => clearTimeout(timer);
  }, [params.q]);
  const select = useCallback(
    (sel: string | null) => void setParams({ sel }, { history: 'push' }),
    [setParams],
  );
  return {
    text: params.q,
    filter,
    setText: (q) => void setParams({ q }, { limitUrlUpdates: debounce(250) }),
    selected: params.sel,
    select,
    view: params.view,
    setView: (view) => void setParams({ view }, { history: 'push' }),
  };
}

/** Links to other pages of the same source and proxy. */
export function useTargetHref(): (page: Page, params?: Parameters<typeof hrefTo>[2]) => string {
  const [{ source, proxy }] = useQueryStates(TARGET_PARAMS);
  return useMemo(() => (page, params) => hrefTo(page, { source, proxy }, params), [source, proxy]);
}
