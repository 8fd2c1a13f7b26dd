'use client';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ResourceText } from '@/lib/answers/dump-types';
import { answerQuery } from '@/lib/api/queries';
import type { JsonPointer } from '@/lib/core/brand';
import { lineOfPointer, within } from './line-of-pointer';
import { elementOf, scopeOf } from './scope-of';

interface Attempt {
  readonly text: ResourceText | undefined;
  /** Line of the wanted place in the text; null when it is not on it. */
  readonly line: number | null;
  readonly error: unknown;
  /** The text was cut before the place. */
  readonly isBehindCut: boolean;
  readonly retry: () => void;
}

function useAttempt(snapshot: string, pointer: JsonPointer, at: JsonPointer, enabled: boolean): Attempt {
  const query = useQuery({ ...answerQuery(snapshot, { ask: 'resource', pointer }), enabled });
  // An older answer may stand in until this one is there.
  const text = query.data?.pointer === pointer ? query.data : undefined;
  const line = useMemo(() => {
    const inside = within(pointer, at);
    return text === undefined || inside === null ? null : lineOfPointer(text.json.split('\n'), inside);
  }, [text, pointer, at]);
  const isBehindCut = text !== undefined && text.cutAt !== null && line === null;
  return { text, line, error: query.error, isBehindCut, retry: () => void query.refetch() };
}

export interface DocumentText extends Attempt {
  /** Only a part of the resource is shown, since the whole is too long to reach the place. */
  readonly isPart: boolean;
}

/**
 * The text in which a pointer is shown: the whole resource, or, when that is cut before the place, the nearest
 * list element around it, or at last the value alone.
 */
export function useDocument(snapshot: string, at: JsonPointer): DocumentText {
  const whole = useAttempt(snapshot, scopeOf(at), at, true);
  const element = useAttempt(snapshot, elementOf(at), at, whole.isBehindCut);
  const value = useAttempt(snapshot, at, at, whole.isBehindCut && element.isBehindCut);
  if (!whole.isBehindCut) return { ...whole, isPart: false };
  return { ...(element.isBehindCut ? value : element), isPart: true };
}
