'use client';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { type KeyboardEvent, useState } from 'react';
import { useDensity } from '@/components/ui/density';
import { useShortcuts } from '@/components/ui/shortcuts';
import { answerQuery } from '@/lib/api/queries';
import { navigationBegins } from './navigation';
import { actionItems, type PaletteGroup, type PaletteItem, pageItems, paletteGroups } from './palette-items';
import { keepRecent, readRecent } from './palette-recent';
import { useSnapshot } from './use-snapshot';
import { useLinkTarget } from './use-target';

const PAGE = 8;
/** The page's keys and menus work again when the dialog has gone and given the focus back. */
const CLOSED_MS = 80;
const FILES = 'files';

export interface Palette {
  readonly text: string;
  readonly setText: (text: string) => void;
  readonly groups: readonly PaletteGroup[];
  readonly at: number;
  readonly active: PaletteItem | null;
  /** Hits are on the way. */
  readonly searching: boolean;
  readonly failed: boolean;
  readonly pick: (item: PaletteItem) => void;
  readonly point: (item: PaletteItem) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

function askForFiles(onFiles: (files: readonly File[]) => void): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.addEventListener('change', () => onFiles([...(input.files ?? [])]));
  input.click();
}

function useFurtherActions(onFiles: (files: readonly File[]) => void): readonly PaletteItem[] {
  const [density, setDensity] = useDensity();
  const compact = density === 'compact';
  return [
    {
      id: FILES,
      icon: 'file',
      label: 'Open a file',
      detail: 'config_dump, bundle',
      keys: null,
      does: { kind: 'run', run: () => askForFiles(onFiles) },
    },
    {
      id: 'density',
      icon: 'fold',
      label: compact ? 'Normal rows' : 'Compact rows',
      detail: '',
      keys: null,
      does: { kind: 'run', run: () => setDensity(compact ? 'normal' : 'compact') },
    },
  ];
}

function place(key: string, at: number, last: number): number | null {
  if (key === 'ArrowDown') return at === last ? 0 : at + 1;
  if (key === 'ArrowUp') return at === 0 ? last : at - 1;
  if (key === 'PageDown') return Math.min(last, at + PAGE);
  if (key === 'PageUp') return Math.max(0, at - PAGE);
  return null;
}

/** State and keys of the palette; `onPicked` closes it. */
export function usePalette(onPicked: () => void, onFiles: (files: readonly File[]) => void): Palette {
  const router = useRouter();
  const target = useLinkTarget();
  const { view } = useSnapshot();
  const [text, setText] = useState('');
  const [activeId, setActiveId] = useState<string | null>(null);
  const [recent] = useState(readRecent);
  const snapshot = view.state === 'ready' ? view.info.id : null;
  const typed = text.trim();
  const asks = snapshot !== null && typed !== '';
  const query = useQuery({
    ...answerQuery(snapshot ?? '', { ask: 'find', text: typed.slice(0, 256) }),
    enabled: asks,
  });
  const shortcuts = useShortcuts();
  const further = useFurtherActions(onFiles);
  const groups = paletteGroups({
    text,
    target,
    recent: snapshot === null ? [] : recent,
    pages: pageItems(target),
    actions: [...actionItems(shortcuts), ...further],
    found: asks ? (query.data ?? null) : null,
  });
  const items = groups.flatMap((group) => group.items);
  const at = Math.max(
    0,
    items.findIndex(({ id }) => id === activeId),
  );
  const pick = ({ id, does }: PaletteItem) => {
    onPicked();
    if (does.kind === 'run') {
      // The chooser of files opens only right after the key or click; anything else waits for the focus.
      if (id === FILES) does.run();
      else setTimeout(does.run, CLOSED_MS);
      return;
    }
    if (does.found !== null) keepRecent(does.found);
    if (!does.href.startsWith(`${location.pathname}?`) && does.href !== location.pathname) navigationBegins();
    router.push(does.href);
  };
  return {
    text,
    setText: (next) => {
      setText(next);
      setActiveId(null);
    },
    groups,
    at,
    active: items[at] ?? null,
    searching: asks && (query.isPending || query.isPlaceholderData),
    failed: asks && query.isError,
    pick,
    point: ({ id }) => setActiveId(id),
    onKeyDown: (event) => {
      const next = place(event.key, at, items.length - 1);
      const active = items[at];
      if (event.key === 'Enter' && active !== undefined) pick(active);
      else if (next === null) return;
      else setActiveId(items[next]?.id ?? null);
      event.preventDefault();
    },
  };
}
