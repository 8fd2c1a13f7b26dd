import type { ServerConfig } from './config';
import type { Listings } from './listings';
import type { Sender } from './send/sender';
import type { Snapshots } from './snapshots';
import type { Sources } from './sources';
import type { Uploads } from './uploads';

/** Everything that lives as long as the process. */
export interface Runtime {
  readonly config: ServerConfig;
  readonly sources: Sources;
  readonly listings: Listings;
  readonly snapshots: Snapshots;
  readonly uploads: Uploads;
  readonly sender: Sender;
  dispose(): Promise<void>;
}

/**
 * Next compiles modules several times into one process (instrumentation, proxy, handlers, pages), so module
 * state is not shared; `globalThis` is.
 */
const KEY = Symbol.for('gatescope.runtime');
type Holder = { [KEY]?: Runtime };

export function setRuntime(value: Runtime): void {
  (globalThis as Holder)[KEY] = value;
}

export function runtime(): Runtime {
  const value = (globalThis as Holder)[KEY];
  if (value === undefined) throw new Error('The runtime was not started: instrumentation.ts has not run.');
  return value;
}
