/** A size line, its extensions included; Envoy writes none. */
const LINE_BYTES = 1024;
const LF = 10;
const LATIN = new TextDecoder('latin1');

/** Takes the chunks of `transfer-encoding: chunked` (RFC 9112, 7.1) out of their framing, however they are cut. */
export class ChunkReader {
  #state: 'size' | 'data' | 'after' | 'trailers' | 'ended' | 'broken' = 'size';
  #line = '';
  #left = 0;

  get state(): 'open' | 'ended' | 'broken' {
    return this.#state === 'ended' || this.#state === 'broken' ? this.#state : 'open';
  }

  /** The pieces of the body in these bytes. */
  push(bytes: Uint8Array): readonly Uint8Array[] {
    const pieces: Uint8Array[] = [];
    let at = 0;
    while (at < bytes.length && this.state === 'open') {
      if (this.#state === 'data') {
        const piece = bytes.subarray(at, at + this.#left);
        pieces.push(piece);
        this.#left -= piece.length;
        at += piece.length;
        if (this.#left === 0) this.#state = 'after';
        continue;
      }
      const end = bytes.indexOf(LF, at);
      this.#line += LATIN.decode(bytes.subarray(at, end < 0 ? bytes.length : end));
      at = end < 0 ? bytes.length : end + 1;
      if (this.#line.length > LINE_BYTES) this.#state = 'broken';
      else if (end >= 0) this.#onLine();
    }
    return pieces;
  }

  #onLine(): void {
    const line = this.#line.replace(/\r$/, '');
    this.#line = '';
    if (this.#state === 'size') {
      const size = /^([0-9a-f]{1,8})[ \t]*(?:;.*)?$/i.exec(line)?.[1];
      this.#left = Number.parseInt(size ?? '', 16);
      if (size === undefined) this.#state = 'broken';
      else this.#state = this.#left === 0 ? 'trailers' : 'data';
    } else if (this.#state === 'after') this.#state = line === '' ? 'size' : 'broken';
    else if (line === '') this.#state = 'ended';
  }
}
