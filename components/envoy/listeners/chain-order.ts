import type { ChainLine } from '@/lib/answers/listeners-types';
import type { FilterChainMatch } from '@/lib/envoy/model';

/** Length of the longest range of a list; −1 for no list, which takes every address and loses to any range. */
function longest(ranges: readonly string[]): number {
  return Math.max(-1, ...ranges.map((range) => Number(range.slice(range.lastIndexOf('/') + 1)) || 0));
}

/** Exact names before wildcards, longer wildcards before shorter, any name last; of several the most specific. */
function nameRank(names: readonly string[]): number {
  const ranks = names.map((name) => (name.startsWith('*.') ? name.length : Number.MAX_SAFE_INTEGER));
  return Math.max(-1, ...ranks);
}

const present = (value: unknown): number => (value === null ? 0 : 1);

/** What Envoy tells apart at each of its levels; the higher the number, the earlier it is tried. */
function ranks(match: FilterChainMatch): readonly number[] {
  return [
    present(match.destinationPort),
    longest(match.prefixRanges),
    nameRank(match.serverNames),
    present(match.transportProtocol),
    Math.min(1, match.applicationProtocols.length),
    longest(match.directSourcePrefixRanges),
    present(match.sourceType),
    longest(match.sourcePrefixRanges),
    Math.min(1, match.sourcePorts.length),
  ];
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [level, rank] of a.entries()) {
    const other = b[level] ?? rank;
    if (rank !== other) return other - rank;
  }
  return 0;
}

/**
 * Chains in the order in which Envoy would rather take them: level by level the more specific first, the default
 * chain last, equal ones as in the dump. The order of the dump decides nothing.
 */
export function decisionOrder(lines: readonly ChainLine[]): readonly ChainLine[] {
  const keyed = lines.map((line) => ({
    line,
    ranks: ranks(line.match),
    last: line.isDefault ? 1 : 0,
  }));
  keyed.sort((a, b) => a.last - b.last || compare(a.ranks, b.ranks) || a.line.ordinal - b.line.ordinal);
  return keyed.map(({ line }) => line);
}
