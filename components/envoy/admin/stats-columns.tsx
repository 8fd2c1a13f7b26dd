import type { TableColumn } from '@/components/data/table-types';
import { Mid } from '@/components/ui/mid';
import { visibleText } from '@/components/ui/visible-text';
import type { StatHead, StatRow } from '@/lib/answers/stats-types';
import { plural } from '@/lib/core/words';
import { nameInGroup, numberText, typeWord, valueText } from './stat-words';

export type StatsListRow = StatHead | StatRow;

/** What tells one row from all others, over snapshots. */
export function statId(row: StatsListRow): string {
  return row.kind === 'group' ? `${row.name} (group)` : row.name;
}

function Name({ row, grouped }: { readonly row: StatRow; readonly grouped: boolean }) {
  return (
    <span className="flex min-w-0" title={visibleText(row.name)}>
      <Mid text={grouped ? nameInGroup(row.name, row.group) : row.name} tail={24} />
    </span>
  );
}

function Value({ row }: { readonly row: StatRow }) {
  const rounded = row.exact ? undefined : 'Above 2^53: the last digits are not exact';
  const quiet = row.value === 0 || row.value === '' ? 'mut' : '';
  return (
    <span className={`mono ${quiet}`} title={rounded}>
      {visibleText(valueText(row))}
    </span>
  );
}

/** Name, type, value; in groups the name is what follows that of the group. */
export function statsColumns(grouped: boolean): readonly TableColumn<StatsListRow>[] {
  return [
    {
      id: 'name',
      header: 'Name',
      cell: (row) => (row.kind === 'stat' ? <Name row={row} grouped={grouped} /> : null),
    },
    {
      id: 'type',
      header: 'Type',
      width: 'w-24',
      cell: (row) => (row.kind === 'stat' ? <span className="sec">{typeWord(row.type)}</span> : null),
    },
    {
      id: 'value',
      header: 'Value',
      width: 'w-[280px]',
      className: 'num',
      cell: (row) => (row.kind === 'stat' ? <Value row={row} /> : null),
    },
  ];
}

export function GroupHead({ head }: { readonly head: StatHead }) {
  return (
    <span className="row">
      <Mid text={head.name} tail={24} />
      <span className="mut sm flex-none">{plural(head.matched, 'stat')}</span>
    </span>
  );
}

/** Everything of one stat: the whole name, and of a histogram all quantiles. */
export function StatDetails({ row }: { readonly row: StatRow }) {
  return (
    <div className="grid gap-2 rounded-2 border border-line bg-canvas px-3.5 py-2.5">
      <p className="mono wrap-anywhere">{visibleText(row.name)}</p>
      {row.quantiles.length === 0 ? (
        <p className="mono sm wrap-anywhere">{visibleText(valueText(row))}</p>
      ) : (
        <section aria-label={`Quantiles of ${visibleText(row.name)}`}>
          <p className="sm mut pb-1">Since the start; in brackets since the last flush.</p>
          <dl className="kv">
            {row.quantiles.map(({ quantile, interval, cumulative }) => (
              <div key={quantile} className="contents">
                <dt>P{quantile}</dt>
                <dd className="mono">
                  {cumulative === null ? '–' : numberText(cumulative)}{' '}
                  <span className="mut">({interval === null ? '–' : numberText(interval)})</span>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </div>
  );
}
