import { Disclosure } from '@/components/ui/disclosure';
import type { DumpPage, SearchPage } from '@/lib/answers/dump-types';
import { formatCount } from '@/lib/core/words';
import { SelectLink } from '../links';
import { PhraseText } from '../phrase';
import { noticeWords } from '../words/notice-words';
import type { ConfigState } from './use-config-state';

/** Notices listed at first; a foreign dump can have thousands. */
const NOTICES = 100;

export interface SectionListProps {
  readonly state: ConfigState;
  readonly page: DumpPage;
  /** While searching: hits per section instead of resources. */
  readonly search: SearchPage | undefined;
}

/** Sections of the dump with their counts, what was hidden, and what was not understood. */
export function SectionList({ state, page, search }: SectionListProps) {
  const searching = state.find !== '';
  const hitsOf = (title: string) => search?.bySection.find((each) => each.title === title)?.hits ?? 0;
  const all = searching ? (search?.total ?? 0) : page.sections.reduce((sum, { matched }) => sum + matched, 0);
  return (
    <>
      <h2 className="mut px-2 pt-2 pb-1 text-11">{searching ? 'Hits by section' : 'Section'}</h2>
      <nav aria-label="Sections of the dump">
        <ul>
          <Section title="All" count={all} section={null} state={state} />
          {page.sections.map(({ pointer, title, matched, known, type }) => (
            <Section
              key={pointer}
              title={title}
              hint={known ? type : `${type}: not known, shown raw`}
              count={searching ? hitsOf(title) : matched}
              section={pointer}
              state={state}
            />
          ))}
        </ul>
      </nav>
      <Hidden page={page} />
      <Notices page={page} state={state} />
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

function Hidden({ page }: { readonly page: DumpPage }) {
  const { count, byRule } = page.hidden;
  if (count === 0) return null;
  return (
    <div className="mt-3 px-2">
      <Disclosure summary={`${formatCount(count)} values hidden`}>
        <p className="xs mut mb-1">Overwritten before anything was indexed or shown. Rules that did it:</p>
        <ul className="sm">
          {byRule.map(({ rule, count: hidden }) => (
            <li key={rule} className="flex gap-2">
              <span className="min-w-0 flex-1 wrap-anywhere">{rule}</span>
              <span className="mut">{formatCount(hidden)}</span>
            </li>
          ))}
        </ul>
      </Disclosure>
    </div>
  );
}

function Notices({ page, state }: { readonly page: DumpPage; readonly state: ConfigState }) {
  const { notices } = page;
  if (notices.length === 0) return null;
  const shown = notices.slice(0, NOTICES);
  return (
    <div className="mt-1 px-2 pb-3">
      <Disclosure summary={`${formatCount(notices.length)} ${notices.length === 1 ? 'notice' : 'notices'}`}>
        <p className="xs mut mb-1">Seen, kept, and not understood.</p>
        <ul className="sm grid gap-2">
          {shown.map((notice) => (
            <li key={`${notice.code} ${notice.pointer} ${notice.subject}`} className="wrap-anywhere">
              <PhraseText phrase={noticeWords(notice)} />{' '}
              <SelectLink
                page="/config"
                params={{ at: notice.pointer }}
                onSelect={() => state.open(notice.pointer)}
                className="lnk mono xs"
              >
                {notice.pointer === '' ? 'whole dump' : notice.pointer}
              </SelectLink>
            </li>
          ))}
        </ul>
        {notices.length > shown.length ? (
          <p className="xs mut mt-1">and {formatCount(notices.length - shown.length)} more</p>
        ) : null}
      </Disclosure>
    </div>
  );
}
