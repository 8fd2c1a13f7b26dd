import type { WireAnswer, WireHead } from '@/lib/snapshot/send';
import { ChunkReader } from './chunk-reader';

/** Envoy's own limit for the heads that it sends is 60 KiB (`max_response_headers_kb`). */
const HEAD_BYTES = 64 * 1024;
/** Of a body no more is read: enough to see what answered. */
const BODY_BYTES = 64 * 1024;

const LATIN = new TextDecoder('latin1');
const STATUS_LINE = /^HTTP\/(1\.[01]) ([1-9]\d{2})(?: (.*))?$/;
const END = [13, 10, 13, 10];

function endOfHead(bytes: Uint8Array): number {
  for (let at = 0; at + 3 < bytes.length; at += 1)
    if (END.every((byte, index) => bytes[at + index] === byte)) return at;
  return -1;
}

/** A header's name and value; null for a line that is none. Values keep what stands between their blanks. */
function headerOf(line: string): readonly [string, string] | null {
  const colon = line.indexOf(':');
  return colon < 1 ? null : [line.slice(0, colon), line.slice(colon + 1).replace(/^[ \t]+|[ \t]+$/g, '')];
}

function readHead(text: string): WireHead | null {
  const [first = '', ...lines] = text.split('\r\n');
  const match = STATUS_LINE.exec(first);
  if (match === null) return null;
  const headers = lines.map(headerOf);
  if (!headers.every((header) => header !== null)) return null;
  return { version: match[1] ?? '', status: Number(match[2]), phrase: match[3] ?? '', headers };
}

type Framing =
  | { readonly kind: 'length'; readonly bytes: number }
  | { readonly kind: 'chunked' | 'until-end' };

function valuesOf({ headers }: WireHead, name: string): readonly string[] {
  return headers.filter(([key]) => key.toLowerCase() === name).map(([, value]) => value);
}

/** How the body ends (RFC 9112, 6.3). */
function framingOf(head: WireHead, isHead: boolean): Framing {
  const { status } = head;
  if (isHead || status === 204 || status === 304) return { kind: 'length', bytes: 0 };
  if (valuesOf(head, 'transfer-encoding').some((value) => /(^|[ ,])chunked$/i.test(value)))
    return { kind: 'chunked' };
  const length = valuesOf(head, 'content-length')[0];
  if (length !== undefined && /^\d{1,15}$/.test(length)) return { kind: 'length', bytes: Number(length) };
  return { kind: 'until-end' };
}

/** Reads the first final answer of a connection from its bytes, however they are cut. */
export class AnswerReader {
  readonly #isHead: boolean;
  #head: WireHead | null = null;
  #framing: Framing = { kind: 'until-end' };
  #pending: Uint8Array = new Uint8Array();
  #chunks: ChunkReader | null = null;
  readonly #body: Uint8Array[] = [];
  #length = 0;
  #bodyEnd: WireAnswer['bodyEnd'] = 'short';
  /** Nothing more is wanted. */
  done = false;
  notHttp = false;

  constructor(isHead: boolean) {
    this.#isHead = isHead;
  }

  get head(): WireHead | null {
    return this.#head;
  }

  get body(): Uint8Array {
    return Buffer.concat(this.#body);
  }

  get bodyEnd(): WireAnswer['bodyEnd'] {
    return this.#bodyEnd;
  }

  push(bytes: Uint8Array): void {
    if (this.done) return;
    if (this.#head !== null) {
      this.#take(bytes);
      return;
    }
    this.#pending = Buffer.concat([this.#pending, bytes]);
    this.#readHead();
  }

  /** The connection has ended. */
  end(): void {
    if (this.done || this.#head === null) return;
    this.#finish(this.#framing.kind === 'until-end' ? 'whole' : 'short');
  }

  #readHead(): void {
    const at = endOfHead(this.#pending);
    if (at < 0) {
      const start = LATIN.decode(this.#pending.subarray(0, 7));
      if (this.#pending.length > HEAD_BYTES || !'HTTP/1.'.startsWith(start)) this.#refuse();
      return;
    }
    const head = at > HEAD_BYTES ? null : readHead(LATIN.decode(this.#pending.subarray(0, at)));
    if (head === null) {
      this.#refuse();
      return;
    }
    const rest = this.#pending.subarray(at + END.length);
    this.#pending = rest;
    // 1xx comes before the answer (RFC 9110, 15.2); after 101 the connection speaks something else.
    if (head.status < 200 && head.status !== 101) {
      this.#readHead();
      return;
    }
    this.#head = head;
    if (head.status === 101) {
      this.#finish('whole');
      return;
    }
    this.#framing = framingOf(head, this.#isHead);
    if (this.#framing.kind === 'chunked') this.#chunks = new ChunkReader();
    this.#take(rest);
  }

  #refuse(): void {
    this.notHttp = true;
    this.done = true;
  }

  #take(bytes: Uint8Array): void {
    if (this.#chunks !== null) {
      for (const piece of this.#chunks.push(bytes)) this.#keep(piece);
      if (this.#chunks.state === 'broken') this.#finish('short');
      if (this.#chunks.state === 'ended') this.#finish('whole');
      return;
    }
    this.#keep(bytes);
    if (this.#framing.kind === 'length' && this.#length >= this.#framing.bytes) this.#finish('whole');
  }

  #keep(piece: Uint8Array): void {
    const wanted = this.#framing.kind === 'length' ? this.#framing.bytes - this.#length : piece.length;
    const own = piece.subarray(0, wanted);
    const kept = own.subarray(0, BODY_BYTES - this.#length);
    if (kept.length > 0) this.#body.push(kept);
    this.#length += kept.length;
    if (kept.length < own.length) this.#finish('cut');
  }

  #finish(end: WireAnswer['bodyEnd']): void {
    if (this.done) return;
    this.done = true;
    this.#bodyEnd = end;
  }
}
