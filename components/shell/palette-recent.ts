import { readStored, writeStored } from '@/components/ui/stored';
import type { Found } from '@/lib/answers/find-types';
import { isFoundKind } from './palette-items';

const KEY = 'palette.recent';
const KEPT = 6;

function foundOf(value: unknown): readonly Found[] {
  if (typeof value !== 'object' || value === null) return [];
  const { kind, id, label, detail } = value as Readonly<Record<string, unknown>>; // any field may be missing
  if (typeof kind !== 'string' || !isFoundKind(kind)) return [];
  if (typeof id !== 'string' || typeof label !== 'string' || typeof detail !== 'string') return [];
  return [{ kind, id, label, detail }];
}

/** What was opened from the palette, the last first. Storage is anybody's: what does not fit is passed over. */
export function recentFrom(stored: string | null): readonly Found[] {
  try {
    const value: unknown = JSON.parse(stored ?? '[]');
    return Array.isArray(value) ? value.flatMap(foundOf).slice(0, KEPT) : [];
  } catch {
    return [];
  }
}

export const readRecent = (): readonly Found[] => recentFrom(readStored(KEY));

export function keepRecent(found: Found): void {
  const others = readRecent().filter(({ kind, id }) => kind !== found.kind || id !== found.id);
  writeStored(KEY, JSON.stringify([found, ...others].slice(0, KEPT)));
}
