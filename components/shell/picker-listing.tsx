'use client';
import type { UseQueryResult } from '@tanstack/react-query';
import { errorOf, LoadingState } from '@/components/data/states';
import { explainError } from '@/lib/core/error-words';
import type { SourceListing, SourceSummary } from '@/lib/snapshot/source';
import { SourceError } from './source-error';

interface PickerListingProps {
  readonly source: SourceSummary | null;
  readonly query: UseQueryResult<SourceListing>;
}

/** What became of listing the pods of the source that is looked at. */
export function PickerListing({ source, query }: PickerListingProps) {
  if (source === null) return null;
  if (query.isLoading) return <LoadingState label={`Listing the gateways of ${source.label}`} lines={2} />;
  if (query.isError) return <SourceError error={errorOf(query.error)} onRetry={() => void query.refetch()} />;
  const problems = query.data?.problems ?? [];
  return problems.length === 0 ? null : (
    <ul className="sm sec px-3 pt-2">
      {problems.map((problem) => (
        <li key={JSON.stringify(problem)}>{explainError(problem).title}</li>
      ))}
    </ul>
  );
}
