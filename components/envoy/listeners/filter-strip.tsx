import type { Filter } from '@/lib/envoy/model';
import { type FilterEffect, filterWords } from '../words/filter-words';

const BORDER: Readonly<Record<FilterEffect, string>> = {
  passes: 'border-line-2',
  'may-answer': 'border-dashed border-control',
  unknown: 'border-dashed border-control',
  ends: 'border-accent',
};

/** Filters as a numbered strip in the order in which they run. Dashed: may answer itself, or effect not known. */
export function FilterStrip({
  filters,
  label,
}: {
  readonly filters: readonly Filter[];
  readonly label: string;
}) {
  if (filters.length === 0) return <p className="sm mut">none</p>;
  return (
    <ol className="flex flex-wrap gap-2" aria-label={label}>
      {filters.map((filter, place) => {
        const { name, effect, note } = filterWords(filter);
        return (
          <li
            key={filter.pointer}
            className={`sm min-w-0 rounded-[6px] border bg-surface px-2 py-1 ${BORDER[effect]}`}
            title={[filter.name, filter.type].filter((text) => text !== '').join('\n')}
          >
            <span className="mut mono xs mr-1.5">{place + 1}</span>
            <b>{name}</b>
            <span className="xs mut block">{note === '' ? 'passes' : note}</span>
          </li>
        );
      })}
    </ol>
  );
}
