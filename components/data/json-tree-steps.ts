/** Containers that were opened (how many levels) or closed (0) by hand, by byte offset; the newest last. */
export type TreeSteps = ReadonlyMap<number, number>;

/** Steps that are kept: they travel in the URL of the question. */
const MOST = 250;

/** One more step; the oldest are forgotten where there are too many. */
export function withStep(steps: TreeSteps, at: number, levels: number): TreeSteps {
  const next = new Map(steps);
  next.delete(at);
  next.set(at, levels);
  return new Map([...next].slice(-MOST));
}

/** What was closed by hand opens again: something in it is to be shown. */
export function withoutClosed(steps: TreeSteps): TreeSteps {
  return new Map([...steps].filter(([, levels]) => levels > 0));
}

/** As the question takes them: pairs in one list. */
export const pairsOf = (steps: TreeSteps): readonly number[] => [...steps].flat();
