import type { JsonBytes } from './bytes';
import type { HiddenValue } from './redact';

/**
 * The values that were hidden in a document, in its order. Where each stands is kept as an offset: the pointer is
 * made when somebody asks for it. There may be a hundred thousand, so a row is no object.
 */
export class HiddenTable {
  readonly #document: JsonBytes;
  readonly #starts: number[] = [];
  readonly #rules: string[] = [];
  readonly #lengthClasses: number[] = [];
  readonly #tags: string[] = [];
  readonly #counts = new Map<string, number>();

  constructor(document: JsonBytes) {
    this.#document = document;
  }

  /** Called in document order. `start`: where the value begins. */
  add(start: number, rule: string, lengthClass: number, tag: string): void {
    this.#starts.push(start);
    this.#rules.push(rule);
    this.#lengthClasses.push(lengthClass);
    this.#tags.push(tag);
    this.#counts.set(rule, (this.#counts.get(rule) ?? 0) + 1);
  }

  get length(): number {
    return this.#starts.length;
  }

  /** How many values each rule hid. */
  get counts(): ReadonlyMap<string, number> {
    return this.#counts;
  }

  /** The rule that hid the value that begins at an offset; null for one that was not hidden. */
  ruleAt(start: number): string | null {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#starts[middle] ?? 0) < start) low = middle + 1;
      else high = middle;
    }
    return this.#starts[low] === start ? (this.#rules[low] ?? '') : null;
  }

  *[Symbol.iterator](): Generator<HiddenValue> {
    const locator = this.#document.locator();
    for (const [index, start] of this.#starts.entries()) {
      yield {
        pointer: locator.at(start).pointer,
        rule: this.#rules[index] ?? '',
        lengthClass: this.#lengthClasses[index] ?? 0,
        tag: this.#tags[index] ?? '',
      };
    }
  }
}
