import type {
  MatcherBranch,
  MatcherInput,
  MatcherOutcome,
  MatcherPredicate,
  MatcherTree,
} from '@/lib/envoy/model';
import type { Reason } from './answer';
import { inRange, parseIp, parseRange } from './ip';
import { int64, lower, valueTest } from './value-test';

/** What a matcher tree is asked about. */
export interface MatcherWorld {
  /** Null: there is none; undefined: it cannot be known. */
  readonly input: (input: MatcherInput) => string | null | undefined;
  /** Decides what cannot be known. */
  readonly unknown: (reason: Reason) => boolean;
}

export type MatchedAction = Extract<MatcherOutcome, { readonly kind: 'action' }>;

const unread = (what: string): Reason => ({ code: 'matcher-unread', what });

function predicateHolds(predicate: MatcherPredicate, world: MatcherWorld): boolean {
  switch (predicate.kind) {
    case 'and':
      return predicate.of.every((each) => predicateHolds(each, world));
    case 'or':
      return predicate.of.some((each) => predicateHolds(each, world));
    case 'not':
      return !predicateHolds(predicate.of, world);
    case 'single': {
      const value = world.input(predicate.input);
      if (value === undefined) return world.unknown(unread(predicate.input.type));
      // A missing value makes the predicate false, so that `not` around it is true.
      if (value === null) return false;
      const { test } = predicate;
      if (test.kind === 'value') return valueTest(test.match)(value) ?? world.unknown(unread('value_match'));
      if (test.kind !== 'ip')
        return world.unknown(unread(test.kind === 'custom' ? test.type : 'value_match'));
      const ip = parseIp(value);
      return ip !== null && test.ranges.some((range) => holdsRange(range, value));
    }
    default:
      return world.unknown(unread(predicate.kind));
  }
}

function holdsRange(text: string, value: string): boolean {
  const [range, ip] = [parseRange(text), parseIp(value)];
  return range !== null && ip !== null && inRange(ip, range);
}

/** Branches that a value leads to, the most specific first. */
function branchesFor(
  kind: 'exact' | 'prefix' | 'ip' | 'server-name' | 'range',
  branches: readonly MatcherBranch[],
  value: string,
): readonly MatcherBranch[] {
  const ranked = (rank: (key: string) => number): readonly MatcherBranch[] =>
    branches
      .map((branch) => ({ branch, rank: Math.max(-1, ...branch.keys.map(rank)) }))
      .filter((each) => each.rank >= 0)
      .sort((a, b) => b.rank - a.rank)
      .map((each) => each.branch);
  switch (kind) {
    case 'exact':
      return ranked((key) => (key === value ? 0 : -1));
    case 'prefix':
      return ranked((key) => (value.startsWith(key) ? key.length : -1));
    case 'ip':
      return ranked((key) => (holdsRange(key, value) ? (parseRange(key)?.length ?? 0) : -1));
    case 'server-name':
      return ranked((key) => domainRank(key, lower(value)));
    case 'range':
      return ranked((key) => (inNumbers(key, value) ? 0 : -1));
  }
}

/** Exact before `*.x`, longest first, before `*` (ServerNameMatcher). */
function domainRank(domain: string, name: string): number {
  const key = lower(domain);
  if (key === name) return Number.MAX_SAFE_INTEGER;
  if (key === '*') return 0;
  const isUnder = key.startsWith('*.') && name.endsWith(key.slice(1)) && name.length > key.length - 1;
  return isUnder ? key.length : -1;
}

function inNumbers(key: string, value: string): boolean {
  const [start, end] = key.slice(1, -1).split(', ');
  const number = int64(value);
  return number !== null && number >= (int64(start ?? '') ?? 0n) && number < (int64(end ?? '') ?? 0n);
}

function outcomeOf(outcome: MatcherOutcome | null, world: MatcherWorld): MatchedAction | null {
  if (outcome === null) return null;
  if (outcome.kind === 'action') return outcome;
  if (outcome.kind === 'matcher') return runMatcher(outcome.tree, world);
  world.unknown(unread(outcome.kind));
  return null;
}

function inBody({ body }: MatcherTree, world: MatcherWorld): MatchedAction | null {
  if (body.kind === 'none') return null;
  if (body.kind === 'custom') {
    world.unknown(unread(body.type));
    return null;
  }
  if (body.kind === 'list') {
    for (const { predicate, outcome } of body.rules) {
      const found = predicateHolds(predicate, world) ? outcomeOf(outcome, world) : null;
      if (found !== null) return found;
    }
    return null;
  }
  const value = world.input(body.input);
  if (value === undefined) world.unknown(unread(body.input.type));
  if (typeof value !== 'string') return null;
  for (const branch of branchesFor(body.kind, body.branches, value)) {
    const found = outcomeOf(branch.outcome, world);
    if (found !== null || branch.exclusive) return found;
  }
  return null;
}

/**
 * The action that a tree leads to, null without one. A subtree without a match lets the next candidate try
 * (matcher.h, prefix_map_matcher.h of Envoy 1.35 and later).
 */
export function runMatcher(tree: MatcherTree, world: MatcherWorld): MatchedAction | null {
  return inBody(tree, world) ?? outcomeOf(tree.onNoMatch, world);
}
