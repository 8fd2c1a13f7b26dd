/** Lower is better. */
const WHOLE = 0;
const START = 1;
const WORD = 2;
const INSIDE = 3;
const SCATTERED = 4;

const isLetterOrDigit = (char: string): boolean => /[\p{L}\p{N}]/u.test(char);

/** Letters in order with others between them: `crt` in `cart`. They begin where a word does. */
function isScattered(text: string, typed: string): boolean {
  const first = typed.charAt(0);
  for (let start = text.indexOf(first); start >= 0; start = text.indexOf(first, start + 1)) {
    if (start > 0 && isLetterOrDigit(text.charAt(start - 1))) continue;
    let at = start;
    let place = 1;
    while (place < typed.length) {
      at = text.indexOf(typed.charAt(place), at + 1);
      if (at < 0) break;
      place += 1;
    }
    if (place === typed.length) return true;
  }
  return false;
}

function rankOfWord(text: string, typed: string): number | null {
  const at = text.indexOf(typed);
  if (at === 0) return text.length === typed.length ? WHOLE : START;
  if (at > 0) {
    for (let next = at; next >= 0; next = text.indexOf(typed, next + 1))
      if (!isLetterOrDigit(text.charAt(next - 1))) return WORD;
    return INSIDE;
  }
  return typed.length >= 2 && isScattered(text, typed) ? SCATTERED : null;
}

/**
 * How well a text fits what was typed, 0 (the same) to 4 (its letters in order, beginning with a word); null when
 * it does not. Both in lower case. Words of `typed` must all fit; the worst counts.
 */
export function rankOf(text: string, typed: readonly string[]): number | null {
  let worst = 0;
  for (const word of typed) {
    const rank = rankOfWord(text, word);
    if (rank === null) return null;
    worst = Math.max(worst, rank);
  }
  return worst;
}

/** What was typed, as `rankOf` wants it. */
export function wordsOf(typed: string): readonly string[] {
  return typed
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** The best of many, kept while they go by: equal ones stay in their order. */
export class Best<Item> {
  readonly #limit: number;
  readonly #kept: { readonly rank: number; readonly length: number; readonly item: Item }[] = [];
  total = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** `make` is called only for what is kept. Of two that fit as well the shorter text is the better. */
  offer(rank: number, length: number, make: () => Item): void {
    this.total += 1;
    const kept = this.#kept;
    const last = kept.at(-1);
    const isWorse = last !== undefined && (rank > last.rank || (rank === last.rank && length >= last.length));
    if (kept.length >= this.#limit && isWorse) return;
    let at = kept.length;
    while (at > 0) {
      const before = kept[at - 1];
      if (before === undefined || before.rank < rank || (before.rank === rank && before.length <= length))
        break;
      at -= 1;
    }
    kept.splice(at, 0, { rank, length, item: make() });
    if (kept.length > this.#limit) kept.pop();
  }

  get items(): readonly Item[] {
    return this.#kept.map(({ item }) => item);
  }

  /** Null while nothing was offered. */
  get rank(): number | null {
    return this.#kept[0]?.rank ?? null;
  }
}
