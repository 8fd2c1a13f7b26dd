'use client';
import { useQuery } from '@tanstack/react-query';
import { Dialog } from '@/components/ui/dialog';
import type { ColumnFacts } from '@/lib/answers/lists/columns';
import type { ListName } from '@/lib/answers/lists/model';
import { answerQuery } from '@/lib/api/queries';

export interface QueryHelpProps {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly list: ListName;
  readonly snapshot: string;
}

const TERMS: readonly (readonly [string, string])[] = [
  ['cart', 'has cart anywhere in its text; letter case does not matter'],
  ['cart api', 'has both'],
  ['!cart', 'has it nowhere'],
  ['"two words"', 'has exactly this text'],
  ['/v[0-9]+/', 'matches this regular expression (RE2)'],
  ['host:shop', 'has shop in that field'],
  ['host:"shop"', 'has exactly this in that field; host:"" has nothing there'],
  ['port:>=8000', 'by number: < <= = >= >'],
];

const KINDS = { text: 'text', number: 'number', list: 'several texts' } as const;

/** What the filter of a list understands: the language, and the list's fields. */
export function QueryHelp({ open, onClose, title, list, snapshot }: QueryHelpProps) {
  const { data } = useQuery({ ...answerQuery(snapshot, { ask: 'columns', list }), enabled: open });
  return (
    <Dialog open={open} onClose={onClose} title={title} size="medium">
      <p className="sec mb-2">Terms are separated by blanks. A row is left when all of them hold.</p>
      <dl className="query-help">
        {TERMS.map(([term, words]) => (
          <div key={term}>
            <dt>
              <code>{term}</code>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <h3 className="mt-3 mb-1">Fields of this list</h3>
      {data === undefined ? (
        <p className="mut sm">The fields are not known yet.</p>
      ) : (
        <Fields columns={data} />
      )}
      <p className="mut sm mt-3">
        While you type, ↓ opens suggestions with the rows that each would leave; Enter or Tab takes one. In an
        empty field ↓ shows the queries of before.
      </p>
    </Dialog>
  );
}

function Fields({ columns }: { readonly columns: readonly ColumnFacts[] }) {
  return (
    <dl className="query-help">
      {columns.map(({ id, title, kind, aliases }) => (
        <div key={id}>
          <dt>
            <code>{id}:</code>
          </dt>
          <dd>
            {title}
            <span className="mut">
              , {KINDS[kind]}
              {aliases.length === 0 ? '' : `, also ${aliases.map((alias) => `${alias}:`).join(' ')}`}
            </span>
          </dd>
        </div>
      ))}
    </dl>
  );
}
