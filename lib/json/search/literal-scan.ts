import type { JsonBytes } from '../bytes';
import { afterScalar, afterString } from '../cursor';
import { type Scans, scansOf } from '../scans';
import { collectPlaces } from './byte-find';
import { GrowingList } from './growing-list';
import { HiddenPlaces } from './hidden-places';
import type { Hidden, Needle } from './needle';
import { Outside } from './outside';
import type { TextTest } from './text-test';
import { afterStringFrom, isEscaped, openingQuote, startOfScalar } from './token';
import { TokenTester } from './token-tester';
import { isWholeWord } from './whole-word';

/** What is looked for by its bytes. */
export interface LiteralPlan {
  /** Every key or value that passes `test` holds at least one of these, unless it is hidden. */
  readonly needles: readonly Needle[];
  readonly hidden: Hidden;
  readonly test: TextTest;
  /**
   * What the place of a needle says. `part`: `test` passes. `word`: it passes when no word goes on around it. `whole`:
   * the needle is a string with its quotes, and passes. `maybe`: the key or value has to be decoded and tested.
   */
  readonly found: 'part' | 'word' | 'whole' | 'maybe';
}

/** Called for each token that passes, in the order of the document, with a place in it. */
export type OnToken = (at: number) => void;

/** Searches keys and values for texts that are known by their bytes, one stretch after the other. */
export class LiteralScan {
  readonly #bytes: Uint8Array;
  readonly #plan: LiteralPlan;
  readonly #onToken: OnToken;
  readonly #scans: Scans;
  readonly #hidden: HiddenPlaces;
  readonly #outside: Outside;
  readonly #tester: TokenTester;
  readonly #places = new GrowingList();
  readonly #maybeOutside: boolean;
  readonly #maybeScalar: boolean;
  /** The end of the last token that was decided. */
  #decided = 0;

  constructor(document: JsonBytes, plan: LiteralPlan, onToken: OnToken) {
    this.#bytes = document.bytes;
    this.#plan = plan;
    this.#onToken = onToken;
    this.#scans = scansOf(document);
    this.#hidden = new HiddenPlaces(document, plan.hidden);
    this.#outside = new Outside(document);
    this.#tester = new TokenTester(document.bytes, plan.test);
    this.#maybeOutside = plan.needles.some((needle) => needle.maybeOutside);
    this.#maybeScalar = plan.needles.some((needle) => needle.maybeScalar);
  }

  /** Searches what begins in [from, to), a part of one block; stretches follow each other without a gap. */
  run(from: number, to: number): void {
    const plain = this.#plainPlaces(from, to);
    const hidden = this.#hidden.between(from, to);
    let next = 0;
    for (let index = 0; index < plain.length; index += 1) {
      const at = plain.at(index);
      if (at < this.#decided) continue;
      while (next < hidden.length && hidden.at(next) <= at) {
        this.#hiddenAt(hidden.at(next));
        next += 1;
      }
      const limit = next < hidden.length ? hidden.at(next) : to;
      if (at >= this.#decided) this.#plainAt(at, limit);
    }
    for (; next < hidden.length; next += 1) this.#hiddenAt(hidden.at(next));
  }

  #plainPlaces(from: number, to: number): GrowingList {
    const places = this.#places;
    places.clear();
    let lists = 0;
    for (const { bytes, fold } of this.#plan.needles) {
      if (bytes === null) continue;
      collectPlaces(this.#scans, from, to, bytes, fold, places);
      lists += 1;
    }
    if (lists > 1) places.sort();
    return places;
  }

  /** A plain spelling; `limit` is the next place from which on something hidden may stand. */
  #plainAt(at: number, limit: number): void {
    const bytes = this.#bytes;
    if (isEscaped(bytes, at)) return;
    if (this.#plan.found === 'whole') {
      // A text like `,` is also found between the quotes of two strings.
      if (!this.#maybeOutside || !this.#outside.isInString(at)) this.#decide(afterString(bytes, at), at);
      return;
    }
    if (this.#maybeOutside && !this.#outside.isInString(at)) {
      if (this.#maybeScalar) this.#scalarAt(at);
      return;
    }
    const end = afterStringFrom(bytes, at);
    const verdict = this.#verdict(at, end > limit);
    if (verdict === 'decode') this.#decode(openingQuote(bytes, at), end);
    else if (verdict === 'yes') this.#decide(end, at);
  }

  /** `isNearHidden`: what stands behind the needle may be hidden. */
  #verdict(at: number, isNearHidden: boolean): 'yes' | 'no' | 'decode' {
    const { found, needles } = this.#plan;
    if (found === 'part') return 'yes';
    if (found !== 'word' || isNearHidden) return 'decode';
    return isWholeWord(this.#bytes, at, at + (needles[0]?.bytes?.length ?? 0));
  }

  #scalarAt(at: number): void {
    const start = startOfScalar(this.#bytes, at);
    const end = afterScalar(this.#bytes, at);
    if (this.#plan.found === 'part') this.#decide(end, at);
    else this.#decode(start, end);
  }

  #hiddenAt(at: number): void {
    if (at < this.#decided) return;
    const start = openingQuote(this.#bytes, at);
    this.#decode(start, afterStringFrom(this.#bytes, start + 1));
  }

  #decode(start: number, end: number): void {
    if (this.#tester.test(start, end)) this.#onToken(start);
    this.#decided = end;
    this.#outside.passed(end);
  }

  #decide(end: number, at: number): void {
    this.#onToken(at);
    this.#decided = end;
    this.#outside.passed(end);
  }
}
