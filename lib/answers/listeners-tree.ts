import type { FilterChain, MatcherOutcome, MatcherTree } from '@/lib/envoy/model';
import type { TreeChoice } from './listeners-types';

export interface TreeOutcomes {
  /** Names of filter chains that an action of the tree gives. */
  readonly names: ReadonlySet<string>;
  /** False when a part of the tree cannot be read, so that it may end in other chains too. */
  readonly isAll: boolean;
}

/** Where a matcher tree of a listener can end (filter_chain_manager_impl.cc: an action is the name of a chain). */
export function treeOutcomes(tree: MatcherTree): TreeOutcomes {
  const names = new Set<string>();
  const trees = [tree];
  let isAll = true;
  const add = (outcome: MatcherOutcome): void => {
    if (outcome.kind === 'matcher') trees.push(outcome.tree);
    else if (outcome.kind === 'action' && outcome.value !== null) names.add(outcome.value);
    else isAll = false;
  };
  // Grows while it is walked.
  for (const { body, onNoMatch } of trees) {
    if (body.kind === 'custom') isAll = false;
    else if (body.kind !== 'none')
      for (const { outcome } of body.kind === 'list' ? body.rules : body.branches) add(outcome);
    if (onNoMatch !== null) add(onNoMatch);
  }
  return { names, isAll };
}

/** What the tree does with a chain. Actions find the chains of the list alone: the default one comes without a match. */
export function treeChoice(
  { names, isAll }: TreeOutcomes,
  { name, isDefault }: Pick<FilterChain, 'name' | 'isDefault'>,
): TreeChoice {
  if (isDefault) return 'no-match';
  if (names.has(name)) return 'chosen';
  return isAll ? 'never' : 'unknown';
}
