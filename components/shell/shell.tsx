'use client';
import { useRouter } from 'next/navigation';
import { type ReactNode, useEffect, useState } from 'react';
import { loadErrorState } from '@/components/data/states';
import { Announcements } from '@/components/ui/announce';
import { lazily } from '@/components/ui/lazily';
import { DropZone } from './drop-zone';
import { useNavigationWatch, useSettled, whenSettled } from './navigation';
import { Overlays } from './overlay-parts';
import { Rail } from './rail';
import { GlobalShortcuts } from './shortcuts';
import { TopBar } from './top-bar';
import type { SentFile, UploadOutcomeProps } from './upload-outcome';
import { hrefHere, useTarget } from './use-target';
import { useUpload } from './use-upload';

/** Writes the source and proxy that were chosen for the reader into the URL, so that a copied link keeps them. */
function useTargetInUrl(): void {
  const { urlLacks } = useTarget();
  const router = useRouter();
  const source = urlLacks?.source;
  const proxy = urlLacks?.proxy;
  const settled = useSettled();
  useEffect(() => {
    if (settled && source !== undefined) router.replace(hrefHere({ source, proxy: proxy ?? null }));
  }, [settled, source, proxy, router]);
}

const UploadOutcome = lazily<UploadOutcomeProps>(() =>
  import('./upload-outcome').then((module) => module.UploadOutcome),
);

/** The frame around every page. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const { choose } = useTarget();
  const [sent, setSent] = useState<SentFile | null>(null);
  const upload = useUpload((source, name) => {
    setSent({ source, name });
    whenSettled(() => choose(source, null));
  });
  useNavigationWatch();
  useTargetInUrl();
  useEffect(() => {
    // Tests and scripts wait for this before they type: letters typed earlier would be lost.
    document.documentElement.dataset['hydrated'] = 'true';
    const timer = setTimeout(() => void loadErrorState().catch(() => null), 3_000);
    return () => clearTimeout(timer);
  }, []);
  return (
    <>
      <a className="skip" href="#main">
        Skip to content
      </a>
      <div className="app">
        <Rail />
        <TopBar onFiles={upload.start} />
        <main id="main" tabIndex={-1}>
          {children}
        </main>
      </div>
      <GlobalShortcuts />
      <Overlays upload={upload} />
      <DropZone onFiles={upload.start} />
      {sent === null ? null : <UploadOutcome sent={sent} onOpened={() => setSent(null)} />}
      <Announcements />
    </>
  );
}
