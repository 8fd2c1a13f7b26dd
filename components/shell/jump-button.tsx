'use client';
import { Icon } from '@/components/ui/icons';
import { Kbd } from '@/components/ui/kbd';
import { useHydrated } from '@/components/ui/use-hydrated';
import { showOverlay } from './overlays';

/** Opens the palette; says the key of this platform. */
export function JumpButton() {
  const hydrated = useHydrated();
  const isApple = hydrated && /Mac|iPhone|iPad/.test(navigator.userAgent);
  return (
    <button
      type="button"
      className="btn jump"
      aria-label="Search or jump to"
      aria-haspopup="dialog"
      aria-keyshortcuts={isApple ? 'Meta+K' : 'Control+K'}
      onClick={() => showOverlay('palette')}
    >
      <Icon name="search" small />
      <span className="not-narrow mut flex-1 text-left font-normal">Search or jump to…</span>
      <span className="not-narrow">
        <Kbd keys={isApple ? '⌘K' : 'Ctrl K'} />
      </span>
    </button>
  );
}
