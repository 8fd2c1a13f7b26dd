const decoder = new TextDecoder();

/** Text of base64 bytes; what is not UTF-8 shows replacement characters, what is not base64 stays as it is. */
export function decodeBytes(base64: string): string {
  try {
    return decoder.decode(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));
  } catch {
    return base64;
  }
}
