import { SnapshotWorker } from './snapshot-worker';

/** After the last open: whoever opens several at once needs the processor for them. */
const QUIET_MS = 1000;

/**
 * Workers for snapshots, one of which is kept started and idle: starting one and loading its code takes about as long
 * as opening a dump of 15 MB. It costs about 30 MB of memory.
 */
export class SpareWorker {
  readonly #path: string;
  #spare: SnapshotWorker | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #isClosed = false;

  /** @param path of the worker's file */
  constructor(path: string) {
    this.#path = path;
  }

  /** A worker that holds nothing. Another is made ready when nobody has taken one for a while. */
  take(): SnapshotWorker {
    const spare = this.#spare;
    this.#spare = null;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = this.#isClosed ? null : setTimeout(() => void this.prepare(), QUIET_MS).unref();
    return spare === null || spare.isDead ? new SnapshotWorker(this.#path) : spare;
  }

  /** Makes one ready now, unless there is one. Resolves when it is, or could not be. */
  async prepare(): Promise<void> {
    if (this.#isClosed || this.#spare?.isDead === false) return;
    const worker = new SnapshotWorker(this.#path);
    this.#spare = worker;
    // Whoever takes it before that waits for it to be ready all the same.
    await worker.warm().catch(() => undefined);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#spare?.close();
    this.#spare = null;
  }
}
