const encoder = new TextEncoder();

/** A text as a JSON writer spells it, which is how nearly all of its places are found without decoding. */
export interface Needle {
  /** UTF-8 with the escapes that JSON needs and no others; null when such a spelling has to be decoded. */
  readonly bytes: Uint8Array | null;
  /** ASCII letters of either case are the same. */
  readonly fold: boolean;
  /** May also stand outside of strings: in numbers and words, or across the punctuation between them. */
  readonly maybeOutside: boolean;
  /** May stand in a number, `true`, `false` or `null`. */
  readonly maybeScalar: boolean;
}

/** Which spellings have to be decoded because they may hide the text; `\u` always. */
export interface Hidden {
  /** Written as `\/`. */
  readonly slash: boolean;
  /** `folding`: the two letters outside ASCII that fold into it; `any`: all beyond ASCII. */
  readonly beyondAscii: 'none' | 'folding' | 'any';
}

const WORDS = ['true', 'false', 'null', 'e'];
const OUTSIDE = /^[ a-z0-9{}[\]:,.+-]*$/;
const SCALAR = /^[a-z0-9.+-]*$/;

function maybeOutside(spelled: string): boolean {
  const lower = spelled.toLowerCase();
  const words = lower.match(/[a-z]+/g) ?? [];
  return OUTSIDE.test(lower) && words.every((word) => WORDS.some((each) => each.includes(word)));
}

/** Long s and the Kelvin sign are the only characters that fold into ASCII (CaseFolding.txt, statuses C and S). */
const intoAscii = (text: string): string => text.replaceAll('\u017f', 's').replaceAll('\u212a', 'k');

const isAscii = (text: string): boolean => /^[\0-\x7f]*$/.test(text);

/** How to find a text that is not empty, by its bytes. */
export function needleOf(text: string, matchCase: boolean): Needle {
  const folded = matchCase ? text : intoAscii(text);
  const spelled = JSON.stringify(folded).slice(1, -1);
  const isPlain = !spelled.includes('\\u') && (matchCase || isAscii(folded));
  const isOutside = maybeOutside(spelled);
  return {
    bytes: isPlain ? encoder.encode(spelled) : null,
    fold: !matchCase && /[a-z]/i.test(folded),
    maybeOutside: isOutside,
    maybeScalar: isOutside && SCALAR.test(spelled.toLowerCase()),
  };
}

/** A whole key or string, in its quotes. */
export function wholeNeedle(text: string, matchCase: boolean): Needle {
  const needle = needleOf(text, matchCase);
  return { ...needle, bytes: needle.bytes === null ? null : Uint8Array.of(0x22, ...needle.bytes, 0x22) };
}

/** Which spellings can hide a text. */
export function hiddenSpellings(text: string, matchCase: boolean): Hidden {
  const slash = text.includes('/');
  if (matchCase) return { slash, beyondAscii: 'none' };
  if (!isAscii(intoAscii(text))) return { slash, beyondAscii: 'any' };
  return { slash, beyondAscii: /[ks]/i.test(intoAscii(text)) ? 'folding' : 'none' };
}

const RANK = { none: 0, folding: 1, any: 2 };

export function eitherHidden(a: Hidden, b: Hidden): Hidden {
  const isMore = RANK[b.beyondAscii] > RANK[a.beyondAscii];
  return { slash: a.slash || b.slash, beyondAscii: isMore ? b.beyondAscii : a.beyondAscii };
}
