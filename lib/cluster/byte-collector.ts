const FIRST_BYTES = 64 * 1024;

/**
 * Collects a body in one buffer that grows in place: address space is reserved up to the limit and used as
 * bytes arrive, so that nothing is copied when a dump of 200 MB grows, and the event loop never waits for it.
 */
export class ByteCollector {
  readonly #buffer: ArrayBuffer;
  #length = 0;

  constructor(limit: number) {
    this.#buffer = new ArrayBuffer(Math.min(FIRST_BYTES, limit), { maxByteLength: limit });
  }

  get length(): number {
    return this.#length;
  }

  /** False when the bytes pass the limit; then none of them is kept. */
  append(chunk: Uint8Array): boolean {
    const needed = this.#length + chunk.length;
    if (needed > this.#buffer.maxByteLength) return false;
    if (needed > this.#buffer.byteLength) {
      this.#buffer.resize(
        Math.min(this.#buffer.maxByteLength, Math.max(needed, this.#buffer.byteLength * 2)),
      );
    }
    new Uint8Array(this.#buffer, this.#length, chunk.length).set(chunk);
    this.#length = needed;
    return true;
  }

  /** The bytes, in a buffer that holds nothing else and belongs to the caller. The collector is done then. */
  take(): Uint8Array {
    if (this.#length <= FIRST_BYTES) return new Uint8Array(this.#buffer, 0, this.#length).slice();
    this.#buffer.resize(this.#length);
    return new Uint8Array(this.#buffer, 0, this.#length);
  }
}
