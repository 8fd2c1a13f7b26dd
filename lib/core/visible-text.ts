/**
 * Characters that change how their neighbours look, or look like nothing: controls (C0, C1), format characters
 * (bidi marks, embeddings, overrides and isolates, zero-width ones, soft hyphen, BOM, tags), separators of lines
 * and paragraphs, fillers, and halves of surrogate pairs that stand alone. After Unicode TR 9 and TR 36.
 */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Default_Ignorable_Code_Point}]/gu;

const NOT_PLAIN = /[^ -~]/;

const SHORT: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escaped(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  if (code > 0xffff) return `\\u{${code.toString(16)}}`;
  return SHORT[char] ?? `\\u${code.toString(16).padStart(4, '0')}`;
}

/** Printable ASCII, as most names are: worth asking first where a list prints a million of them. */
export function isPlain(text: string): boolean {
  return !NOT_PLAIN.test(text);
}

/**
 * A name as it may be shown: what would hide, reorder or break it stands there as an escape (`\u202e`, `\n`).
 * For the eye only; what is copied or sent is the name itself.
 */
export function visibleText(text: string): string {
  return isPlain(text) ? text : text.replace(HIDDEN, escaped);
}
