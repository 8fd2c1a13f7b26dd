import { Chip } from '@/components/ui/chip';
import { Disclosure } from '@/components/ui/disclosure';
import { Status } from '@/components/ui/status';
import type { FilterAtLevels, RouteSettings } from '@/lib/answers/route-detail-types';
import { visibleText } from '@/lib/core/visible-text';
import { muted } from '../parts';
import { shortFilterName } from '../words/filter-words';
import { FieldList, LevelChip } from './field-list';
import { filterLines, filterSettingWords, mergedCorsLines, otherLevelsWords } from './lines/filter-lines';

/** What HTTP filters do differently for a route, and CORS as the levels make it together. */
export function FilterSection({ settings }: { readonly settings: Pick<RouteSettings, 'filters' | 'cors'> }) {
  const { filters, cors } = settings;
  const others = filters.filter(({ settings: levels }) => levels.every(({ value }) => value.cors === null));
  if (filters.length === 0 && cors.length === 0)
    return <p className="sm">{muted('no filter has settings of its own here')}</p>;
  return (
    <div className="grid gap-2 [&_summary]:w-auto">
      {cors.length === 0 ? null : (
        <Disclosure summary={<FilterName name="envoy.filters.http.cors" />} open>
          <p className="mut xs mb-1">Of each field, the most specific value that is set.</p>
          <FieldList lines={mergedCorsLines(cors)} />
        </Disclosure>
      )}
      {others.map((filter) => (
        <OneFilter key={filter.name} filter={filter} />
      ))}
    </div>
  );
}

function FilterName({ name }: { readonly name: string }) {
  return (
    <span className="mono" title={visibleText(name)}>
      {visibleText(shortFilterName(name))}
    </span>
  );
}

function OneFilter({ filter }: { readonly filter: FilterAtLevels }) {
  const [first] = filter.settings;
  if (first === undefined) return null;
  const { level, value } = first;
  const lines = filterLines(value);
  const more = otherLevelsWords(filter);
  const head = (
    <span className="inline-flex flex-wrap items-center gap-2">
      <FilterName name={filter.name} />
      {value.off === null ? (
        <Chip tone="line" mono title={visibleText(value.type)}>
          {visibleText(filterSettingWords(value))}
        </Chip>
      ) : (
        <Chip tone="off">{filterSettingWords(value)}</Chip>
      )}
      {level === 'route' ? null : <LevelChip level={level} />}
      {filter.installed === false ? <Status kind="warn" label="Not installed" /> : null}
    </span>
  );
  if (lines.length === 0 && more === '') return <p className="sm">{head}</p>;
  return (
    <Disclosure summary={head}>
      {more === '' ? null : (
        <p className="mut xs mb-1">{more} Most filters take the most specific one alone.</p>
      )}
      <FieldList lines={lines} />
    </Disclosure>
  );
}
