'use client';
import { debounce, useQueryStates } from 'nuqs';
import { useCallback } from 'react';
import type { JsonPointer } from '@/lib/core/brand';
import { parsePointer } from '@/lib/core/json-pointer';
import { DUMP_PARAMS } from '@/lib/url/params';
import { useDebounced } from '../use-debounced';

/** Everything that the config dump page can be restored from. */
export function useConfigState() {
  const [params, setParams] = useQueryStates(DUMP_PARAMS, { history: 'replace' });
  const find = useDebounced(params.find);
  const filter = useDebounced(params.q);
  const pointer: JsonPointer | null = params.at === null ? null : parsePointer(params.at);
  const open = useCallback(
    (at: string | null) => void setParams({ at, hit: null }, { history: 'push' }),
    [setParams],
  );
  return {
    text: params.q,
    filter,
    setText: (q: string) => void setParams({ q }, { limitUrlUpdates: debounce(250) }),
    findText: params.find,
    /** The text that is searched for, once it has rested. */
    find,
    setFind: (text: string) => void setParams({ find: text, hit: null }, { limitUrlUpdates: debounce(250) }),
    matchCase: params.case === 'on',
    setMatchCase: (on: boolean) => void setParams({ case: on ? 'on' : null, hit: null }),
    section: params.section,
    setSection: (section: string | null) => void setParams({ section }, { history: 'push' }),
    /** The pointer that is open; null when none is, or when the URL holds none that can be read. */
    at: pointer,
    open,
    /** Number of the hit that is open, from 1. */
    hit: params.hit,
    /** Opening a hit pushes, walking from hit to hit replaces: going back must not replay every step. */
    openHit: (hit: number, at: string | null, history: 'push' | 'replace') =>
      void setParams({ hit, at }, { history }),
  };
}

export type ConfigState = ReturnType<typeof useConfigState>;
