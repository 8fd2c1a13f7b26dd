import type { RequestQuestion } from './question';

const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/** A target that the inspector's parser takes: no blank, no DEL, no byte beyond ASCII, and not a relative path. */
function takesTarget(target: string, method: string): boolean {
  for (const char of target) {
    const code = char.charCodeAt(0);
    if (code === 0x20 || code === 0x09 || code >= 0x7f) return false;
  }
  if (method.toUpperCase() === 'CONNECT') return target !== '';
  return target.startsWith('/') || target === '*' || /^[A-Za-z][A-Za-z0-9+.-]*:\/\//.test(target);
}

/** What `http_inspector` makes of the first bytes: `http/1.0`, `http/1.1`, `h2c`, or null. */
export function seenAsHttp({ version, method, target }: RequestQuestion): string | null {
  if (version === '2') return 'h2c';
  if (version === '3' || !TOKEN.test(method) || !takesTarget(target.trim(), method)) return null;
  return `http/${version}`;
}
