import { Note } from '@/components/ui/note';
import type { Notice } from '@/lib/core/notice';
import { PageLink } from '../links';
import { PhraseText } from '../phrase';
import { noticeWords } from '../words/notice-words';

/** What of an object was not understood, each with the way to it. */
export function NoticeList({ notices }: { readonly notices: readonly Notice[] }) {
  return (
    <div className="grid gap-2">
      {notices.map((notice) => (
        <Note key={`${notice.code} ${notice.pointer}`} kind="info">
          <PhraseText phrase={noticeWords(notice)} />{' '}
          <PageLink page="/config" params={{ at: notice.pointer }}>
            Show
          </PageLink>
        </Note>
      ))}
    </div>
  );
}
