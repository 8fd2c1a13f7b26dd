'use client';
import { useQuery } from '@tanstack/react-query';
import { useQueryStates } from 'nuqs';
import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import type { ExplainAnswerView, ExplainSource } from '@/lib/answers/explain/types';
import { answerQuery } from '@/lib/api/queries';
import { parsePointer } from '@/lib/core/json-pointer';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { fieldsOfLink, linkText } from '@/lib/url/explain-link';
import { EXPLAIN_PARAMS } from '@/lib/url/params';
import { keep, keptFor } from './kept-paste';

/** What the page asks, what came back, and how to ask something else. */
export interface ExplainState {
  /** Null: nothing was asked yet. */
  readonly source: ExplainSource | null;
  /** The text that was pasted for what is on screen; '' for a form or a link. */
  readonly text: string;
  readonly answer: ExplainAnswerView | undefined;
  readonly error: Error | null;
  readonly waiting: boolean;
  /** Grows with every answer to something that was asked by hand. */
  readonly answered: number;
  /** The search parameter of what is on screen; null before the answer is there. */
  readonly link: string | null;
  readonly ask: (source: ExplainSource) => void;
  readonly clear: () => void;
  readonly retry: () => void;
}

const EMPTY = { kind: 'text', text: '' } as const;

function sourceOfLink(link: string | null, place: string | null): ExplainSource | null {
  if (link === null) {
    const pointer = place === null ? null : parsePointer(place);
    return pointer === null ? null : { kind: 'place', pointer };
  }
  const kept = keptFor(link);
  if (kept !== null) return kept.source;
  const fields = fieldsOfLink(link);
  return fields === null ? { kind: 'text', text: link } : { kind: 'fields', fields };
}

/** The request of the URL, or one that was just asked and stands in the URL once it is understood. */
export function useExplain(info: SnapshotInfo): ExplainState {
  const [params, set] = useQueryStates(EXPLAIN_PARAMS, { history: 'push' });
  const [typed, setTyped] = useState<ExplainSource | null>(null);
  const [answered, setAnswered] = useState(0);
  const linked = useMemo(() => sourceOfLink(params.r, params.for), [params.r, params.for]);
  const source = typed ?? linked;
  const query = useQuery({
    ...answerQuery(info.id, { ask: 'explain', source: source ?? EMPTY }),
    enabled: source !== null,
  });
  const settled = query.isPlaceholderData ? undefined : query.data;
  const settle = useEffectEvent(({ fields, view }: ExplainAnswerView) => {
    if (typed !== null && view !== null) setAnswered((count) => count + 1);
    const isNew = typed !== null || params.for !== null;
    if (!isNew || fields === null) return;
    const link = linkText(fields);
    keep({ link, source: typed ?? { kind: 'fields', fields } });
    void set({ r: link, for: null }, { history: params.for !== null ? 'replace' : 'push' });
    setTyped(null);
  });
  useEffect(() => {
    if (settled !== undefined) settle(settled);
  }, [settled]);
  return {
    source,
    text: source?.kind === 'text' ? source.text : '',
    answer: source === null ? undefined : query.data,
    error: query.error,
    waiting: source !== null && (query.isPending || query.isPlaceholderData),
    answered,
    link: params.r,
    ask: setTyped,
    clear: () => {
      setTyped(null);
      void set({ r: null, for: null });
    },
    retry: () => void query.refetch(),
  };
}
