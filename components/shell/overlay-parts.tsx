'use client';
import { useState } from 'react';
import { lazily } from '@/components/ui/lazily';
import { useOverlay } from './overlays';
import type { Upload } from './use-upload';

const ShortcutSheet = lazily(() => import('./shortcut-sheet').then((module) => module.ShortcutSheet));
const NavMenu = lazily(() => import('./nav-menu').then((module) => module.NavMenu));
const UploadDialog = lazily<{ readonly upload: Upload }>(() =>
  import('./upload-dialog').then((module) => module.UploadDialog),
);

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
  const uploading = useEver(upload.view.state !== 'idle');
  return (
    <>
      {sheet ? <ShortcutSheet /> : null}
      {nav ? <NavMenu /> : null}
      {uploading ? <UploadDialog upload={upload} /> : null}
    </>
  );
}
