import { OPEN_ARRAY, OPEN_OBJECT, QUOTE } from '@/lib/json/characters';
import { ANY_CASE, CONDITION_KINDS, IN_QUERY, INVERTED } from './columns';
import * as F from './rules';

const TRUE = 0x74;
const FALSE = 0x66;

const REGEX = CONDITION_KINDS.indexOf('regex');
const PRESENT = CONDITION_KINDS.indexOf('present');
const ABSENT = CONDITION_KINDS.indexOf('absent');

/** One header or query parameter matcher as its events tell it. */
export class ConditionScan {
  readonly #bytes: Uint8Array;
  #kind = 0;
  /** How many fields say what the value must be: more than one is for the typed readers. */
  #kinds = 0;
  #hasText = false;
  #flags = 0;
  #nameStart = 0;
  #nameEnd = 0;
  #valueStart = 0;
  #valueEnd = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** False for what is not as it should be. */
  take(field: number, start: number, end: number): boolean {
    const place = field > F.INVERT ? field - F.QUERY : field;
    switch (place) {
      case F.CONDITIONS:
        return this.#bytes[start] === OPEN_ARRAY;
      case F.CONDITION:
        this.#begin(field > F.INVERT);
        return this.#bytes[start] === OPEN_OBJECT;
      case F.CONDITION_NAME:
        this.#nameStart = start;
        this.#nameEnd = end;
        return this.#bytes[start] === QUOTE;
      case F.STRING:
        this.#hasText = true;
        return this.#bytes[start] === OPEN_OBJECT;
      case F.STRING_REGEX_BOX:
        this.#setKind(REGEX);
        return this.#bytes[start] === OPEN_OBJECT;
      case F.IGNORE_CASE:
      case F.INVERT:
        if (this.#bytes[start] === TRUE) this.#flags |= place === F.INVERT ? INVERTED : ANY_CASE;
        return this.#isFlag(start);
      case F.PRESENT:
        this.#setKind(this.#bytes[start] === TRUE ? PRESENT : ABSENT);
        return this.#isFlag(start);
      default:
        return this.#value(place, start, end);
    }
  }

  /** Adds the condition, as in `CONDITION_ROW`; false when it says too much, or too little. */
  finish(conditions: number[]): boolean {
    const kind = this.#kinds === 0 ? PRESENT : this.#kind;
    conditions.push(this.#flags | kind, this.#nameStart, this.#nameEnd, this.#valueStart, this.#valueEnd);
    // With a name alone the header has to be there; a string matcher that asks nothing is unknown.
    return this.#hasText ? this.#kinds === 1 && kind < PRESENT : this.#kinds <= 1;
  }

  #begin(isQuery: boolean): void {
    this.#flags = isQuery ? IN_QUERY : 0;
    this.#kinds = 0;
    this.#hasText = false;
    this.#nameStart = this.#nameEnd = this.#valueStart = this.#valueEnd = 0;
  }

  #setKind(kind: number): void {
    this.#kind = kind;
    this.#kinds += 1;
  }

  #isFlag(start: number): boolean {
    return this.#bytes[start] === TRUE || this.#bytes[start] === FALSE;
  }

  #value(place: number, start: number, end: number): boolean {
    this.#valueStart = start;
    this.#valueEnd = end;
    // The field around a regex has said its kind.
    if (place !== F.STRING_REGEX) this.#setKind(place - F.EXACT);
    return this.#bytes[start] === QUOTE;
  }
}
