import type { DumpPage } from '@/lib/answers/dump-types';
import { formatCount } from '@/lib/core/words';
import { SelectLink } from '../links';
import type { ConfigState } from './use-config-state';

export interface SectionListProps {
  readonly state: ConfigState;
  readonly page: DumpPage;
}

/** Sections of the dump with their counts. */
export function SectionList({ state, page }: SectionListProps) {
  const all = page.sections.reduce((sum, { matched }) => sum + matched, 0);
  return (
    <>
      <h2 className="mut px-2 pt-2 pb-1 text-11">Section</h2>
      <nav aria-label="Sections of the dump">
        <ul>
          <Section title="All" count={all} section={null} state={state} />
          {page.sections.map(({ pointer, title, matched, known, type }) => (
            <Section
              key={pointer}
              title={title}
              hint={known ? type : `${type}: not known, shown raw`}
              count={matched}
              section={pointer}
              state={state}
            />
          ))}
        </ul>
      </nav>
    </>
  );
}

interface SectionProps {
  readonly title: string;
  readonly hint?: string;
  readonly count: number;
  readonly section: string | null;
  readonly state: ConfigState;
}

function Section({ title, hint, count, section, state }: SectionProps) {
  const current = state.section === section;
  return (
    <li>
      <SelectLink
        page="/config"
        params={{ section }}
        onSelect={() => state.setSection(section)}
        current={current}
        {...(hint === undefined ? {} : { title: hint })}
        className={`flex min-h-7 items-center gap-2 rounded-2 px-2 hover:bg-surface-3 hover:no-underline ${current ? 'bg-surface-3 font-semibold' : ''} ${count === 0 ? 'mut' : ''}`}
      >
        <span className="min-w-0 flex-1 truncate">{title}</span>
        <span className="sm mut font-normal">{formatCount(count)}</span>
      </SelectLink>
    </li>
  );
}
