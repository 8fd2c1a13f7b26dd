/** All steps at once. */
export function finished<Value>(steps: Generator<undefined, Value>): Value {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/**
 * Work that can be done in steps between other things, and its result: kept once it is there. What throws is begun
 * anew when it is asked for again. The work must not ask for its own result.
 */
export class Stepwise<Value> {
  readonly #begin: () => Generator<undefined, Value>;
  #steps: Generator<undefined, Value> | null = null;
  #kept: { readonly value: Value } | null = null;

  constructor(begin: () => Generator<undefined, Value>) {
    this.#begin = begin;
  }

  /** Whether the result is there. */
  get isDone(): boolean {
    return this.#kept !== null;
  }

  /** Does one step at least, and more until it is time to stop; true when nothing is left. */
  step(isTime: () => boolean): boolean {
    while (this.#kept === null) {
      this.#one();
      if (isTime()) break;
    }
    return this.isDone;
  }

  /** The result; what is left of the work is done now. */
  get value(): Value {
    for (;;) {
      if (this.#kept !== null) return this.#kept.value;
      this.#one();
    }
  }

  #one(): void {
    this.#steps ??= this.#begin();
    try {
      const step = this.#steps.next();
      if (step.done !== true) return;
      this.#kept = { value: step.value };
      this.#steps = null;
    } catch (cause) {
      this.#steps = null;
      throw cause;
    }
  }
}
