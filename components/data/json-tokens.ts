/** What a piece of JSON text is, for its colour. */
export type TokenKind = 'key' | 'string' | 'number' | 'literal' | 'punct' | 'plain';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
}

// Pretty-printed JSON never breaks a string over lines, so one line can be read alone.
const TOKEN =
  /("(?:[^"\\]|\\.)*"?)(\s*:)?|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|\b(true|false|null)\b|([{}[\],:]+)/g;

function tokenOf(match: RegExpMatchArray): Token {
  const [text, quoted, colon, number, literal] = match;
  if (quoted !== undefined) return { kind: colon === undefined ? 'string' : 'key', text };
  if (number !== undefined) return { kind: 'number', text };
  if (literal !== undefined) return { kind: 'literal', text };
  return { kind: 'punct', text };
}

/**
 * One line of JSON as coloured pieces. Joined, the pieces are the line again, whatever the line holds.
 * A key keeps its colon as a piece of its own, so that the colon has the colour of punctuation.
 */
export function tokensOfLine(line: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (const match of line.matchAll(TOKEN)) {
    if (match.index > at) tokens.push({ kind: 'plain', text: line.slice(at, match.index) });
    const token = tokenOf(match);
    const colon = token.kind === 'key' ? (match[2] ?? '').length : 0;
    tokens.push({ kind: token.kind, text: token.text.slice(0, token.text.length - colon) });
    if (colon > 0) tokens.push({ kind: 'punct', text: token.text.slice(-colon) });
    at = match.index + match[0].length;
  }
  if (at < line.length) tokens.push({ kind: 'plain', text: line.slice(at) });
  return tokens;
}

export interface Piece extends Token {
  /** Part of a search hit. */
  readonly marked: boolean;
}

/** Splits tokens where a search hit begins or ends; letter case is ignored. */
export function markTokens(tokens: readonly Token[], find: string): readonly Piece[] {
  if (find === '') return tokens.map((token) => ({ ...token, marked: false }));
  const line = tokens.map((token) => token.text).join('');
  const hits = hitsOf(line, find);
  const pieces: Piece[] = [];
  let at = 0;
  for (const token of tokens) {
    let from = at;
    const end = at + token.text.length;
    for (const hit of hits) {
      const start = Math.max(hit, from);
      const stop = Math.min(hit + find.length, end);
      if (start >= stop) continue;
      if (start > from) pieces.push({ kind: token.kind, text: line.slice(from, start), marked: false });
      pieces.push({ kind: token.kind, text: line.slice(start, stop), marked: true });
      from = stop;
    }
    if (from < end) pieces.push({ kind: token.kind, text: line.slice(from, end), marked: false });
    at = end;
  }
  return pieces;
}

/** Where `find` begins in `line`, hits not overlapping. Lower-casing must not move the places. */
function hitsOf(line: string, find: string): readonly number[] {
  const lower = line.toLowerCase();
  const [haystack, needle] = lower.length === line.length ? [lower, find.toLowerCase()] : [line, find];
  const hits: number[] = [];
  for (let at = haystack.indexOf(needle); at !== -1; at = haystack.indexOf(needle, at + needle.length))
    hits.push(at);
  return hits;
}
