'use client';
import { useState } from 'react';
import type { TreeQuestion, TreeRow } from '@/lib/answers/tree-types';
import type { JsonPointer } from '@/lib/core/brand';
import { pairsOf, type TreeSteps, withoutClosed, withStep } from './json-tree-steps';

interface Opened {
  readonly steps: TreeSteps;
  /** What is to be shown: the place that was open when somebody came from outside the tree. */
  readonly reveal: JsonPointer;
  /** The place that the page last said, and the last one that was chosen in the tree itself. */
  readonly seen: JsonPointer;
  readonly own: JsonPointer | null;
}

/** What is open in a tree. Choosing a row in it opens nothing; a place that comes from outside opens the way to it. */
export function useJsonTree(root: JsonPointer, at: JsonPointer, levels: number) {
  const [opened, setOpened] = useState<Opened>({ steps: new Map(), reveal: at, seen: at, own: null });
  const [oldLevels, setOldLevels] = useState(levels);
  if (opened.seen !== at) {
    const isOwn = opened.own === at;
    setOpened({
      ...opened,
      seen: at,
      reveal: isOwn ? opened.reveal : at,
      steps: isOwn ? opened.steps : withoutClosed(opened.steps),
    });
  }
  // "Two levels" means all of the tree, whatever was opened by hand.
  if (oldLevels !== levels) {
    setOldLevels(levels);
    setOpened({ ...opened, steps: new Map() });
  }
  const questionAt = (offset: number, limit: number): { readonly ask: 'tree' } & TreeQuestion => ({
    ask: 'tree',
    root,
    levels,
    steps: pairsOf(opened.steps),
    reveal: opened.reveal,
    offset,
    limit,
  });
  return {
    questionAt,
    reveal: opened.reveal,
    /** The place is nowhere, and not because what is around it was closed. */
    isLost: (revealed: number | null) => revealed === null && ![...opened.steps.values()].includes(0),
    /** A row as it will be: what was pressed counts before the server has answered. */
    pressed: (row: TreeRow | undefined): TreeRow | undefined => {
      const own = row === undefined ? undefined : opened.steps.get(row.at);
      return row === undefined || own === undefined || !('size' in row) ? row : { ...row, open: own > 0 };
    },
    /** Opens so many levels of a container from its offset; 0 closes it. */
    step: (offset: number, open: number) =>
      setOpened((before) => ({ ...before, steps: withStep(before.steps, offset, open) })),
    choose: (pointer: JsonPointer) => setOpened((before) => ({ ...before, own: pointer })),
  };
}
