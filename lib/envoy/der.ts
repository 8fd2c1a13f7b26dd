/** Nothing that a certificate holds is nested deeper. */
const LEVELS = 16;

/** Bytes that are no DER (ITU-T X.690), or not what was asked for. Caught by the reader of certificates. */
export class DerError extends Error {}

/**
 * One value of a DER document: a tag and the bytes of its content. Certificates are DER by definition (RFC 5280
 * §4.1), so lengths are definite; whatever reaches outside of its parent is refused.
 */
export class Der {
  readonly tag: number;
  readonly bytes: Uint8Array;
  readonly #level: number;

  private constructor(tag: number, bytes: Uint8Array, level: number) {
    this.tag = tag;
    this.bytes = bytes;
    this.#level = level;
  }

  /** The first value of a document; whatever follows it is ignored. Throws `DerError`. */
  static read(bytes: Uint8Array): Der {
    return Der.#at(bytes, 0, 0).value;
  }

  static #at(bytes: Uint8Array, start: number, level: number): { readonly value: Der; readonly end: number } {
    if (level > LEVELS) throw new DerError('nested too deeply');
    const tag = bytes[start];
    const first = bytes[start + 1];
    // Tags above 30 take more bytes; no field of a certificate has one.
    if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f)
      throw new DerError('no value here');
    let length = first;
    let at = start + 2;
    if (first >= 0x80) {
      const count = first & 0x7f;
      if (count === 0 || count > 4) throw new DerError('length not definite');
      length = 0;
      for (let each = 0; each < count; each += 1) length = length * 256 + (bytes[at + each] ?? 0);
      at += count;
    }
    const end = at + length;
    if (end > bytes.length) throw new DerError('reaches outside of its parent');
    return { value: new Der(tag, bytes.subarray(at, end), level), end };
  }

  /** The values inside a SEQUENCE, SET or explicit tag. Throws `DerError`. */
  children(): readonly Der[] {
    const children: Der[] = [];
    for (let at = 0; at < this.bytes.length; ) {
      const { value, end } = Der.#at(this.bytes, at, this.#level + 1);
      children.push(value);
      at = end;
    }
    return children;
  }

  /** The n-th value inside. Throws `DerError` when there is none. */
  child(index: number): Der {
    const child = this.children()[index];
    if (child === undefined) throw new DerError('field missing');
    return child;
  }

  /** An OBJECT IDENTIFIER in dots (X.690 §8.19). Throws `DerError` for other values. */
  oid(): string {
    if (this.tag !== TAG.oid || this.bytes.length === 0) throw new DerError('not an object identifier');
    const arcs: number[] = [];
    let arc = 0;
    for (const byte of this.bytes) {
      arc = arc * 128 + (byte & 0x7f);
      if (byte < 0x80) {
        arcs.push(arc);
        arc = 0;
      }
    }
    const [head = 0, ...rest] = arcs;
    const root = Math.min(2, Math.floor(head / 40));
    return [root, head - root * 40, ...rest].join('.');
  }
}

export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  oid: 0x06,
  utf8: 0x0c,
  universal: 0x1c,
  bmp: 0x1e,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
} as const;

export function hexOf(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += byte.toString(16).padStart(2, '0');
  return text;
}

/** Bytes as characters of one byte each: IA5, Printable, Numeric, Visible and (as everybody reads it) T61 strings. */
export function latinOf(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
