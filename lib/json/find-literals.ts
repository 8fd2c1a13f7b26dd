import { foldedText } from './ascii-case';
import type { JsonBytes } from './bytes';
import { type Batch, inSteps } from './find-bytes';
import type { Literal, LiteralSet } from './literal-set';
import { scansOf } from './scans';
import type { Span } from './span';

/** The kernel judges a place by three bytes. */
const LEAST_LENGTH = 3;
/** What may begin at one place must have room in one batch. */
const MOST = 128;

function byText(a: Literal, b: Literal): number {
  const shared = Math.min(a.small.length, b.small.length);
  for (let index = 0; index < shared; index += 1) {
    const difference = (a.small[index] ?? 0) - (b.small[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.small.length - b.small.length || a.id - b.id;
}

/** Up to 128 texts of at least three bytes: ASCII letters of either case are the same. */
export function compileLiterals(texts: readonly string[]): LiteralSet {
  const encoder = new TextEncoder();
  const literals = texts.map((text, id) => ({ id, ...foldedText(encoder.encode(text), true) }));
  if (literals.length > MOST) throw new RangeError(`more than ${MOST} literals`);
  const short = literals.find(({ small }) => small.length < LEAST_LENGTH);
  if (short !== undefined) throw new RangeError(`literal ${short.id} is shorter than ${LEAST_LENGTH} bytes`);
  return literals.sort(byText);
}

/**
 * Every place where one of the literals begins within a span: words are pairs of offset, ascending, and index of the
 * literal; at one place, in the order of their texts.
 */
export function findLiterals(
  document: JsonBytes,
  literals: LiteralSet,
  span: Span = document.root,
): Generator<Batch> {
  const scans = scansOf(document);
  return inSteps(span, (from, to, out) => scans.literals(from, to, literals, out));
}
