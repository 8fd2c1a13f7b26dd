import { describe, expect, it } from 'vitest';
import { ROOT } from '@/lib/core/json-pointer';
import type { MatcherOutcome, MatcherTree } from '@/lib/envoy/model';
import { treeChoice, treeOutcomes } from './listeners-tree';

const action = (value: string | null): MatcherOutcome => ({
  kind: 'action',
  name: 'a',
  type: 'google.protobuf.StringValue',
  value,
  pointer: ROOT,
  keepMatching: false,
});

const tree = (outcome: MatcherOutcome, onNoMatch: MatcherOutcome | null = null): MatcherTree => ({
  pointer: ROOT,
  body: {
    kind: 'exact',
    input: { name: '', type: '', argument: '' },
    branches: [{ keys: ['k'], exclusive: false, outcome }],
  },
  onNoMatch,
});

const choices = (of: MatcherTree) =>
  ['a', 'b', '__proto__'].map((name) => treeChoice(treeOutcomes(of), { name, isDefault: false }));

describe('treeChoice', () => {
  it('finds the names of every level, and of what comes without a match', () => {
    const nested = tree({ kind: 'matcher', tree: tree(action('a')), keepMatching: false }, action('b'));
    expect(choices(nested)).toEqual(['chosen', 'chosen', 'never']);
  });

  it('cannot say never of a tree that it cannot read whole', () => {
    expect(choices(tree({ kind: 'unknown', pointer: ROOT }, action('a')))).toEqual([
      'chosen',
      'unknown',
      'unknown',
    ]);
    expect(choices(tree(action(null)))).toEqual(['unknown', 'unknown', 'unknown']);
  });

  it('keeps the default chain for no match, whatever it is called', () => {
    expect(treeChoice(treeOutcomes(tree(action('a'))), { name: 'a', isDefault: true })).toBe('no-match');
  });
});
