'use client';
import Link from 'next/link';
import { IconButton } from '@/components/ui/button';
import { Chip } from '@/components/ui/chip';
import { formatCount, plural } from '@/lib/core/words';
import { hrefTo } from '@/lib/url/params';
import { Freshness } from './freshness';
import { JumpButton } from './jump-button';
import { showOverlay } from './overlays';
import { noticesSoFar } from './snapshot-words';
import { SourcePicker } from './source-picker';
import { ThemeButton } from './theme-button';
import { useSnapshot } from './use-snapshot';
import { useLinkTarget } from './use-target';

/** What redaction hid and what was not understood: said on every page, told in full on the dump's. */
function SnapshotFacts() {
  const { view } = useSnapshot();
  const target = useLinkTarget();
  if (view.state !== 'ready') return null;
  const { hidden, notices, check } = view.info;
  const href = hrefTo('/config', target);
  return (
    <span className="row not-narrow">
      {hidden === 0 ? null : (
        <Link
          href={href}
          prefetch={false}
          title={`${plural(hidden, 'value')} hidden before anything else saw them`}
        >
          <Chip tone="line">{formatCount(hidden)} hidden</Chip>
        </Link>
      )}
      {notices === 0 ? null : (
        <Link
          href={href}
          prefetch={false}
          title="Parts of the dump that were not understood; they are shown raw"
        >
          <Chip tone="line">{noticesSoFar(notices, check)}</Chip>
        </Link>
      )}
    </span>
  );
}

export function TopBar({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  return (
    <header className="bar">
      <IconButton
        icon="menu"
        label="Open navigation"
        className="only-narrow"
        onClick={() => showOverlay('nav')}
      />
      <SourcePicker onFiles={onFiles} />
      <SnapshotFacts />
      <span className="sp" />
      <Freshness />
      <JumpButton />
      <ThemeButton />
      <IconButton
        icon="help"
        label="Keyboard shortcuts"
        title="Keyboard shortcuts (?)"
        className="not-narrow"
        onClick={() => showOverlay('keys')}
      />
    </header>
  );
}
