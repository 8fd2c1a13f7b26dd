import type { TableColumn } from '@/components/data/table-types';
import { Mid } from '@/components/ui/mid';
import { Status } from '@/components/ui/status';
import { visibleText } from '@/components/ui/visible-text';
import type { ListenerRow } from '@/lib/answers/listeners-types';
import { plural } from '@/lib/core/words';
import { SelectLink } from '../links';
import { named } from '../parts';
import { addressText, portOf } from '../words/address';
import { listenerStateWords } from '../words/resource-state-words';
import type { StateWords } from '../words/state-words';

/** Envoy's word for the state; where that is well and something else is not, how much. */
function stateOf(row: ListenerRow): Pick<StateWords, 'kind' | 'word'> {
  if (row.state.kind !== 'ok' || row.problems.length === 0) return listenerStateWords(row);
  return { kind: 'warn', word: plural(row.problems.length, 'problem') };
}

function NameCell({ row, onSelect }: { readonly row: ListenerRow; readonly onSelect: () => void }) {
  return (
    <SelectLink
      page="/listeners"
      params={{ sel: row.id }}
      onSelect={onSelect}
      className="flex min-w-0"
      title={row.name}
    >
      <Mid text={named(row.name)} tail={0} />
    </SelectLink>
  );
}

function Texts({ texts }: { readonly texts: readonly string[] }) {
  const text = visibleText(texts.join(', '));
  return text === '' ? <span className="mut">–</span> : <code title={text}>{text}</code>;
}

const hosts = ({ addresses }: ListenerRow): readonly string[] =>
  addresses.map((each) => (each.kind === 'socket' ? each.address : addressText(each)));

function State({ row }: { readonly row: ListenerRow }) {
  const { kind, word } = stateOf(row);
  return <Status kind={kind} label={word} quiet={kind === 'ok'} />;
}

/** One row per state of a listener; its chains stand below the table. */
export function listenerColumns(select: (id: string) => void): readonly TableColumn<ListenerRow>[] {
  return [
    {
      id: 'name',
      sort: 'name',
      header: 'Name',
      cell: (row) => <NameCell row={row} onSelect={() => select(row.id)} />,
    },
    {
      id: 'address',
      sort: 'address',
      header: 'Addresses',
      width: 'w-[15%]',
      cell: (row) => <Texts texts={hosts(row)} />,
    },
    {
      id: 'port',
      sort: 'port',
      header: 'Port',
      width: 'w-[72px]',
      className: 'num',
      cell: (row) => <Texts texts={[String(portOf(row.addresses) ?? '')]} />,
    },
    {
      id: 'protocol',
      sort: 'protocol',
      header: 'Protocol',
      width: 'w-[92px]',
      cell: (row) => <Texts texts={[row.protocol]} />,
    },
    {
      id: 'chains',
      sort: 'chains',
      header: 'Chains',
      width: 'w-[76px]',
      className: 'num',
      cell: (row) => row.chains,
    },
    {
      id: 'gateways',
      sort: 'gateway',
      header: 'Gateways',
      width: 'w-[24%]',
      cell: (row) => <Texts texts={row.gateways} />,
    },
    {
      id: 'state',
      sort: 'state',
      exports: ['state', 'problem'],
      header: 'State',
      width: 'w-[150px]',
      cell: (row) => <State row={row} />,
    },
  ];
}
