import { base64, byteLength } from './bytes';
import type { CurlSettings } from './curl-settings';
import type { HeaderLine } from './parts';
import type { UrlPieces } from './url';

/** What `-H` says of one header: a value, an empty value (`X;`), or that it is not to be sent (`X:`). */
export interface OwnHeader {
  readonly name: string;
  readonly value: string | null;
}

/** One `-H`; null for a line that curl passes over: without a colon, or with text after a semicolon. */
export function ownHeader(line: string): OwnHeader | null {
  const colon = line.indexOf(':');
  if (colon > 0) {
    const value = line.slice(colon + 1).trim();
    return { name: line.slice(0, colon), value: value === '' ? null : value };
  }
  const empty = /^([^;:]+);\s*$/.exec(line);
  // `X ;`: a blank belongs to no name, and curl sends nothing.
  if (empty?.[1] === undefined || /\s/.test(empty[1])) return null;
  return { name: empty[1], value: '' };
}

/** A recent curl's; the version of the user's is not in the command. */
export const CURL_AGENT = 'curl/8.14.1';
const COMPRESSED = 'deflate, gzip, br, zstd';
const H2_SETTINGS = 'AAMAAABkAAQCAAAAAAIAAAAA';

function authorization(settings: CurlSettings, url: UrlPieces): string | null {
  if (settings.bearer !== null) return `Bearer ${settings.bearer}`;
  const user = settings.user ?? (url.user === null ? null : `${url.user}:${url.password ?? ''}`);
  if (user === null) return null;
  return `Basic ${base64(user.includes(':') ? user : `${user}:`)}`;
}

/** The headers that curl makes of flags, before those of `-H`, each with null where it is not sent. */
function madeHeaders(settings: CurlSettings, url: UrlPieces, agent: string): [string, string | null][] {
  return [
    ['Authorization', authorization(settings, url)],
    ['Range', settings.range === null || settings.data !== null ? null : `bytes=${settings.range}`],
    ['User-Agent', agent === '' ? null : agent],
    ['Accept', '*/*'],
    ['Accept-Encoding', settings.isCompressed ? COMPRESSED : null],
    ['Referer', settings.referer === '' ? null : settings.referer],
    ['Cookie', settings.cookies.length === 0 ? null : settings.cookies.join(';')],
  ];
}

/** Sent even where `-H` names Connection: curl does not look. */
function upgradeHeaders(settings: CurlSettings, url: UrlPieces): HeaderLine[] {
  if (settings.version !== '2' || url.scheme === 'https') return [];
  return [
    ['Connection', 'Upgrade, HTTP2-Settings'],
    ['Upgrade', 'h2c'],
    ['HTTP2-Settings', H2_SETTINGS],
  ];
}

function bodyHeaders(settings: CurlSettings, has: (name: string) => boolean): HeaderLine[] {
  if (settings.data === null || settings.isGet) return [];
  const headers: HeaderLine[] = [];
  if (!has('content-length') && !has('transfer-encoding')) {
    headers.push(['Content-Length', String(byteLength(settings.data))]);
  }
  if (!has('content-type')) headers.push(['Content-Type', 'application/x-www-form-urlencoded']);
  return headers;
}

/** All headers in the order in which curl sends them. `agent` is what curl calls itself. */
export function curlHeaders(settings: CurlSettings, url: UrlPieces, agent: string): HeaderLine[] {
  const own = settings.headers.flatMap((line) => ownHeader(line) ?? []);
  const named = new Set(own.map(({ name }) => name.toLowerCase()));
  if (settings.isJson) {
    if (!named.has('content-type')) own.push({ name: 'Content-Type', value: 'application/json' });
    if (!named.has('accept')) own.push({ name: 'Accept', value: 'application/json' });
    named.add('content-type').add('accept');
  }
  const has = (name: string) => named.has(name);
  const headers: HeaderLine[] = [];
  const host = own.find(({ name }) => name.toLowerCase() === 'host');
  if (host === undefined) headers.push(['Host', url.hostHeader]);
  else if (host.value !== null) headers.push(['Host', host.value]);
  for (const [name, value] of madeHeaders(settings, url, settings.agent ?? agent)) {
    if (value !== null && !has(name.toLowerCase())) headers.push([name, value]);
  }
  if (settings.sendsTransferEncodings) headers.push(['Connection', 'TE'], ['TE', 'gzip']);
  headers.push(...upgradeHeaders(settings, url));
  for (const { name, value } of own) {
    if (value !== null && name.toLowerCase() !== 'host') headers.push([name, value]);
  }
  headers.push(...bodyHeaders(settings, has));
  return headers;
}
