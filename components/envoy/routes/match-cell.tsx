import { Chip } from '@/components/ui/chip';
import type { RouteRow } from '@/lib/answers/routes-types';
import { SelectLink } from '../links';
import { conditionWords, isCatchAll, pathWords } from '../words/match-words';

/** What a request must have besides its path, one outlined chip each. */
function Conditions({ words }: { readonly words: readonly string[] }) {
  return (
    <span className="min-w-0 space-x-1.5 truncate">
      {words.map((each) => (
        <Chip key={each} tone="line" mono title={each}>
          {each}
        </Chip>
      ))}
    </span>
  );
}

/** `prefix /api/v1/` with its further conditions; the path is the row's name and link. */
export function MatchCell({ row, onSelect }: { readonly row: RouteRow; readonly onSelect: () => void }) {
  const { operator, value, note } = pathWords(row.path);
  const conditions = conditionWords(row.match);
  // The path is the row's name: it gives way to the conditions only where it is very long.
  const width = conditions.length === 0 ? 'min-w-0' : 'max-w-[65%] flex-none';
  const params = { config: row.routeConfig, sel: row.pointer };
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <span className="xs mut flex-none font-semibold">{operator}</span>
      <SelectLink
        page="/routes"
        params={params}
        onSelect={onSelect}
        className={`truncate ${width}`}
        title={value}
      >
        <code>{value === '' ? operator : value}</code>
      </SelectLink>
      {note === '' ? null : <span className="mut xs flex-none">{note}</span>}
      {isCatchAll(row.match) ? <Chip>catch-all</Chip> : null}
      <Conditions words={conditions} />
    </span>
  );
}
