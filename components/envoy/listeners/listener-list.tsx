import { MID_TAIL, Mid } from '@/components/ui/mid';
import { Status } from '@/components/ui/status';
import type { ListenerRow } from '@/lib/answers/listeners-types';
import { plural } from '@/lib/core/words';
import { SelectLink } from '../links';
import { entryClass } from '../list-beside';
import { listenerLine } from '../words/chain-words';
import { listenerStateWords } from '../words/resource-state-words';
import type { StateWords } from '../words/state-words';
import { listenerId } from './listener-id';

export interface ListenerListProps {
  readonly rows: readonly ListenerRow[];
  /** Rows that the filter leaves; more than `rows` when the list is cut. */
  readonly matched: number;
  readonly selected: string | null;
  readonly onSelect: (id: string) => void;
}

/** Envoy's word for the state; where that is well and something else is not, how much. */
function stateOf(row: ListenerRow): Pick<StateWords, 'kind' | 'word'> {
  if (row.state.kind !== 'ok' || row.problems.length === 0) return listenerStateWords(row);
  return { kind: 'warn', word: plural(row.problems.length, 'problem') };
}

/** The listeners, problems first, Envoy's own last. */
export function ListenerList({ rows, matched, selected, onSelect }: ListenerListProps) {
  return (
    <nav aria-label="Listeners">
      <ul>
        {rows.map((row) => {
          const id = listenerId(row, rows);
          const { kind, word } = stateOf(row);
          const current = id === selected;
          return (
            <li key={row.pointer}>
              <SelectLink
                page="/listeners"
                params={{ sel: id }}
                onSelect={() => onSelect(id)}
                current={current}
                className={`grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-2 ${entryClass(current)}`}
              >
                <b className="flex min-w-0">
                  <Mid text={row.name === '' ? '(no name)' : row.name} tail={MID_TAIL.host} />
                </b>
                <span className="xs">
                  <Status kind={kind} label={word} />
                </span>
                <small className="xs mut col-span-2 truncate">{listenerLine(row)}</small>
              </SelectLink>
            </li>
          );
        })}
      </ul>
      {matched > rows.length ? (
        <p className="xs mut px-6 py-3">
          The first {rows.length} of {matched}. A filter brings out the others.
        </p>
      ) : null}
    </nav>
  );
}
