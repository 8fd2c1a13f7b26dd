import { appError } from '@/lib/core/errors';
import { err, ok, type Result } from '@/lib/core/result';
import type { JsonBytes } from '@/lib/json/bytes';
import { isSpace, opens } from '@/lib/json/characters';
import { linesOf } from '@/lib/json/search/line-count';
import { textOf } from '@/lib/json/utf8';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import { dumpBytes } from './dump-bytes';
import { type Fold, foldsOf, lineOfRow, rowOfLine } from './raw-folds';
import type { LinesPage, LinesQuestion, RawLine } from './raw-types';

/** Bytes of a line that are shown at most. */
const MOST_SHOWN = 4_000;
/** A dump with longer lines than this on average was not printed for reading. */
const MINIFIED = 2_000;
const NEWLINE = 0x0a;
const RETURN = 0x0d;

/** Where a line (from 1) begins; the end of the bytes for one behind the last. */
function startOf(document: JsonBytes, line: number): number {
  const lines = linesOf(document);
  // The smallest offset that is in the line or behind it.
  let low = 0;
  let high = document.bytes.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (lines.at(middle) < line) low = middle + 1;
    else high = middle;
  }
  return low;
}

function endOf({ bytes }: JsonBytes, start: number): number {
  const newline = bytes.indexOf(NEWLINE, start);
  return newline === -1 ? bytes.length : newline;
}

/** A container that opens at the end of a line. No string goes over a line, so what opens there is no text. */
function foldAt({ bytes, root }: JsonBytes, start: number, end: number): number | null {
  let at = end - 1;
  while (at >= start && isSpace(bytes[at] ?? 0)) at -= 1;
  return at >= Math.max(start, root.start) && at < root.end && opens(bytes[at] ?? 0) ? at : null;
}

function rawLine(
  document: JsonBytes,
  line: number,
  start: number,
  folds: ReadonlyMap<number, Fold>,
): RawLine {
  const { bytes } = document;
  const newline = endOf(document, start);
  const end = newline > start && bytes[newline - 1] === RETURN ? newline - 1 : newline;
  const isCut = end - start > MOST_SHOWN;
  const text = textOf(bytes, start, isCut ? start + MOST_SHOWN : end);
  const fold = folds.get(line);
  return {
    line,
    // The cut may go through a character.
    text: isCut ? text.replace(/\uFFFD$/, '') : text,
    cut: isCut ? end - start : null,
    fold: foldAt(document, start, end),
    hidden: fold === undefined ? 0 : fold.last - fold.first,
  };
}

/** Line breaks at the very end make no further line. */
function lineCount(document: JsonBytes): number {
  const { bytes } = document;
  return linesOf(document).at(bytes.at(-1) === NEWLINE ? bytes.length - 1 : bytes.length);
}

/** A window of the lines of the redacted dump as they were received. Fails with `resource-gone` without a dump. */
export function linesPage(snapshot: Snapshot, question: LinesQuestion): Result<LinesPage> {
  const document = dumpBytes(snapshot);
  if (document === null) return err(appError('resource-gone', { what: 'The config dump' }));
  const { offset, limit, reveal } = question;
  const folds = foldsOf(document, question.folded);
  const byLine = new Map(folds.map((fold) => [fold.first, fold]));
  const lines = lineCount(document);
  const total = rowOfLine(folds, lines) + 1;
  const rows: RawLine[] = [];
  let line = -1;
  let start = 0;
  for (let row = offset; row < Math.min(total, offset + limit); row += 1) {
    const next = lineOfRow(folds, row);
    start = next === line + 1 ? endOf(document, start) + 1 : startOf(document, next);
    line = next;
    rows.push(rawLine(document, line, start, byLine));
  }
  const span = reveal === null ? null : document.find(reveal);
  return ok({
    lines,
    total,
    rows,
    revealed: span === null ? null : rowOfLine(folds, linesOf(document).at(span.start)),
    isMinified: document.bytes.length / lines > MINIFIED,
  });
}
