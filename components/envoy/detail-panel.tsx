'use client';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Panel } from '@/components/data/panel';
import { ErrorState, errorOf, LoadingState } from '@/components/data/states';

export interface DetailPanelProps<Detail> {
  /** Names the object while it is not there yet. */
  readonly label: string;
  readonly query: UseQueryResult<Detail>;
  readonly onClose: () => void;
  /** The whole panel once the detail is there. */
  readonly children: (detail: Detail) => ReactNode;
}

/** The side panel of a selection: error, loading, content. A selection that is gone says so and can be closed. */
export function DetailPanel<Detail>({ label, query, onClose, children }: DetailPanelProps<Detail>) {
  if (query.isError)
    return (
      <Panel label={label} title={label} onClose={onClose}>
        <ErrorState error={errorOf(query.error)} onRetry={() => void query.refetch()} />
      </Panel>
    );
  if (query.data === undefined)
    return (
      <Panel label={label} title={label} onClose={onClose}>
        <LoadingState label={`Loading ${label}`} />
      </Panel>
    );
  return children(query.data);
}
