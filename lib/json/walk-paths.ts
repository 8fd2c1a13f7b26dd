import type { JsonBytes } from './bytes';
import type { Batch } from './find-bytes';
import { kernelOf } from './kernel/kernel';
import { walkByKernel } from './kernel/walk-kernel';
import type { PathTable } from './paths';
import { walkPlain } from './plain-walk';
import type { Span } from './span';

/**
 * Walks a value once and tells what stands at the places of a table. Words are events of three: `kindOf` and
 * `fieldOf` the first, start, end. They come in the order of the document; escaped keys are known too.
 *
 * Of keys that repeat in one object all are told, in order, where `JSON.parse` keeps the last: `REPEATED` comes
 * before the events of a later one. What stands in values that no rule reaches is not looked at: the skip index jumps
 * over it. May throw `AppFailure` `dump-not-json` when somebody overwrote brackets of the document.
 */
export function walkPaths(
  document: JsonBytes,
  table: PathTable,
  span: Span = document.root,
): Generator<Batch> {
  const kernel = kernelOf(document.arena);
  return kernel === null ? walkPlain(document, table, span) : walkByKernel(kernel, document, table, span);
}
