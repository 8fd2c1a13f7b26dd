'use client';
import Link from 'next/link';
import { BrandMark, Icon } from '@/components/ui/icons';
import { hrefTo } from '@/lib/url/params';
import { Nav } from './nav';
import { useRailMode } from './use-rail-mode';
import { useLinkTarget } from './use-target';

export const READ_ONLY = 'Read-only. No request that changes Envoy is ever sent.';

export function Rail() {
  const { min, toggle } = useRailMode();
  const link = useLinkTarget();
  return (
    <nav className="rail" aria-label="Sections">
      <Link className="brand" href={hrefTo('/overview', link)} prefetch={false}>
        <BrandMark />
        <b aria-hidden="true">Gatescope</b>
      </Link>
      <Nav idPrefix="rail" />
      <footer className="rail-foot">
        <button
          type="button"
          className="rail-toggle"
          aria-pressed={min}
          aria-label="Small rail"
          title={min ? 'Show names' : 'Icons only'}
          onClick={toggle}
        >
          <Icon name="left" small />
          <span>Icons only</span>
        </button>
        <p title={READ_ONLY}>
          <Icon name="lock" small />
          <span>{READ_ONLY}</span>
        </p>
      </footer>
    </nav>
  );
}
