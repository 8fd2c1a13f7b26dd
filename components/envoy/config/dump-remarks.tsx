import { Disclosure } from '@/components/ui/disclosure';
import type { DumpPage } from '@/lib/answers/dump-types';
import { formatCount } from '@/lib/core/words';
import { SelectLink } from '../links';
import { PhraseText } from '../phrase';
import { noticeWords } from '../words/notice-words';
import type { ConfigState } from './use-config-state';

/** Notices listed at first; a foreign dump can have thousands. */
const NOTICES = 100;

/** What was hidden in the dump, and what was not understood. */
export function DumpRemarks({ page, state }: { readonly page: DumpPage; readonly state: ConfigState }) {
  return (
    <>
      <Hidden page={page} />
      <Notices page={page} state={state} />
    </>
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
