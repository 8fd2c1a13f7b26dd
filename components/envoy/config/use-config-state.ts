'use client';
import { debounce, useQueryStates } from 'nuqs';
import { useCallback } from 'react';
import type { SearchScope } from '@/lib/answers/search-types';
import type { JsonPointer } from '@/lib/core/brand';
import { parsePointer } from '@/lib/core/json-pointer';
import { DUMP_PARAMS } from '@/lib/url/params';
import { useDebounced } from '../use-debounced';
import { useTypedText } from '../use-typed-text';

export type FacetName = keyof SearchScope;
export type SearchMode = 'text' | 'regex' | 'key';
export type DocumentView = 'tree' | 'raw' | 'yaml';

/** The parameter of a facet: `section` itself is that of the list of resources. */
const PARAM = { section: 'within', kind: 'kind', state: 'state', origin: 'origin' } as const;
const NO_SCOPE = { within: null, kind: null, state: null, origin: null };

const chosen = (values: readonly string[] | null) => (values?.length ? values : null);

/** Everything that the config dump page can be restored from. */
export function useConfigState() {
  const [params, setParams] = useQueryStates(DUMP_PARAMS, { history: 'replace' });
  const find = useDebounced(params.find, 80);
  const { text, setText } = useTypedText(params.q);
  const pointer: JsonPointer | null = params.at === null ? null : parsePointer(params.at);
  const scope: SearchScope = {
    section: chosen(params.within),
    kind: chosen(params.kind),
    state: chosen(params.state),
    origin: chosen(params.origin),
  };
  const open = useCallback(
    (at: string | null) => void setParams({ at, hit: null }, { history: 'push' }),
    [setParams],
  );
  return {
    /** Filter of the resources. */
    text,
    setText,
    findText: params.find,
    /** The text that is searched for, once it has rested. */
    find,
    setFind: (text: string) => void setParams({ find: text, hit: null }, { limitUrlUpdates: debounce(250) }),
    mode: params.mode,
    setMode: (mode: SearchMode) => void setParams({ mode, hit: null }),
    matchCase: params.case === 'on',
    setMatchCase: (on: boolean) => void setParams({ case: on ? 'on' : null, hit: null }),
    wholeWord: params.word === 'on',
    setWholeWord: (on: boolean) => void setParams({ word: on ? 'on' : null, hit: null }),
    /** What the hits are narrowed to. */
    scope,
    /** Values of one facet are alternatives; of several facets all must hold. */
    setFacet: (facet: FacetName, values: readonly string[]) =>
      void setParams(
        { [PARAM[facet]]: values.length === 0 ? null : [...values], hit: null },
        { history: 'push' },
      ),
    clearScope: () => void setParams({ ...NO_SCOPE, hit: null }, { history: 'push' }),
    section: params.section,
    setSection: (section: string | null) => void setParams({ section }, { history: 'push' }),
    /** The pointer that is open; null when none is, or when the URL holds none that can be read. */
    at: pointer,
    open,
    /** Another place in the document that is open: walking through it leaves no trail. */
    moveTo: (at: string) => void setParams({ at }),
    /** Number of the hit that is open, from 1. */
    hit: params.hit,
    /** Opening a hit pushes, walking from hit to hit replaces: going back must not replay every step. */
    openHit: (hit: number, at: string | null, history: 'push' | 'replace') =>
      void setParams({ hit, at }, { history }),
    view: params.view,
    setView: (view: DocumentView) => void setParams({ view }),
    /** How many levels of the document are open: 1 to 3, null for what the page chooses. */
    levels: params.levels !== null && params.levels >= 1 && params.levels <= 3 ? params.levels : null,
    setLevels: (levels: number) => void setParams({ levels }),
  };
}

export type ConfigState = ReturnType<typeof useConfigState>;
