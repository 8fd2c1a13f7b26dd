import type { BootstrapDetail, NodeDetail } from '@/lib/envoy/bootstrap-model';
import type { ExtensionConfig } from '@/lib/envoy/ecds';

/** A filter whose configuration comes by discovery. */
export interface ExtensionUser {
  readonly listener: string;
  readonly place: 'listener' | 'network' | 'http';
}

export interface ExtensionRow {
  readonly name: string;
  /** Null: a filter waits for it, and nothing has come. */
  readonly config: ExtensionConfig | null;
  /** Filters of listeners that use it, each listener and place once; the first 20. */
  readonly users: readonly ExtensionUser[];
  readonly userCount: number;
}

export interface BootstrapAnswer {
  /** Null when the dump has no bootstrap section. */
  readonly detail: BootstrapDetail | null;
  /** Of the bootstrap, or of /server_info where only that was read. */
  readonly node: NodeDetail | null;
  /** The first by name; `extensionCount` is all of them. */
  readonly extensionConfigs: readonly ExtensionRow[];
  readonly extensionCount: number;
}
