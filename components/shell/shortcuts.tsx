'use client';
import { useRouter } from 'next/navigation';
import { useEffect, useEffectEvent } from 'react';
import { copyText } from '@/components/ui/copy';
import { listenForShortcuts, registerShortcut, useShortcut } from '@/components/ui/shortcuts';
import { hrefTo, type Page, wholeLink } from '@/lib/url/params';
import { navigationBegins } from './navigation';
import { showOverlay } from './overlays';
import { SECTIONS } from './sections';
import { useLinkTarget } from './use-target';

const EVERYWHERE = 'Everywhere';

/** The keys that work on every page; pages and parts add their own to the same registry. */
export function GlobalShortcuts() {
  const router = useRouter();
  const target = useLinkTarget();
  const go = useEffectEvent((page: Page) => {
    navigationBegins();
    router.push(hrefTo(page, target));
  });
  useEffect(() => listenForShortcuts(), []);
  useEffect(() => {
    // From anywhere, fields too; ours before the browser's own search.
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey)) return;
      if (event.altKey || event.shiftKey) return;
      event.preventDefault();
      showOverlay('palette');
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
  useEffect(() => {
    const removers = SECTIONS.map((section) =>
      registerShortcut({
        keys: `g ${section.key}`,
        label: section.label,
        group: 'Go to',
        run: () => go(section.page),
      }),
    );
    return () => {
      for (const remove of removers) remove();
    };
  }, []);
  useShortcut('?', 'Keyboard shortcuts', EVERYWHERE, () => showOverlay('keys'));
  useShortcut('n', 'Choose source, namespace or pod', EVERYWHERE, () => showOverlay('picker'));
  useShortcut(
    'y',
    'Copy link to this view',
    EVERYWHERE,
    () => void copyText(wholeLink(location.href), 'Link'),
  );
  return null;
}
