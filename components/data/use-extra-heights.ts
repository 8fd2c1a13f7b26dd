'use client';
import { useCallback, useMemo, useState } from 'react';

interface Opened {
  readonly list: unknown;
  readonly heights: ReadonlyMap<number, { readonly id: string; readonly px: number }>;
}

export interface ExtraHeights {
  /** What open rows are higher than others, by index. */
  readonly extraPx: ReadonlyMap<number, number>;
  /** An open row was measured. Another function with another list, so that open rows measure again. */
  readonly onHeight: (index: number, id: string, px: number) => void;
}

/** What is known of the height of open rows. Other rows behind the indices (`list`) make the old measures wrong. */
export function useExtraHeights(list: unknown, expandedIds: ReadonlySet<string>): ExtraHeights {
  const [opened, setOpened] = useState<Opened>({ list, heights: new Map() });
  const onHeight = useCallback(
    (index: number, id: string, px: number) =>
      setOpened((before) => {
        const kept = before.list === list ? before.heights : [];
        return { list, heights: new Map([...kept, [index, { id, px }]]) };
      }),
    [list],
  );
  const extraPx = useMemo(() => {
    const heights = opened.list === list ? [...opened.heights] : [];
    return new Map(heights.flatMap(([index, { id, px }]) => (expandedIds.has(id) ? [[index, px]] : [])));
  }, [opened, list, expandedIds]);
  return { extraPx, onHeight };
}
