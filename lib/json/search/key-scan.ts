import { tokensOf } from '@/lib/core/json-pointer';
import type { JsonBytes } from '../bytes';
import { COLON, OPEN_ARRAY, opens, QUOTE, skipSpace } from '../characters';
import { afterScalar, afterString, valueAfterKey } from '../cursor';
import type { Locator } from '../locate';
import { type Scans, scansOf } from '../scans';
import { collectPlaces } from './byte-find';
import { GrowingList } from './growing-list';
import { HiddenPlaces } from './hidden-places';
import { type KeyPath, pathMatches } from './key-path';
import type { OnToken } from './literal-scan';
import { eitherHidden, type Hidden, hiddenSpellings, type Needle, wholeNeedle } from './needle';
import { Outside } from './outside';
import type { TextTest } from './text-test';
import { isEscaped, openingQuote, tokenText } from './token';
import { TokenTester } from './token-tester';

/** A key whose spellings are known, and what is wanted of its value. */
export interface KeyPlan {
  /** Spellings of the last key of the path. */
  readonly keys: readonly string[];
  readonly path: KeyPath;
  /** Null: any value, also lists and objects. */
  readonly value: TextTest | null;
}

/** Finds values by key: first the key by its bytes, then the value, and the path only when both are right. */
export class KeyScan {
  readonly #document: JsonBytes;
  readonly #plan: KeyPlan;
  readonly #onToken: OnToken;
  readonly #needles: readonly Needle[];
  readonly #scans: Scans;
  readonly #hidden: HiddenPlaces;
  readonly #outside: Outside;
  readonly #tester: TokenTester | null;
  readonly #locator: Locator;
  readonly #plain = new GrowingList();
  /** The end of the last string that was decoded for its key. */
  #decided = 0;
  /** Elements of a list may come before what stands between them: they wait here for their turn. */
  #waiting: number[] = [];

  constructor(document: JsonBytes, plan: KeyPlan, onToken: OnToken) {
    const { matchCase } = plan.path;
    const none: Hidden = { slash: false, beyondAscii: 'none' };
    const hidden = plan.keys.map((key) => hiddenSpellings(key, matchCase)).reduce(eitherHidden, none);
    this.#document = document;
    this.#plan = plan;
    this.#onToken = onToken;
    this.#needles = plan.keys.map((key) => wholeNeedle(key, matchCase));
    this.#scans = scansOf(document);
    this.#hidden = new HiddenPlaces(document, hidden);
    this.#outside = new Outside(document);
    this.#tester = plan.value === null ? null : new TokenTester(document.bytes, plan.value);
    this.#locator = document.locator();
  }

  /** Searches below keys that begin in [from, to), a part of one block. */
  run(from: number, to: number): void {
    const plain = this.#plainKeys(from, to);
    const hidden = this.#hidden.between(from, to);
    let next = 0;
    for (let index = 0; index < plain.length; index += 1) {
      const at = plain.at(index);
      for (; next < hidden.length && hidden.at(next) < at; next += 1) this.#hiddenKey(hidden.at(next));
      this.#plainKey(at);
    }
    for (; next < hidden.length; next += 1) this.#hiddenKey(hidden.at(next));
    this.#flush(to);
  }

  /** Tells what was found behind the last stretch. */
  finish(): void {
    this.#flush(Number.POSITIVE_INFINITY);
  }

  #plainKeys(from: number, to: number): GrowingList {
    this.#plain.clear();
    for (const { bytes, fold } of this.#needles) {
      if (bytes === null) continue;
      collectPlaces(this.#scans, from, to, bytes, fold, this.#plain);
    }
    if (this.#needles.length > 1) this.#plain.sort();
    return this.#plain;
  }

  #plainKey(at: number): void {
    const { bytes } = this.#document;
    if (isEscaped(bytes, at)) return;
    // A key like `,` is also found between the quotes of two strings.
    if (this.#needles.some((needle) => needle.maybeOutside) && this.#outside.isInString(at)) return;
    this.#key(at);
  }

  #hiddenKey(at: number): void {
    if (at < this.#decided) return;
    const { bytes } = this.#document;
    const start = openingQuote(bytes, at);
    this.#decided = afterString(bytes, start);
    const key = tokenText(bytes, start, this.#decided);
    const { matchCase } = this.#plan.path;
    if (this.#plan.keys.includes(matchCase ? key : key.toLowerCase())) this.#key(start);
  }

  /** A string that says what the key should; it is a key when a colon follows. */
  #key(start: number): void {
    const { bytes, root } = this.#document;
    const end = afterString(bytes, start);
    if (bytes[skipSpace(bytes, end, root.end)] !== COLON) return;
    const value = valueAfterKey(bytes, end, root.end);
    const found = this.#tester === null ? [this.#whole(start, value)] : this.#valuesAt(value, this.#tester);
    if (found.length > 0 && this.#isInPath(start)) this.#waiting.push(...found);
  }

  /** Of a list or object its key is the hit. */
  #whole(key: number, value: number): number {
    return opens(this.#document.bytes[value] ?? 0) ? key : value;
  }

  #valuesAt(start: number, tester: TokenTester): readonly number[] {
    const { bytes } = this.#document;
    const byte = bytes[start] ?? 0;
    if (!opens(byte)) {
      const end = byte === QUOTE ? afterString(bytes, start) : afterScalar(bytes, start);
      return tester.test(start, end) ? [start] : [];
    }
    if (byte !== OPEN_ARRAY) return [];
    const found: number[] = [];
    // The end of the list is not needed to walk it.
    for (const item of this.#document.items({ start, end: this.#document.root.end }))
      for (const each of this.#valuesAt(item.start, tester)) found.push(each);
    return found;
  }

  #isInPath(key: number): boolean {
    const { path } = this.#plan;
    if (path.steps.length === 1) return true;
    return pathMatches(path, tokensOf(this.#locator.at(key).pointer) ?? []);
  }

  #flush(to: number): void {
    if (this.#waiting.length === 0) return;
    const all = this.#waiting.sort((a, b) => a - b);
    const ready = all.filter((at) => at < to);
    for (const at of ready) this.#onToken(at);
    this.#waiting = all.slice(ready.length);
  }
}
