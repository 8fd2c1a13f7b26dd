/** Characters that no POSIX shell looks at, in any place of a word. */
const PLAIN = /^[A-Za-z0-9_@%+:,./=-]+$/;

/**
 * Control and format characters, and halves of surrogate pairs. A terminal acts on the first when they are pasted,
 * the second make a line look like another one, the third cannot be written at all.
 */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** One word for a POSIX shell, or null when the text should not be pasted into a terminal at all. */
export function shellQuote(text: string): string | null {
  if (UNSAFE.test(text)) return null;
  if (PLAIN.test(text)) return text;
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** A command line of these words; null when one of them cannot be quoted. */
export function shellLine(words: readonly string[]): string | null {
  const quoted = words.map(shellQuote);
  return quoted.includes(null) ? null : quoted.join(' ');
}
