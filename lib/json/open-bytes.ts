import { err, ok, type Result } from '@/lib/core/result';
import type { Arena } from './arena';
import { JsonBytes } from './bytes';
import { opens, skipSpace } from './characters';
import { withoutHead } from './document-head';
import { indexByKernel } from './kernel/index-kernel';
import { kernelOf, wordsIn } from './kernel/kernel';
import { indexPlain } from './plain-index';
import { Tape } from './tape';
import { scalarEnd, stringEnd } from './tokens';
import { whyNot } from './why-not';

/** The document without white space around it. */
function rootOf(bytes: Uint8Array, from: number, tape: Tape) {
  const start = skipSpace(bytes, from, bytes.length);
  if (tape.length > 0) return { start, end: tape.close(0) + 1 };
  const isText = bytes[start] === 0x22;
  return { start, end: (isText ? stringEnd : scalarEnd)(bytes, start, bytes.length) };
}

/** The skip index, in the arena where the kernel makes it; null for what is no JSON. */
function indexOf(bytes: Uint8Array, start: number, arena: Arena): Uint8Array | null {
  const kernel = kernelOf(arena);
  const root = skipSpace(bytes, start, bytes.length);
  if (kernel !== null && opens(bytes[root] ?? 0)) return indexByKernel(kernel, bytes, root, bytes.length);
  const { ending, words } = indexPlain(bytes, start, bytes.length);
  return ending === 'whole' ? new Uint8Array(words.buffer, words.byteOffset, words.byteLength) : null;
}

/**
 * Opens a JSON document: checks it whole by RFC 8259 and UTF-8, and indexes it. A byte order mark and a status line
 * before it are passed over. What is opened here can be parsed, whole and in every part.
 *
 * @param bytes best from `arena.allocate` or a `ByteStream`: then nothing is copied. They belong to the document
 * from now on; `closeBytes` gives them back.
 *
 * Errors: `dump-not-json` (also Envoy's "Failed to convert protobuf message"), `dump-truncated` for a document
 * that only ends too early, also when it is empty, `dump-too-deep` beyond 200 levels, `not-envoy` for HTML. Throws
 * `AppFailure` `too-large` when the arena is full. On an error bytes of the arena stay the caller's.
 */
export function openBytes(bytes: Uint8Array, arena: Arena): Result<JsonBytes> {
  const own = arena.owns(bytes) ? bytes : arena.allocate(bytes.length);
  if (own !== bytes) own.set(bytes);
  const start = withoutHead(own);
  const index = indexOf(own, start, arena);
  if (index === null) {
    const error = whyNot(own);
    if (own !== bytes) arena.release(own);
    return err(error);
  }
  const tape = new Tape(wordsIn(index));
  return ok(new JsonBytes(own, rootOf(own, start, tape), tape, arena));
}

/** Wipes a document and gives its memory back; nothing of it may be used after this. */
export function closeBytes(document: JsonBytes): void {
  const { arena, bytes, tape } = document;
  arena.release(bytes);
  const { buffer, byteOffset, byteLength } = tape.words;
  const index = new Uint8Array(buffer, byteOffset, byteLength);
  if (arena.owns(index)) arena.release(index);
}
