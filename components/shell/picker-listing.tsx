'use client';
import type { UseQueryResult } from '@tanstack/react-query';
import { errorOf, LoadingState } from '@/components/data/states';
import type { ProxiesAnswer, SidecarsAnswer } from '@/lib/api/contract';
import { explainError } from '@/lib/core/error-words';
import { plural } from '@/lib/core/words';
import type { SourceSummary } from '@/lib/snapshot/source';
import { SourceError } from './source-error';

interface PickerListingProps {
  readonly source: SourceSummary | null;
  readonly query: UseQueryResult<ProxiesAnswer>;
  readonly sidecars: UseQueryResult<SidecarsAnswer>;
}

/** What became of listing the pods of the source that is looked at. */
export function PickerListing({ source, query, sidecars }: PickerListingProps) {
  if (source === null) return null;
  if (query.isLoading) return <LoadingState label={`Listing the gateways of ${source.label}`} lines={2} />;
  if (query.isError) return <SourceError error={errorOf(query.error)} onRetry={() => void query.refetch()} />;
  const notes = notesOf(query.data, sidecars);
  return notes.length === 0 ? null : (
    <ul className="sm sec px-3 pt-2">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}

function notesOf(
  listing: ProxiesAnswer | undefined,
  sidecars: UseQueryResult<SidecarsAnswer>,
): readonly string[] {
  const { problems = [], ztunnels = 0 } = listing ?? {};
  return [
    ...problems.map((problem) => explainError(problem).title),
    ...(sidecars.isError ? [`Sidecars: ${explainError(errorOf(sidecars.error)).title}`] : []),
    ...(ztunnels === 0
      ? []
      : [
          `${plural(ztunnels, 'pod')} with ztunnel not listed: it is not Envoy and answers none of these pages.`,
        ]),
  ];
}
