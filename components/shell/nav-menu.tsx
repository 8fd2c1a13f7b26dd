'use client';
import { Dialog } from '@/components/ui/dialog';
import { MenuFacts } from './menu-facts';
import { Nav } from './nav';
import { showOverlay, useOverlay } from './overlays';
import { READ_ONLY } from './rail';

/** The rail of narrow screens, as a dialog from the left; and what the bar has no room for. */
export function NavMenu() {
  const open = useOverlay() === 'nav';
  const close = () => showOverlay(null);
  return (
    <Dialog open={open} onClose={close} title="Gatescope" size="side">
      <nav aria-label="Sections">
        <Nav idPrefix="menu" onGo={close} />
      </nav>
      <MenuFacts onGo={close} />
      <p className="mut xs p-4">{READ_ONLY}</p>
    </Dialog>
  );
}
