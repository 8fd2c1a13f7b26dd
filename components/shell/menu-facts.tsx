'use client';
import Link from 'next/link';
import { Button } from '@/components/ui/button';
import { formatAge, plural } from '@/lib/core/words';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { hrefTo } from '@/lib/url/params';
import { showOverlay } from './overlays';
import { noticesSoFar } from './snapshot-words';
import { secondsSince, utcDateTime } from './time-words';
import { isLive, useNow } from './use-auto-refresh';
import { useSnapshot } from './use-snapshot';
import { useLinkTarget } from './use-target';

function Age({ info, onRefresh }: { readonly info: SnapshotInfo; readonly onRefresh: (() => void) | null }) {
  const age = formatAge(secondsSince(info.takenAt, useNow(true)));
  return (
    <div className="row justify-between">
      <p title={`Read at ${utcDateTime(info.takenAt)}.`}>
        {isLive(info) ? 'Read' : 'Recorded'} {age} ago
      </p>
      {onRefresh === null ? null : (
        <Button small icon="refresh" onClick={onRefresh}>
          Refresh
        </Button>
      )}
    </div>
  );
}

function Facts({ info, onGo }: { readonly info: SnapshotInfo; readonly onGo: () => void }) {
  const href = hrefTo('/config', useLinkTarget());
  const facts = [
    ...(info.hidden === 0 ? [] : [`${plural(info.hidden, 'value')} hidden`]),
    ...(info.notices === 0 ? [] : [noticesSoFar(info.notices, info.check)]),
  ];
  return facts.map((fact) => (
    <Link key={fact} className="lnk" href={href} prefetch={false} onClick={onGo}>
      {fact}
    </Link>
  ));
}

/** What the bar has no room for on a narrow screen: how old the data is, what was hidden of it, and the keys. */
export function MenuFacts({ onGo }: { readonly onGo: () => void }) {
  const { view, refresh } = useSnapshot();
  const info = view.state === 'ready' ? view.info : null;
  const again = () => {
    refresh();
    onGo();
  };
  return (
    <div className="menu-facts">
      {info === null ? null : (
        <>
          <Age info={info} onRefresh={isLive(info) ? again : null} />
          <Facts info={info} onGo={onGo} />
        </>
      )}
      <Button small icon="help" onClick={() => showOverlay('keys')}>
        Keyboard shortcuts
      </Button>
    </div>
  );
}
