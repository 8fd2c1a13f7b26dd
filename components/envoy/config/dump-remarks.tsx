'use client';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Disclosure } from '@/components/ui/disclosure';
import type { DumpPage } from '@/lib/answers/dump-types';
import { liveAnswerQuery } from '@/lib/api/queries';
import { formatBytes, formatCount, plural } from '@/lib/core/words';
import type { CheckProgress, SnapshotInfo } from '@/lib/snapshot/info';
import { SelectLink } from '../links';
import { PhraseText } from '../phrase';
import { noticeWords } from '../words/notice-words';
import type { ConfigState } from './use-config-state';

/** Notices listed at first, and with each "more"; a foreign dump can have thousands. */
const STEP = 100;
const MOST = 500;

export interface DumpRemarksProps {
  readonly info: SnapshotInfo;
  readonly page: DumpPage;
  readonly state: ConfigState;
}

/** What was hidden in the dump, and what was not understood. */
export function DumpRemarks({ info, page, state }: DumpRemarksProps) {
  return (
    <>
      <Hidden page={page} />
      <Notices info={info} state={state} />
      <Check check={info.check} />
    </>
  );
}

function Hidden({ page }: { readonly page: DumpPage }) {
  const { count, byRule } = page.hidden;
  if (count === 0) return null;
  return (
    <div className="mt-3 px-2">
      <Disclosure summary={`${plural(count, 'value')} hidden`}>
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

function Notices({ info, state }: Omit<DumpRemarksProps, 'page'>) {
  const [limit, setLimit] = useState(STEP);
  const total = info.notices;
  // Another answer for each count: the list grows while the dump is looked through.
  const query = useQuery({
    ...liveAnswerQuery(info.id, `notices ${total}`, { ask: 'notices', offset: 0, limit }),
    enabled: total > 0,
  });
  if (total === 0) return null;
  const rows = query.data?.rows ?? [];
  return (
    <div className="mt-1 px-2 pb-1">
      <Disclosure summary={plural(total, 'notice')}>
        <p className="xs mut mb-1">Seen, kept, and not understood. Of one kind the first 100 places.</p>
        <ul className="sm grid gap-2">
          {rows.map((notice) => (
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
        {total > rows.length ? (
          <p className="xs mut mt-1 flex items-center gap-2">
            and {formatCount(total - rows.length)} more
            {limit < MOST ? (
              <Button small onClick={() => setLimit(limit + STEP)}>
                Show more
              </Button>
            ) : null}
          </p>
        ) : null}
      </Disclosure>
    </div>
  );
}

/** Until all of the dump was looked through, no notice means nothing. */
function Check({ check: { state, checked, total } }: { readonly check: CheckProgress }) {
  if (state === 'done') return null;
  const far = `${formatBytes(checked)} of ${formatBytes(total)}`;
  return (
    <p className="xs mut px-2 pb-3" role="status">
      {state === 'running'
        ? `Still checking for what is not understood: ${far}.`
        : `The check for what is not understood broke off after ${far}. The rest is unknown.`}
    </p>
  );
}
