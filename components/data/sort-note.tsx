'use client';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { ListName } from '@/lib/answers/lists/model';
import { answerQuery } from '@/lib/api/queries';
import { visibleText } from '@/lib/core/visible-text';
import type { TableColumn } from './table-types';

export interface SortNoteProps {
  readonly columns: readonly Pick<TableColumn<never>, 'id' | 'header' | 'sort'>[];
  readonly list: ListName;
  readonly snapshot: string;
  readonly by: string;
  readonly onSort: (by: null) => void;
  /** `Envoy’s match order`: what is not shown now. */
  readonly order: string;
}

const sortedText = (header: ReactNode, descending: boolean, order: string): ReactNode => (
  <>
    Sorted by {header}
    {descending ? ', descending' : ''}; this is not {order}.
  </>
);

/** Said while rows stand in another order than the list's own. */
export function SortNote({ columns, list, snapshot, by, onSort, order }: SortNoteProps) {
  const id = by.replace(/^-/, '');
  const { data: facts } = useQuery(answerQuery(snapshot, { ask: 'columns', list }));
  const isUnknown = facts !== undefined && !facts.some((each) => each.id === id);
  const header = columns.find(({ sort }) => sort === id)?.header ?? id;
  return (
    <p className="sm sec row wrap px-6 py-1.5" role="status">
      <span>
        {isUnknown
          ? `There is no column “${visibleText(id)}” to sort by: shown in ${order}.`
          : sortedText(header, by !== id, order)}
      </span>
      <button type="button" className="lnk" onClick={() => onSort(null)}>
        {isUnknown ? 'Leave it out' : `Back to ${order}`}
      </button>
    </p>
  );
}
