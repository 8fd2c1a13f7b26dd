/** Text of bytes in UTF-8, for the lengths, escapes and base64 that a client makes of it. */
const encoder = new TextEncoder();

export function byteLength(text: string): number {
  return encoder.encode(text).length;
}

export function base64(text: string): string {
  let binary = '';
  for (const byte of encoder.encode(text)) binary += String.fromCharCode(byte);
  return btoa(binary);
}

const hex = (byte: number) => `%${byte.toString(16).padStart(2, '0')}`;

/** Every byte that `keeps` refuses as `%xx`. */
function escapeBytes(
  text: string,
  keeps: (byte: number) => boolean,
  write: (byte: number) => string,
): string {
  let out = '';
  for (const byte of encoder.encode(text)) out += keeps(byte) ? String.fromCharCode(byte) : write(byte);
  return out;
}

/** curl's own escaping of a URL's path: bytes above ASCII, in lower-case hex; anything else stays. */
export function escapeNonAscii(text: string): string {
  return escapeBytes(text, (byte) => byte < 0x80, hex);
}

const UNRESERVED = /[A-Za-z0-9._~-]/;

/** curl's escaping of `--data-urlencode`: a blank is `+`, all but RFC 3986's unreserved characters is `%XX`. */
export function formEscape(text: string): string {
  const keeps = (byte: number) => UNRESERVED.test(String.fromCharCode(byte));
  return escapeBytes(text, keeps, (byte) => (byte === 0x20 ? '+' : hex(byte).toUpperCase()));
}

/** `%41` as its byte, read as UTF-8; a `%` that starts no escape stays. */
export function unescapeBytes(text: string): string {
  if (!text.includes('%')) return text;
  const bytes: number[] = [];
  for (const piece of text.match(/%[0-9a-fA-F]{2}|[^%]+|%/g) ?? []) {
    if (piece.length === 3 && piece.startsWith('%')) bytes.push(Number.parseInt(piece.slice(1), 16));
    else for (const byte of encoder.encode(piece)) bytes.push(byte);
  }
  return new TextDecoder().decode(Uint8Array.from(bytes));
}
