import type { FilterChain } from '@/lib/envoy/model';
import type { Clause } from './answer';
import { distance, shownCandidates } from './candidates';
import { LEVELS } from './chain-levels';
import type { Connection } from './connection';

type Groups = ReadonlyMap<string, readonly FilterChain[]>;

/** A place in the tree: the chains that are entered below it, by their keys of the next level. */
class Node {
  readonly #chains: readonly FilterChain[];
  readonly #level: number;
  #groups: Groups | null = null;
  readonly #below = new Map<string, Node>();

  constructor(chains: readonly FilterChain[], level: number) {
    this.#chains = chains;
    this.#level = level;
  }

  /** Goes down one branch and never comes back. */
  find(connection: Connection): FilterChain | null {
    const level = LEVELS[this.#level];
    if (level === undefined) return this.#chains[0] ?? null;
    this.#groups ??= grouped(this.#chains, level.keys);
    const key = level.pick(connection, this.#groups);
    if (key === null) return null;
    let below = this.#below.get(key);
    if (below === undefined) {
      below = new Node(this.#groups.get(key) ?? [], this.#level + 1);
      this.#below.set(key, below);
    }
    return below.find(connection);
  }
}

function grouped(
  chains: readonly FilterChain[],
  keysOf: (chain: FilterChain) => readonly string[],
): ReadonlyMap<string, readonly FilterChain[]> {
  const groups = new Map<string, FilterChain[]>();
  for (const chain of chains) {
    for (const key of new Set(keysOf(chain))) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [chain]);
      else group.push(chain);
    }
  }
  return groups;
}

/** The filter chains of a listener as Envoy looks them up (filter_chain_manager_impl.cc). */
export class ChainTree {
  readonly #chains: readonly FilterChain[];
  readonly #root: Node;
  readonly fallback: FilterChain | null;

  constructor(chains: readonly FilterChain[]) {
    this.#chains = chains.filter(({ isDefault }) => !isDefault);
    this.#root = new Node(this.#chains, 0);
    this.fallback = chains.find(({ isDefault }) => isDefault) ?? null;
  }

  /** The chain that takes a connection: the default one where the tree has none. */
  find(connection: Connection): FilterChain | null {
    return this.#root.find(connection) ?? this.fallback;
  }

  /** Every chain with the levels at which it would have left the branch that was taken. */
  candidates(connection: Connection): ReturnType<typeof shownCandidates> {
    const won = this.find(connection);
    const gone = new Map<FilterChain, Clause[]>(this.#chains.map((chain) => [chain, []]));
    let alive: ReadonlySet<FilterChain> = new Set(this.#chains);
    for (const { kind, keys, pick, got } of LEVELS) {
      const key = pick(connection, grouped([...alive], keys));
      for (const [chain, clauses] of gone) {
        const own = keys(chain);
        // Judged by what it asks for itself, then by the branch that was taken.
        const byItself = pick(connection, new Map(own.map((each) => [each, chain]))) !== null;
        const isTaken = !alive.has(chain) || (key !== null && own.includes(key));
        const outcome = byItself ? (isTaken ? 'yes' : 'outranked') : 'no';
        clauses.push({ kind, name: '', wanted: own.join(', '), got: got(connection), outcome });
      }
      alive = new Set(key === null ? [] : [...alive].filter((chain) => keys(chain).includes(key)));
    }
    const all = this.fallback === null ? [...gone] : [...gone, [this.fallback, []] as const];
    return shownCandidates({
      all,
      won: all.findIndex(([chain]) => chain === won),
      score: ([, clauses]) => distance(clauses),
      make: ([chain, clauses], place) => ({
        name: chain.name,
        pointer: chain.pointer,
        place,
        outcome: chain === won ? 'won' : chain.isDefault ? 'not-tried' : 'lost',
        clauses,
      }),
    });
  }
}
