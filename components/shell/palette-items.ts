import { secretKindText } from '@/components/envoy/words/secret-words';
import type { IconName } from '@/components/ui/icons';
import type { Shortcut } from '@/components/ui/shortcuts';
import type { FindAnswer, Found, FoundKind } from '@/lib/answers/find-types';
import { rankOf, wordsOf } from '@/lib/core/rank';
import { hrefTo } from '@/lib/url/params';
import { SECTIONS } from './sections';

/** One line of the palette. */
export interface PaletteItem {
  readonly id: string;
  readonly icon: IconName;
  readonly label: string;
  readonly detail: string;
  /** A key that does the same. */
  readonly keys: string | null;
  readonly does:
    | { readonly kind: 'go'; readonly href: string; readonly found: Found | null }
    | { readonly kind: 'run'; readonly run: () => void };
}

export interface PaletteGroup {
  readonly title: string;
  readonly items: readonly PaletteItem[];
  /** Fitting objects that are not listed. */
  readonly more: number;
}

interface Target {
  readonly source: string | null;
  readonly proxy: string | null;
}

interface Kind {
  readonly title: string;
  readonly icon: IconName;
  readonly href: (id: string, target: Target) => string;
}

const KINDS: Readonly<Record<FoundKind, Kind>> = {
  listener: {
    title: 'Listeners',
    icon: 'listeners',
    href: (sel, target) => hrefTo('/listeners', target, { sel }),
  },
  'route-config': {
    title: 'Route configurations',
    icon: 'layers',
    href: (config, target) => hrefTo('/routes', target, { config }),
  },
  host: { title: 'Hosts', icon: 'gateway', href: (sel, target) => hrefTo('/routes', target, { sel }) },
  route: { title: 'Routes', icon: 'routes', href: (sel, target) => hrefTo('/routes', target, { sel }) },
  cluster: {
    title: 'Clusters',
    icon: 'clusters',
    href: (sel, target) => hrefTo('/clusters', target, { sel }),
  },
  secret: { title: 'Secrets', icon: 'key', href: (sel, target) => hrefTo('/secrets', target, { sel }) },
};

export const isFoundKind = (kind: string): kind is FoundKind => Object.hasOwn(KINDS, kind);

export function foundItem(found: Found, target: Target): PaletteItem {
  const { icon, href } = KINDS[found.kind];
  return {
    id: `${found.kind} ${found.id}`,
    icon,
    label: found.label === '' ? '(no name)' : found.label,
    detail: found.kind === 'secret' ? secretKindText(found.detail) : found.detail,
    keys: null,
    does: { kind: 'go', href: href(found.id, target), found },
  };
}

export function pageItems(target: Target): readonly PaletteItem[] {
  return SECTIONS.map(({ page, label, icon, key }) => ({
    id: page,
    icon,
    label,
    detail: '',
    keys: `g ${key}`,
    does: { kind: 'go', href: hrefTo(page, target), found: null },
  }));
}

/** Keys that only move, and the pages, which are a group of their own. */
const isAction = ({ keys, group }: Shortcut) => group !== 'Go to' && !['j', 'k', '[', ']'].includes(keys);

/** Everything that a key does right now. What a part registered last is what the key does. */
export function actionItems(shortcuts: readonly Shortcut[]): readonly PaletteItem[] {
  const byKeys = new Map(shortcuts.filter(isAction).map((one) => [one.keys, one] as const));
  return [...byKeys.values()].map(({ keys, label, run }) => ({
    id: `key ${keys}`,
    icon: 'admin',
    label,
    detail: '',
    keys,
    does: { kind: 'run', run },
  }));
}

interface Ranked extends PaletteGroup {
  readonly rank: number;
}

const NEVER = 9;

function fitting(title: string, items: readonly PaletteItem[], typed: readonly string[]): Ranked {
  const ranked = items
    .flatMap((item) => {
      const rank = rankOf(item.label.toLowerCase(), typed);
      return rank === null ? [] : [{ item, rank }];
    })
    .toSorted((a, b) => a.rank - b.rank);
  return { title, items: ranked.map(({ item }) => item), more: 0, rank: ranked[0]?.rank ?? NEVER };
}

/** The beginning of a word, at least: then a page or an action stands before what the snapshot has. */
const GOOD = 2;

export interface PaletteContent {
  readonly text: string;
  readonly target: Target;
  readonly recent: readonly Found[];
  readonly pages: readonly PaletteItem[];
  readonly actions: readonly PaletteItem[];
  /** Null: nothing was asked. */
  readonly found: FindAnswer | null;
}

/** What the palette shows: without text what was opened last, pages and actions; with text all that fits it. */
export function paletteGroups({ text, target, recent, pages, actions, found }: PaletteContent) {
  const typed = wordsOf(text);
  if (typed.length === 0) {
    const groups: readonly PaletteGroup[] = [
      { title: 'Recent', items: recent.map((each) => foundItem(each, target)), more: 0 },
      { title: 'Pages', items: pages, more: 0 },
      { title: 'Actions', items: actions, more: 0 },
    ];
    return groups.filter(({ items }) => items.length > 0);
  }
  const own = [fitting('Pages', pages, typed), fitting('Actions', actions, typed)];
  const resources = (found?.groups ?? []).map(
    ({ kind, hits, total }): PaletteGroup => ({
      title: KINDS[kind].title,
      items: hits.map((hit) => foundItem(hit, target)),
      more: total - hits.length,
    }),
  );
  const first = own.filter(({ rank }) => rank <= GOOD);
  const last = own.filter(({ rank }) => rank > GOOD);
  return [...first, ...resources, ...last].filter(({ items }) => items.length > 0);
}
