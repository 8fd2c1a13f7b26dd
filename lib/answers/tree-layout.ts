import type { JsonBytes } from '@/lib/json/bytes';
import { GrowingList } from '@/lib/json/search/growing-list';
import type { Span } from '@/lib/json/span';

/** Rows of a tree at most: opening three levels of a list of 120,000 routes stays bounded. */
export const MOST_ROWS = 1_000_000;

const NONE = 0xffff_ffff;

export interface Opened {
  readonly root: Span;
  readonly levels: number;
  readonly steps: ReadonlyMap<number, number>;
  readonly reveal: Span | null;
}

/** The row of a tree, in numbers: see the fields of `Layout`. */
export interface LaidRow {
  readonly start: number;
  readonly end: number;
  /** Offset of the member's key, null for elements. */
  readonly key: number | null;
  readonly parent: number | null;
  readonly place: number;
  readonly isEnd: boolean;
  readonly isOpen: boolean;
}

/** All rows that are visible of a tree; six numbers each, so that a million of them can be held. */
export class Layout {
  readonly #document: JsonBytes;
  readonly #opened: Opened;
  readonly #starts = new GrowingList();
  readonly #ends = new GrowingList();
  readonly #keys = new GrowingList();
  readonly #parents = new GrowingList();
  readonly #places = new GrowingList();
  /** 0 a closed container or a scalar, 1 an open container, 2 the bracket at its end. */
  readonly #kinds = new GrowingList();
  isCut = false;
  /** Row of the value that was to be revealed, -1 without one. */
  revealed = -1;

  constructor(document: JsonBytes, opened: Opened) {
    this.#document = document;
    this.#opened = opened;
    this.#add(opened.root, NONE, NONE, 0, opened.levels);
  }

  get length(): number {
    return this.#starts.length;
  }

  at(row: number): LaidRow {
    const key = this.#keys.at(row);
    const parent = this.#parents.at(row);
    return {
      start: this.#starts.at(row),
      end: this.#ends.at(row),
      key: key === NONE ? null : key,
      parent: parent === NONE ? null : parent,
      place: this.#places.at(row),
      isEnd: this.#kinds.at(row) === 2,
      isOpen: this.#kinds.at(row) === 1,
    };
  }

  /** `inherited`: levels that are open from here, as the containers around it say. */
  #levelsOf({ start, end }: Span, inherited: number): number {
    const { steps, reveal } = this.#opened;
    const own = steps.get(start);
    if (own !== undefined) return own;
    const isAround = reveal !== null && start <= reveal.start && reveal.end <= end;
    return isAround ? Math.max(1, inherited) : inherited;
  }

  /** Recursion is safe: documents deeper than 200 levels are refused. */
  #add(value: Span, key: number, parent: number, place: number, inherited: number): void {
    if (this.#starts.length >= MOST_ROWS) {
      this.isCut = true;
      return;
    }
    const document = this.#document;
    const kind = document.kind(value);
    const isContainer = kind === 'object' || kind === 'array';
    const levels = isContainer ? this.#levelsOf(value, inherited) : 0;
    const row = this.#starts.length;
    if (value.start === this.#opened.reveal?.start) this.revealed = row;
    this.#push(value.start, value.end, key, parent, place, levels > 0 ? 1 : 0);
    if (levels <= 0) return;
    let next = 0;
    if (kind === 'object')
      for (const member of document.members(value)) {
        this.#add(member.value, member.keySpan.start, row, next, levels - 1);
        if (this.isCut) return;
        next += 1;
      }
    else
      for (const item of document.items(value)) {
        this.#add(item, NONE, row, next, levels - 1);
        if (this.isCut) return;
        next += 1;
      }
    this.#push(value.end - 1, value.end, NONE, row, next, 2);
  }

  #push(start: number, end: number, key: number, parent: number, place: number, kind: number): void {
    this.#starts.push(start);
    this.#ends.push(end);
    this.#keys.push(key);
    this.#parents.push(parent);
    this.#places.push(place);
    this.#kinds.push(kind);
  }
}
