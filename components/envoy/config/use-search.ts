'use client';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { SearchHit, SearchPage, SearchQuestion } from '@/lib/answers/search-types';
import { client } from '@/lib/api/client';
import { LONGEST_TEXT } from '@/lib/api/contract';
import { answerQuery } from '@/lib/api/queries';
import type { QueryProblem } from '@/lib/query/model';
import { HIT_PAGE, hitPageOf, hitsOnPage } from './hit-steps';
import { tooLongWords } from './search-words';
import type { ConfigState } from './use-config-state';

type Asked = Omit<SearchQuestion, 'offset' | 'limit'>;

export interface Search {
  /** First window of the search that is on screen; undefined without one. */
  readonly page: SearchPage | undefined;
  /** What its hits answer: the last question that was understood. */
  readonly asked: Asked | null;
  /** What is wrong with the question now; the hits are then those of the one before. */
  readonly problem: QueryProblem | null;
  /** The hits are of an older question: the new ones are on the way. */
  readonly stale: boolean;
  /** The search goes on. */
  readonly running: boolean;
  /** Somebody ended it before its end. */
  readonly stopped: boolean;
  readonly stop: () => void;
  readonly goOn: () => void;
  readonly error: unknown;
  readonly retry: () => void;
  /** A hit by its number from 1; undefined while its window is on the way. */
  readonly hitAt: (number: number) => SearchHit | undefined;
  /** Windows that are on screen besides the first. */
  readonly setPages: (pages: readonly number[]) => void;
}

const NOTHING: Asked = {
  text: '',
  mode: 'text',
  matchCase: false,
  wholeWord: false,
  section: null,
  kind: null,
  state: null,
  origin: null,
};
/** Each answer holds some 80 ms of searching. */
const ASK_AGAIN_MS = 20;

const questionAt = (asked: Asked, page: number) =>
  ({ ask: 'search', ...asked, offset: page * HIT_PAGE, limit: HIT_PAGE }) as const;

/** The windows of hits behind the first; one that is not full yet is asked for again when there are more hits. */
function useHitPages(snapshot: string, asked: Asked | null, pages: readonly number[], total: number) {
  const wanted = asked === null ? [] : pages.filter((page) => page > 0 && page * HIT_PAGE < total);
  const results = useQueries({
    queries: wanted.map((page) => ({
      queryKey: ['hits', snapshot, asked, page, hitsOnPage(page, total)],
      queryFn: ({ signal }: { readonly signal: AbortSignal }) =>
        asked === null ? null : client.ask(snapshot, questionAt(asked, page), signal),
      staleTime: Number.POSITIVE_INFINITY,
      retry: false,
    })),
  });
  const answers = new Map(wanted.map((page, place) => [page, results[place]?.data ?? null]));
  return { answers, failed: results.find(({ isError }) => isError) };
}

/** What the URL asks for; null for no text. One object for as long as it says the same. */
function useAsked({ find, mode, matchCase, wholeWord, scope }: ConfigState): Asked | null {
  // The lists of a scope are made anew with every render.
  const within = JSON.stringify(scope);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `within` is the scope
  return useMemo(
    () => (find === '' ? null : { text: find, mode, matchCase, wholeWord, ...scope }),
    [find, mode, matchCase, wholeWord, within],
  );
}

/** There is more to be had by asking again: hits until the search is stopped, and then the facet of origins. */
const isGoingOn = ({ done, originsToCome }: SearchPage, stopped: boolean): boolean =>
  done ? originsToCome : !stopped;

/** The first window, asked again and again until the search has come to its end or is stopped. */
function useFirst(snapshot: string, asked: Asked | null, stopped: boolean) {
  return useQuery({
    ...answerQuery(snapshot, questionAt(asked ?? NOTHING, 0)),
    enabled: asked !== null && problemBefore(asked) === null,
    refetchInterval: ({ state: { data } }) =>
      data !== undefined && isGoingOn(data, stopped) ? ASK_AGAIN_MS : false,
  });
}

/** What is wrong with a question before it is asked: the server takes no longer text. */
function problemBefore({ text: { length } }: Asked): QueryProblem | null {
  if (length <= LONGEST_TEXT) return null;
  return { start: LONGEST_TEXT, end: length, message: tooLongWords(length, LONGEST_TEXT) };
}

interface Good {
  readonly asked: Asked;
  readonly page: SearchPage;
}

/** The search that the URL asks for, as far as it has come, and its hits by number. */
export function useSearch(snapshot: string, state: ConfigState): Search {
  const asked = useAsked(state);
  const [stopped, setStopped] = useState<Asked | null>(null);
  const [pages, setPages] = useState<readonly number[]>([]);
  const first = useFirst(snapshot, asked, stopped !== null && stopped === asked);
  const fresh = asked !== null && !first.isPlaceholderData ? first.data : undefined;
  // While a text cannot be understood, the hits of the one before it stay.
  const [good, setGood] = useState<Good | null>(null);
  if (asked === null && good !== null) setGood(null);
  if (asked !== null && fresh !== undefined && fresh.problem === null && fresh !== good?.page)
    setGood({ asked, page: fresh });
  const shown = good?.page;
  const open = state.hit === null ? [] : [hitPageOf(state.hit)];
  const { answers, failed } = useHitPages(
    snapshot,
    good?.asked ?? null,
    [...new Set([...pages, ...open])],
    shown?.total ?? 0,
  );
  const unasked = asked === null ? null : problemBefore(asked);
  const error = (first.isError ? first : failed) ?? null;
  return {
    page: shown,
    asked: good?.asked ?? null,
    problem: unasked ?? fresh?.problem ?? null,
    stale: asked !== null && unasked === null && fresh === undefined,
    running: fresh?.done === false && stopped !== asked,
    stopped: fresh?.done === false && stopped === asked,
    stop: () => setStopped(asked),
    goOn: () => setStopped(null),
    error: error?.error ?? null,
    retry: () => void error?.refetch(),
    hitAt: (number) => {
      const page = hitPageOf(number);
      const answer = page === 0 ? shown : answers.get(page);
      return answer?.hits[(number - 1) % HIT_PAGE];
    },
    setPages,
  };
}
