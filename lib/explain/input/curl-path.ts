import { escapeNonAscii } from './bytes';
import type { InputNote } from './understood';

/** RFC 3986 §5.2.4, as curl applies it to a path: only dots written raw, double slashes stay, parameters count. */
function withoutDots(path: string): string {
  if (!path.includes('/.')) return path;
  const out: string[] = [];
  const segments = path.slice(1).split('/');
  for (const [index, segment] of segments.entries()) {
    const isLast = index === segments.length - 1;
    if (segment === '..') out.pop();
    if (segment !== '.' && segment !== '..') out.push(segment);
    else if (isLast) out.push('');
  }
  return `/${out.join('/')}`;
}

/** The target that curl makes of a URL's: dots squashed unless asked not to, bytes above ASCII of the path escaped. */
export function curlTarget(target: string, isPathAsIs: boolean): { target: string; notes: InputNote[] } {
  const notes: InputNote[] = [];
  const cut = target.indexOf('?');
  const path = cut < 0 ? target : target.slice(0, cut);
  const query = cut < 0 ? '' : target.slice(cut);
  const encoded = escapeNonAscii(path);
  if (encoded !== path) notes.push({ code: 'path-encoded', from: path, to: encoded });
  const squashed = isPathAsIs ? encoded : withoutDots(encoded);
  if (squashed !== encoded) notes.push({ code: 'path-squashed', from: encoded, to: squashed });
  return { target: squashed + query, notes };
}

/** Text for the query, after what the URL has: `-G` and `--url-query`. */
export function withQuery(target: string, query: string | null): string {
  if (query === null || query === '') return target;
  if (!target.includes('?')) return `${target}?${query}`;
  return target.endsWith('?') ? target + query : `${target}&${query}`;
}
