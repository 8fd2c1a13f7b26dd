/** Text in pieces as one run of UTF-8, never as one string: a list of 120,000 rows is some 40 MB. */
export function encodeChunks(chunks: Iterable<string>): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (const chunk of chunks) {
    const piece = encoder.encode(chunk);
    pieces.push(piece);
    length += piece.length;
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
