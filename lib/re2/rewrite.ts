const BACKSLASH = '\\';

const isDigit = (char: string | undefined): char is string =>
  char !== undefined && char >= '0' && char <= '9';

/**
 * Whether RE2 takes a text as a rewrite of a pattern with so many groups (RE2::CheckRewriteString). Null when
 * it does, else why not.
 */
export function checkRewrite(rewrite: string, groupCount: number): string | null {
  for (let at = rewrite.indexOf(BACKSLASH); at >= 0; at = rewrite.indexOf(BACKSLASH, at + 2)) {
    const next = rewrite[at + 1];
    if (next === undefined) return 'a backslash at the end of the substitution';
    if (next === BACKSLASH) continue;
    if (!isDigit(next)) return `\\${next} in the substitution: only \\0 to \\9 and \\\\ are allowed`;
    if (Number(next) > groupCount)
      return `\\${next} in the substitution: the pattern has ${groupCount} groups`;
  }
  return null;
}

/** A rewrite that passed `checkRewrite`, with its groups put in; a group without a match is empty. */
export function expandRewrite(rewrite: string, groups: readonly (string | null)[]): string {
  return rewrite.replace(/\\(.)/g, (_, escaped: string) =>
    isDigit(escaped) ? (groups[Number(escaped)] ?? '') : escaped,
  );
}
