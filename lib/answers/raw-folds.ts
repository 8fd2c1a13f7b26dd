import type { JsonBytes } from '@/lib/json/bytes';
import { opens } from '@/lib/json/characters';
import { Jumper } from '@/lib/json/cursor';
import { linesOf } from '@/lib/json/search/line-count';

/** Lines `first + 1 … last` are folded into the line `first`, all from 1. */
export interface Fold {
  readonly first: number;
  readonly last: number;
}

/** What is folded by brackets at these offsets: outermost folds only, in order. Offsets of anything else fold nothing. */
export function foldsOf(document: JsonBytes, offsets: readonly number[]): readonly Fold[] {
  const { bytes, root } = document;
  const lines = linesOf(document);
  const folds: Fold[] = [];
  let end = -1;
  for (const at of [...offsets].sort((a, b) => a - b)) {
    if (at < Math.max(end, root.start) || at >= root.end || !opens(bytes[at] ?? 0)) continue;
    // The bracket might be text: then what seems to be a container is something else, and is not folded.
    const place = document.locate(at);
    if (place.value.start !== at) continue;
    end = new Jumper(bytes, document.tape, at).after(at);
    const fold = { first: lines.at(at), last: lines.at(end - 1) };
    if (fold.last > fold.first) folds.push(fold);
  }
  return folds;
}

/** Which line stands in a row (from 0) when folded lines are left out; a row at the end of all gives one behind the last. */
export function lineOfRow(folds: readonly Fold[], row: number): number {
  let line = row + 1;
  for (const { first, last } of folds) {
    if (line <= first) break;
    line += last - first;
  }
  return line;
}

/** The row (from 0) in which a line stands: of the line that it is folded into, when it is. */
export function rowOfLine(folds: readonly Fold[], line: number): number {
  let gone = 0;
  for (const { first, last } of folds) {
    if (line <= first) break;
    if (line <= last) return first - 1 - gone;
    gone += last - first;
  }
  return line - 1 - gone;
}
