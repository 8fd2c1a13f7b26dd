import { unescapeBytes } from './bytes';
import { bracketed, isIp, portOf, splitHostPort } from './place';
import type { InputProblem } from './understood';

/** The pieces of a URL, cut by hand: the target must stay as written, which `new URL()` does not do. */
export interface UrlPieces {
  readonly scheme: 'http' | 'https';
  readonly user: string | null;
  readonly password: string | null;
  /** As written, without brackets. */
  readonly host: string;
  readonly port: number;
  readonly hasPort: boolean;
  /** What the Host header says: without the scheme's own port. */
  readonly hostHeader: string;
  /** From the first `/` or `?` on, without the fragment, byte for byte. */
  readonly target: string;
  readonly fragment: string | null;
}

export type UrlAnswer =
  | { readonly ok: true; readonly value: UrlPieces }
  | { readonly ok: false; readonly error: InputProblem };

const SCHEME = /^([A-Za-z][A-Za-z0-9+.-]*):\/{1,3}/;
const CONTROL_OR_BLANK = /[\p{Cc} ]/u;
const BAD_HOST = /["<>^`{|}\\@#?/%,;!$&'()*+=]/;

/** WebSocket URLs are asked as the HTTP request that opens them. */
function schemeOf(written: string | null): 'http' | 'https' | null {
  switch (written?.toLowerCase()) {
    case undefined:
    case 'http':
    case 'ws':
      return 'http';
    case 'https':
    case 'wss':
      return 'https';
    default:
      return null;
  }
}

function punycode(host: string): string {
  if (!/[^ -~]/.test(host)) return host;
  try {
    return new URL(`http://${host}/`).hostname;
  } catch {
    return host;
  }
}

function hostOf(text: string): string {
  return punycode(unescapeBytes(text));
}

function userOf(info: string | null): { readonly user: string | null; readonly password: string | null } {
  if (info === null) return { user: null, password: null };
  const colon = info.indexOf(':');
  if (colon < 0) return { user: unescapeBytes(info), password: null };
  return { user: unescapeBytes(info.slice(0, colon)), password: unescapeBytes(info.slice(colon + 1)) };
}

/** The index of the first of these characters from `from` on, or the end. */
function firstOf(text: string, chars: string, from: number): number {
  for (let at = from; at < text.length; at += 1) if (chars.includes(text.charAt(at))) return at;
  return text.length;
}

/** Reads a URL as curl does: a missing scheme is http, userinfo ends at the last `@` of the authority. */
export function splitUrl(text: string): UrlAnswer {
  const bad = (code: 'bad-url' | 'bad-scheme' | 'bad-port', what: string): UrlAnswer => ({
    ok: false,
    error: { code, text: what },
  });
  if (CONTROL_OR_BLANK.test(text)) return bad('bad-url', text);
  const written = SCHEME.exec(text);
  const scheme = schemeOf(written?.[1] ?? null);
  if (scheme === null) return bad('bad-scheme', written?.[1] ?? '');
  const start = written?.[0].length ?? 0;
  const end = firstOf(text, '/?#', start);
  const authority = text.slice(start, end);
  const at = authority.lastIndexOf('@');
  const { host: rawHost, port: portText } = splitHostPort(authority.slice(at + 1));
  const host = hostOf(rawHost);
  if (host === '' || BAD_HOST.test(host) || (host.includes(':') && !isIp(host))) return bad('bad-url', text);
  const own = scheme === 'https' ? 443 : 80;
  const port = portText === null || portText === '' ? own : portOf(portText);
  if (port === null) return bad('bad-port', portText ?? '');
  const hash = text.indexOf('#', end);
  const rest = hash < 0 ? text.slice(end) : text.slice(end, hash);
  return {
    ok: true,
    value: {
      ...{ scheme, host, port, hasPort: portText !== null && portText !== '' },
      ...userOf(at < 0 ? null : authority.slice(0, at)),
      hostHeader: port === own ? bracketed(host) : `${bracketed(host)}:${port}`,
      target: rest.startsWith('/') ? rest : `/${rest}`,
      fragment: hash < 0 ? null : text.slice(hash + 1),
    },
  };
}
