import type { DumpCheck } from '@/lib/envoy/dump-check';
import type { CheckProgress } from '@/lib/snapshot/info';

/** Milliseconds of work at a time; a question that comes meanwhile waits no longer, but for the resource under way. */
const SLICE_MS = 10;
/** Whoever asks once may ask again: the check stands back for so long after each answer. */
const REST_MS = 100;
/** Between two reports. */
const REPORT_MS = 250;

/** Looks through a dump for what is not understood, in slices between the questions that are asked of it. */
export class BackgroundCheck {
  readonly #steps: Generator<number>;
  readonly #total: number;
  readonly #report: (progress: CheckProgress) => void;
  #checked = 0;
  #reported = 0;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #isOver = false;

  /** Begins once it was told to rest and that is over. `report` is called now and then, and at the end. */
  constructor(check: Pick<DumpCheck, 'bytes' | 'run'>, report: (progress: CheckProgress) => void) {
    this.#steps = check.run();
    this.#total = check.bytes;
    this.#report = report;
  }

  /** A question came or was answered: the check waits before it goes on. */
  rest(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = this.#isOver ? null : setTimeout(() => this.#slice(), REST_MS);
  }

  #slice(): void {
    const started = performance.now();
    try {
      do {
        const step = this.#steps.next();
        if (step.done) {
          this.#end('done');
          return;
        }
        this.#checked += step.value;
      } while (performance.now() - started < SLICE_MS);
    } catch (cause) {
      console.error(cause);
      this.#end('broken');
      return;
    }
    if (started - this.#reported >= REPORT_MS) {
      this.#reported = started;
      this.#tell('running');
    }
    // Not at once: messages that came in the meantime are read first.
    this.#timer = setTimeout(() => this.#slice(), 0);
  }

  #end(state: 'done' | 'broken'): void {
    this.#isOver = true;
    this.#timer = null;
    this.#tell(state);
  }

  #tell(state: CheckProgress['state']): void {
    this.#report({ state, checked: this.#checked, total: this.#total });
  }
}
