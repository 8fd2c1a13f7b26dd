import type { TableColumn } from '@/components/data/table-types';
import { MID_TAIL, Mid } from '@/components/ui/mid';
import { Status } from '@/components/ui/status';
import { visibleText } from '@/components/ui/visible-text';
import type { SecretRow } from '@/lib/answers/secrets-types';
import { plural } from '@/lib/core/words';
import { SelectLink } from '../links';
import { muted, named } from '../parts';
import { daysText, secretKindText, secretRowWords } from '../words/secret-words';
import { utcText } from '../words/time-words';

const dash = <span className="mut">–</span>;

function NameCell({ row, onSelect }: { readonly row: SecretRow; readonly onSelect: () => void }) {
  return (
    <SelectLink
      page="/secrets"
      params={{ sel: row.id }}
      onSelect={onSelect}
      className="flex min-w-0"
      title={visibleText(row.name)}
    >
      <Mid text={named(row.name)} tail={MID_TAIL.host} />
    </SelectLink>
  );
}

/** The names that the certificate is for; of a CA its own. */
function Names({ row }: { readonly row: SecretRow }) {
  const names = row.subjectAltNames.map(({ value }) => value);
  const [first = row.commonName ?? row.subject, ...more] = names;
  if (first === null || first === undefined) return dash;
  return (
    <span className="flex min-w-0 gap-1.5" title={visibleText([first, ...more].join('\n'))}>
      <code className="min-w-0 truncate">{visibleText(first)}</code>
      {more.length === 0 ? null : <span className="mut sm flex-none">+{more.length}</span>}
    </span>
  );
}

/** Problems with the dates stand in the last column; here the days alone carry the mark. */
function Days({ row }: { readonly row: SecretRow }) {
  const text = daysText(row.daysLeft);
  if (text === '' || row.notAfter === null) return dash;
  const late = row.problems.find(({ kind }) => kind === 'expired' || kind === 'expires-soon');
  const tone = late === undefined ? '' : late.kind === 'expired' ? 'text-err' : 'text-warn';
  return (
    <span className={`whitespace-nowrap ${tone}`} title={`Valid until ${utcText(row.notAfter)}`}>
      {text}
    </span>
  );
}

function usersText({ users }: SecretRow): string {
  const { listeners, clusters } = users;
  return [
    listeners.length === 0 ? '' : plural(listeners.length, 'listener'),
    clusters.length === 0 ? '' : plural(clusters.length, 'cluster'),
  ]
    .filter((part) => part !== '')
    .join(', ');
}

function Users({ row }: { readonly row: SecretRow }) {
  const text = usersText(row);
  if (text === '') return row.state === 'loaded' ? dash : muted('nobody');
  const names = [...row.users.listeners, ...row.users.clusters];
  return (
    <span className="block truncate" title={visibleText(names.slice(0, 50).join('\n'))}>
      {text}
    </span>
  );
}

function State({ row }: { readonly row: SecretRow }) {
  const { kind, word, effect } = secretRowWords(row);
  return (
    <span title={effect === '' ? undefined : visibleText(effect)}>
      <Status kind={kind} label={word} />
    </span>
  );
}

/** One row per secret: what it is for, how long it lasts, who uses it. */
export function secretColumns(select: (id: string) => void): readonly TableColumn<SecretRow>[] {
  return [
    {
      id: 'name',
      sort: 'name',
      header: 'Name',
      cell: (row) => <NameCell row={row} onSelect={() => select(row.id)} />,
    },
    { id: 'kind', sort: 'kind', header: 'Type', width: 'w-[112px]', cell: (row) => secretKindText(row.kind) },
    { id: 'names', sort: 'san', header: 'For', cell: (row) => <Names row={row} /> },
    { id: 'days', sort: 'days', header: 'Days left', width: 'w-[88px]', cell: (row) => <Days row={row} /> },
    {
      id: 'users',
      sort: 'users',
      exports: ['usedby'],
      header: 'Used by',
      width: 'w-[124px]',
      cell: (row) => <Users row={row} />,
    },
    { id: 'state', sort: 'state', header: 'State', width: 'w-[140px]', cell: (row) => <State row={row} /> },
  ];
}
