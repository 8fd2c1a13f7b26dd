import type { Contention } from '@/lib/envoy/admin/contention';
import type { HelpEndpoint } from '@/lib/envoy/admin/help';
import type { UnreadyManager } from '@/lib/envoy/admin/init-dump';
import type { MemoryFigure } from '@/lib/envoy/admin/memory';
import type { RuntimeEntry } from '@/lib/envoy/admin/runtime';
import type { AdminOperation } from '@/lib/snapshot/capture';

/** Admin operations that have a readable form besides their text; `/stats` is a list of its own. */
export type ReadableOperation =
  | 'runtime'
  | 'memory'
  | 'init_dump'
  | 'contention'
  | 'hot_restart_version'
  | 'help';

/** A path of this Envoy, and what Gatescope makes of it. */
export interface KnownEndpoint extends HelpEndpoint {
  /** Operation that asks this path; null for paths that Gatescope never asks. */
  readonly operation: AdminOperation | null;
}

/** An admin answer, read. */
export type AdminRead =
  | {
      readonly kind: 'runtime';
      readonly layers: readonly string[];
      /** The first entries by key; `total` is all of them. */
      readonly entries: readonly RuntimeEntry[];
      readonly total: number;
    }
  | { readonly kind: 'memory'; readonly figures: readonly MemoryFigure[] }
  | { readonly kind: 'init_dump'; readonly managers: readonly UnreadyManager[] }
  | { readonly kind: 'contention'; readonly contention: Contention }
  | { readonly kind: 'hot_restart_version'; readonly version: string }
  | {
      readonly kind: 'help';
      readonly endpoints: readonly KnownEndpoint[];
      /** Paths that Gatescope can show and that this Envoy does not have. */
      readonly lacking: readonly string[];
    };
