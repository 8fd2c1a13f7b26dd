'use client';
import { useShortcut } from '@/components/ui/shortcuts';

/** `j` and `k` walk a short list that shows its selection at once. */
export function useListKeys(
  ids: readonly string[],
  selected: string | null,
  select: (id: string) => void,
): void {
  const move = (step: number) => {
    const at = selected === null ? -1 : ids.indexOf(selected);
    const next = ids[Math.max(0, Math.min(ids.length - 1, at + step))];
    if (next !== undefined && next !== selected) select(next);
  };
  useShortcut('j', 'Next in the list', 'This page', () => move(1), ids.length > 0);
  useShortcut('k', 'Previous in the list', 'This page', () => move(-1), ids.length > 0);
}
