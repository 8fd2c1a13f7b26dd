import { visibleText } from '@/components/ui/visible-text';
import type { FilterUse } from '@/lib/answers/listeners-types';
import type { Filter, PortPredicate } from '@/lib/envoy/model';
import { filterUseText } from '../words/filter-use-words';
import { type FilterEffect, filterWords } from '../words/filter-words';
import { skippedText } from '../words/predicate-words';

const BORDER: Readonly<Record<FilterEffect, string>> = {
  passes: 'border-line-2',
  'may-answer': 'border-dashed border-control',
  unknown: 'border-dashed border-control',
  ends: 'border-accent',
};

export interface FilterStripProps {
  /** A listener filter says when it is skipped. */
  readonly filters: readonly (Filter & { readonly disabledWhen?: PortPredicate | null })[];
  readonly label: string;
  /** What routes say of each; the same order. */
  readonly uses?: readonly (FilterUse | null)[];
}

/** Filters as a numbered strip in the order in which they run. Dashed: may answer itself, or effect not known. */
export function FilterStrip({ filters, label, uses = [] }: FilterStripProps) {
  if (filters.length === 0) return <p className="sm mut">none</p>;
  return (
    <ol className="flex flex-wrap gap-2" aria-label={label}>
      {filters.map((filter, place) => {
        const { name, effect, note } = filterWords(filter);
        const skipped = skippedText(filter.disabledWhen ?? null);
        const use = filterUseText(uses[place] ?? null);
        const title = [filter.name, filter.type, ...filter.secretNames]
          .filter((text) => text !== '')
          .join('\n');
        return (
          <li
            key={filter.pointer}
            className={`sm min-w-0 max-w-72 rounded-[6px] border bg-surface px-2 py-1 ${BORDER[effect]}`}
            title={visibleText(title)}
          >
            <span className="mut mono xs mr-1.5">{place + 1}</span>
            <b className="wrap-anywhere">{visibleText(name)}</b>
            <span className="xs mut block">{note === '' ? 'passes' : note}</span>
            {use === '' ? null : <span className="xs sec block">{use}</span>}
            {skipped === '' ? null : <span className="xs sec block">{skipped}</span>}
          </li>
        );
      })}
    </ol>
  );
}
