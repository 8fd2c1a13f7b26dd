'use client';
import { type ComponentType, useEffect, useState } from 'react';
import { announce } from '@/components/ui/announce';
import { lazily } from '@/components/ui/lazily';
import { showOverlay, useOverlay } from './overlays';
import type { PaletteProps } from './palette';
import type { Upload } from './use-upload';

const ShortcutSheet = lazily(() => import('./shortcut-sheet').then((module) => module.ShortcutSheet));
const NavMenu = lazily(() => import('./nav-menu').then((module) => module.NavMenu));
const UploadDialog = lazily<{ readonly upload: Upload }>(() =>
  import('./upload-dialog').then((module) => module.UploadDialog),
);

const loadPalette = () => import('./palette').then((module) => module.Palette);
const IDLE_MS = 2_000;

/**
 * The palette, once its code is there: asked for when the page is idle, or when it is wanted. Not by `lazy`: React
 * keeps what was suspended back for 300 ms, and the palette has to be there at once.
 */
function usePaletteCode(wanted: boolean): ComponentType<PaletteProps> | null {
  const [part, setPart] = useState<ComponentType<PaletteProps> | null>(null);
  const isThere = part !== null;
  useEffect(() => {
    if (isThere) return;
    const onGone = () => {
      if (!wanted) return;
      announce('Gatescope does not answer, so this part could not be loaded.');
      showOverlay(null);
    };
    const timer = setTimeout(
      () => void loadPalette().then((loaded) => setPart(() => loaded), onGone),
      wanted ? 0 : IDLE_MS,
    );
    return () => clearTimeout(timer);
  }, [isThere, wanted]);
  return part;
}

/** True from the first time that `wanted` was. */
function useEver(wanted: boolean): boolean {
  const [ever, setEver] = useState(false);
  if (wanted && !ever) setEver(true);
  return ever || wanted;
}

/** What lies over the page, each part loaded with its first use. */
export function Overlays({ upload }: { readonly upload: Upload }) {
  const overlay = useOverlay();
  const sheet = useEver(overlay === 'keys');
  const nav = useEver(overlay === 'nav');
  const Palette = usePaletteCode(overlay === 'palette');
  const palette = useEver(overlay === 'palette');
  const uploading = useEver(upload.view.state !== 'idle');
  return (
    <>
      {sheet ? <ShortcutSheet /> : null}
      {nav ? <NavMenu /> : null}
      {palette && Palette !== null ? <Palette onFiles={upload.start} /> : null}
      {uploading ? <UploadDialog upload={upload} /> : null}
    </>
  );
}
