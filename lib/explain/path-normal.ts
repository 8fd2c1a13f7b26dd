/**
 * Envoy's path normalisation: the path canonicaliser of an older Chromium, merging of slashes, unescaping of
 * slashes (path_utility.cc). All work on what stands before the `?`.
 */

const DECODED = /[A-Za-z0-9\-_~]/;
/** Written raw, these come out as `%XX`. */
const ENCODED = new Set([' ', '"', '<', '>', '^', '`', '{', '|', '}', '\x7f']);

const isHex = (text: string): boolean => /^[0-9A-Fa-f]{2}$/.test(text);
const percent = (code: number): string => `%${code.toString(16).toUpperCase().padStart(2, '0')}`;

/** One path character as the canonicaliser writes it, and how many it took; null for NUL. */
function canonicalAt(path: string, at: number): readonly [text: string, length: number] | null {
  const char = path[at] ?? '';
  const code = char.charCodeAt(0);
  if (char === '%') {
    const digits = path.slice(at + 1, at + 3);
    if (!isHex(digits)) return ['%', 1];
    const value = Number.parseInt(digits, 16);
    if (value === 0) return null;
    const decoded = String.fromCharCode(value);
    return value < 0x80 && (DECODED.test(decoded) || decoded === '.')
      ? [decoded, 3]
      : [path.slice(at, at + 3), 3];
  }
  if (code === 0) return null;
  return code < 0x20 || code >= 0x7f || ENCODED.has(char) ? [percent(code), 1] : [char, 1];
}

/** A `%` that would become an escape with what was decoded behind it is written `%25`. */
function guarded(out: string, text: string, wasEscaped: boolean): string {
  if (!wasEscaped || !/[0-9A-Fa-f]/.test(text)) return out + text;
  if (out.endsWith('%') && !/%[0-9A-Fa-f]{2}$/.test(out)) return `${out}25${text}`;
  const tail = out.slice(-2);
  return tail[0] === '%' && /[0-9A-Fa-f]/.test(tail[1] ?? '')
    ? `${out.slice(0, -1)}25${tail[1]}${text}`
    : out + text;
}

/** `.` and `..` with every dot raw or `%2e`; raw dots may carry path parameters (`..;x`). */
function dotsOf(segment: string): 0 | 1 | 2 {
  if (/^(?:\.|%2e)$/i.test(segment) || /^\.;/.test(segment)) return 1;
  return /^(?:\.|%2e){2}$/i.test(segment) || /^\.\.;/.test(segment) ? 2 : 0;
}

function canonicalSegment(segment: string): string | null {
  let out = '';
  for (let at = 0; at < segment.length; ) {
    const next = canonicalAt(segment, at);
    if (next === null) return null;
    out = guarded(out, next[0], next[1] === 3 && next[0].length === 1);
    at += next[1];
  }
  return out;
}

const PLAIN = /^(?:\/(?!\.)[A-Za-z0-9\-_~!$&'()*+,;=:@][A-Za-z0-9\-_.~!$&'()*+,;=:@]*)*\/?$/;

/** The path without its dot segments and with needless escapes undone; null where Envoy refuses it. */
export function normalizedPath(path: string): string | null {
  if (PLAIN.test(path)) return path;
  const segments = path.replaceAll('\\', '/').slice(1).split('/');
  const out: string[] = [];
  for (const [at, segment] of segments.entries()) {
    const dots = dotsOf(segment);
    if (dots === 0) {
      const text = canonicalSegment(segment);
      if (text === null) return null;
      out.push(text);
      continue;
    }
    if (segment.includes('%00') || segment.includes('\0')) return null;
    if (dots === 2) out.pop();
    if (at === segments.length - 1) out.push('');
  }
  return `/${out.join('/')}`;
}

/** Runs of `/` become one; a path of nothing but slashes keeps two when it had more than one. */
export function mergedSlashes(path: string): string {
  if (!path.includes('//')) return path;
  if (/^\/+$/.test(path)) return '//';
  return path.replace(/\/{2,}/g, '/');
}

/** `%2F` is a slash and `%5C` a backslash, in one pass. */
export function unescapedSlashes(path: string): string {
  return path.replace(/%2f/gi, '/').replace(/%5c/gi, '\\');
}
