import type { JsonBytes } from './bytes';
import { opens } from './characters';
import { type PrintedJson, Printer } from './print';
import type { Span } from './span';

/** A container of no more bytes is parsed as a whole. */
const WHOLE = 1 << 16;

class BytesPrinter extends Printer {
  readonly #document: JsonBytes;

  constructor(document: JsonBytes, limit: number) {
    super(limit);
    this.#document = document;
  }

  span(span: Span, indent: string): void {
    if (this.isFull) return;
    const document = this.#document;
    const isLong = span.end - span.start > WHOLE && opens(document.bytes[span.start] ?? 0);
    if (!isLong) this.value(document.parse(span), indent);
    else if (document.kind(span) === 'array') this.list(document.items(span), indent, this.#part);
    else this.members(this.#lastOf(span), indent, this.#part);
  }

  readonly #part = (span: Span, indent: string): void => this.span(span, indent);

  /** Of members with the same key the last one, in the place of the first: as `JSON.parse` has it. */
  #lastOf(span: Span): ReadonlyMap<string, Span> {
    const members = new Map<string, Span>();
    for (const { key, value } of this.#document.members(span)) members.set(key, value);
    return members;
  }
}

/**
 * Pretty-prints a part of a document with two blanks of indentation, at most `limit` characters of it, and reads no
 * more of it than is printed. In long objects, members whose keys are numbers stay where they are.
 */
export function printBytes(document: JsonBytes, span: Span, limit: number): PrintedJson {
  const printer = new BytesPrinter(document, limit);
  printer.span(span, '');
  return printer.printed;
}
