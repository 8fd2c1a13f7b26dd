'use client';
import { useQuery } from '@tanstack/react-query';
import { answerQuery } from '@/lib/api/queries';
import { ROOT } from '@/lib/core/json-pointer';
import type { Subject } from './subject-of';

function textOf(json: string | undefined): string | null {
  try {
    const value: unknown = JSON.parse(json ?? 'null');
    return typeof value === 'string' && value !== '' ? value : null;
  } catch {
    return null;
  }
}

/** The name that stands at a subject's place; null while it is on the way, and for none. */
export function useName(snapshot: string, subject: Subject | null): string | null {
  const pointer = subject?.nameAt ?? ROOT;
  const query = useQuery({
    ...answerQuery(snapshot, { ask: 'resource', pointer }),
    enabled: subject !== null,
  });
  return subject !== null && query.data?.pointer === pointer ? textOf(query.data.json) : null;
}
