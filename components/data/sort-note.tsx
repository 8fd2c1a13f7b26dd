import type { TableColumn } from './table-types';

export interface SortNoteProps {
  readonly columns: readonly Pick<TableColumn<never>, 'id' | 'header' | 'sort'>[];
  readonly by: string;
  readonly onSort: (by: null) => void;
  /** `Envoy’s match order`: what is not shown now. */
  readonly order: string;
}

/** Said while rows stand in another order than the list's own. */
export function SortNote({ columns, by, onSort, order }: SortNoteProps) {
  const id = by.replace(/^-/, '');
  const header = columns.find(({ sort }) => sort === id)?.header ?? id;
  return (
    <p className="sm sec row wrap px-6 py-1.5" role="status">
      <span>
        Sorted by {header}
        {by === id ? '' : ', descending'}; this is not {order}.
      </span>
      <button type="button" className="lnk" onClick={() => onSort(null)}>
        Back to {order}
      </button>
    </p>
  );
}
