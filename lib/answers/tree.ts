import type { JsonPointer } from '@/lib/core/brand';
import { appError } from '@/lib/core/errors';
import { child } from '@/lib/core/json-pointer';
import { err, ok, type Result } from '@/lib/core/result';
import type { JsonBytes } from '@/lib/json/bytes';
import { afterString, stringAt } from '@/lib/json/cursor';
import { linesOf } from '@/lib/json/search/line-count';
import type { Span } from '@/lib/json/span';
import { textOf } from '@/lib/json/utf8';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import { dumpBytes } from './dump-bytes';
import { type LaidRow, Layout } from './tree-layout';
import { summaryOf } from './tree-summary';
import type { TreePage, TreeQuestion, TreeRow } from './tree-types';

/** Bytes of a scalar that a row shows at most. */
const MOST_SHOWN = 2_000;

/** The tree that was asked for last: its windows are asked for one after the other. */
const known = new WeakMap<Snapshot, { readonly of: string; readonly layout: Layout }>();

function stepsOf(pairs: readonly number[]): ReadonlyMap<number, number> {
  const steps = new Map<number, number>();
  for (let at = 0; at + 1 < pairs.length; at += 2) steps.set(pairs[at] ?? 0, pairs[at + 1] ?? 0);
  return steps;
}

function layoutOf(snapshot: Snapshot, document: JsonBytes, root: Span, question: TreeQuestion): Layout {
  const of = JSON.stringify([question.root, question.levels, question.steps, question.reveal]);
  const last = known.get(snapshot);
  if (last?.of === of) return last.layout;
  const layout = new Layout(document, {
    root,
    levels: question.levels,
    steps: stepsOf(question.steps),
    reveal: question.reveal === null ? null : document.find(question.reveal),
  });
  known.set(snapshot, { of, layout });
  return layout;
}

interface Around {
  readonly start: number;
  readonly pointer: JsonPointer;
  readonly level: number;
  readonly size: number;
}

/** Makes the rows of one window: pointers, levels and sizes of the containers around them are found once. */
class RowMaker {
  readonly #snapshot: Snapshot;
  readonly #document: JsonBytes;
  readonly #layout: Layout;
  readonly #root: JsonPointer;
  readonly #parents = new Map<number, Around>();

  constructor(snapshot: Snapshot, document: JsonBytes, layout: Layout, root: JsonPointer) {
    this.#snapshot = snapshot;
    this.#document = document;
    this.#layout = layout;
    this.#root = root;
  }

  row(index: number): TreeRow {
    const laid = this.#layout.at(index);
    const { start, end, parent } = laid;
    const around = parent === null ? null : this.#around(parent);
    const line = linesOf(this.#document).at(start);
    if (laid.isEnd && parent !== null) {
      const isLast = this.#isLast(parent);
      const bracket = this.#document.bytes[start] === 0x7d ? '}' : ']';
      const level = around?.level ?? 1;
      return { kind: 'end', at: start, level, line, parent, around: around?.start ?? null, isLast, bracket };
    }
    const about = {
      at: start,
      level: (around?.level ?? 0) + 1,
      line,
      parent,
      around: around?.start ?? null,
      isLast: this.#isLast(index),
      pointer: this.#pointer(laid),
      key: this.#key(laid),
      place: laid.place + 1,
      siblings: around?.size ?? 1,
    };
    const span = { start, end };
    const kind = this.#document.kind(span);
    if (kind !== 'object' && kind !== 'array') return { ...about, kind, ...this.#scalar(span) };
    const size = this.#document.count(span);
    return { ...about, kind, open: laid.isOpen, size, summary: summaryOf(this.#document, span) };
  }

  #scalar({ start, end }: Span) {
    const { bytes } = this.#document;
    const isCut = end - start > MOST_SHOWN;
    const text = textOf(bytes, start, isCut ? start + MOST_SHOWN : end);
    // The cut may go through a character.
    const shown = isCut ? text.replace(/\uFFFD$/, '') : text;
    const hidden = this.#snapshot.hidden.get('admin/config_dump')?.ruleAt(start) ?? null;
    return { text: shown, cut: isCut ? end - start : null, hidden };
  }

  #key({ key }: LaidRow): string | null {
    const { bytes } = this.#document;
    return key === null ? null : stringAt(bytes, { start: key, end: afterString(bytes, key) });
  }

  #pointer(laid: LaidRow): JsonPointer {
    if (laid.parent === null) return this.#root;
    return child(this.#around(laid.parent).pointer, this.#key(laid) ?? laid.place);
  }

  /** Of an open container: its pointer, level and how many children it has. */
  #around(row: number): Around {
    const made = this.#parents.get(row);
    if (made !== undefined) return made;
    const laid = this.#layout.at(row);
    const level = laid.parent === null ? 1 : this.#around(laid.parent).level + 1;
    const around = {
      start: laid.start,
      pointer: this.#pointer(laid),
      level,
      size: this.#document.count(laid),
    };
    this.#parents.set(row, around);
    return around;
  }

  #isLast(row: number): boolean {
    const { parent, place } = this.#layout.at(row);
    return parent === null || place + 1 >= this.#around(parent).size;
  }
}

/** A window of the rows of a tree over the redacted dump. Fails with `resource-gone`. */
export function treePage(snapshot: Snapshot, question: TreeQuestion): Result<TreePage> {
  const document = dumpBytes(snapshot);
  const root = document?.find(question.root) ?? null;
  if (document === null || root === null)
    return err(appError('resource-gone', { what: `The value at ${question.root || 'the root'}` }));
  const layout = layoutOf(snapshot, document, root, question);
  const maker = new RowMaker(snapshot, document, layout, question.root);
  const last = Math.min(layout.length, question.offset + question.limit);
  const rows: TreeRow[] = [];
  for (let row = question.offset; row < last; row += 1) rows.push(maker.row(row));
  const revealed = layout.revealed < 0 ? null : layout.revealed;
  return ok({ total: layout.length, isCut: layout.isCut, rows, revealed });
}
