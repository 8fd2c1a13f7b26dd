import type { ConfigDump, FilterChain } from '@/lib/envoy/model';
import { type WrittenState, writtenState } from './connection-state';
import { type ManagerConfig, managerConfig } from './manager-config';
import { type NetworkRbac, networkRbac } from './network-filters';

/** What the network filters of a chain say. */
export interface ChainFilters {
  /** Null for a chain without one. */
  readonly manager: ManagerConfig | null;
  readonly state: WrittenState;
  readonly rbac: readonly NetworkRbac[];
}

/** Network filters of a dump's chains, read when a connection first comes to one. */
export class ChainFilterTable {
  readonly #dump: ConfigDump;
  readonly #known = new Map<FilterChain, ChainFilters>();

  constructor(dump: ConfigDump) {
    this.#dump = dump;
  }

  of(chain: FilterChain): ChainFilters {
    let known = this.#known.get(chain);
    if (known === undefined) {
      const filters = this.#dump.rawAt(chain.pointer).at('filters').objects();
      known = {
        manager: chain.http === null ? null : managerConfig(filters),
        state: writtenState(filters),
        rbac: networkRbac(filters),
      };
      this.#known.set(chain, known);
    }
    return known;
  }
}
