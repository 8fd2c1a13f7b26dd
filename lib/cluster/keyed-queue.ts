import { AppFailure, appError, fail } from '@/lib/core/errors';

export interface QueueLimits {
  /** Works that run at once, over all keys. */
  readonly running: number;
  /** Works that wait, over all keys; one more is answered `busy`. */
  readonly waiting: number;
}

interface Waiter {
  readonly key: string;
  readonly start: () => void;
}

/** Runs works one at a time per key, in the order they came. */
export class KeyedQueue {
  readonly #limits: QueueLimits;
  readonly #running = new Set<string>();
  #waiting: readonly Waiter[] = [];

  constructor(limits: QueueLimits) {
    this.#limits = limits;
  }

  /** Throws `busy` when too many wait, `cancelled` when the signal aborts before the turn comes. */
  async run<T>(key: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    await this.#turn(key, signal);
    try {
      return await work();
    } finally {
      this.#running.delete(key);
      this.#startNext();
    }
  }

  #isFree(key: string): boolean {
    return this.#running.size < this.#limits.running && !this.#running.has(key);
  }

  #turn(key: string, signal: AbortSignal): Promise<void> {
    if (signal.aborted) fail('cancelled');
    if (this.#isFree(key)) {
      this.#running.add(key);
      return Promise.resolve();
    }
    if (this.#waiting.length >= this.#limits.waiting) fail('busy', { waiting: this.#waiting.length });
    return new Promise((resolve, reject) => {
      const cancel = () => {
        this.#waiting = this.#waiting.filter((other) => other !== waiter);
        reject(new AppFailure(appError('cancelled')));
      };
      const waiter: Waiter = {
        key,
        start: () => {
          signal.removeEventListener('abort', cancel);
          resolve();
        },
      };
      signal.addEventListener('abort', cancel, { once: true });
      this.#waiting = [...this.#waiting, waiter];
    });
  }

  #startNext(): void {
    const next = this.#waiting.find((waiter) => this.#isFree(waiter.key));
    if (next === undefined) return;
    this.#waiting = this.#waiting.filter((other) => other !== next);
    this.#running.add(next.key);
    next.start();
  }
}
