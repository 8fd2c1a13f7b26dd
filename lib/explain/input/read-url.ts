import { base64 } from './bytes';
import { type HeaderLine, NO_PARTS, type Transport } from './parts';
import { isIp } from './place';
import { type InputNote, notUnderstood, type UnderstoodInput } from './understood';
import { splitUrl, type UrlPieces } from './url';

/** RFC 6066 §3: no IP addresses, and the name without its last dot. */
export function sniOf(host: string): string | null {
  return isIp(host) ? null : host.replace(/\.$/, '').toLowerCase();
}

export function transportOf(url: UrlPieces, alpn: readonly string[] | null): Transport {
  return url.scheme === 'http' ? { kind: 'plain' } : { kind: 'tls', sni: sniOf(url.host), alpn };
}

export function urlNotes(url: UrlPieces): InputNote[] {
  const notes: InputNote[] = [];
  if (url.fragment !== null) notes.push({ code: 'fragment-not-sent', fragment: url.fragment });
  if (url.user !== null) notes.push({ code: 'userinfo-sent-as-authorization', user: url.user });
  if (!url.hasPort) notes.push({ code: 'default-port', port: url.port });
  return notes;
}

/** A URL alone is a GET of its target, byte for byte, with nothing but Host and the authorization of its userinfo. */
export function readUrl(text: string): UnderstoodInput {
  const split = splitUrl(text);
  if (!split.ok) return notUnderstood('url', split.error);
  const url = split.value;
  const headers: HeaderLine[] = [['Host', url.hostHeader]];
  if (url.user !== null) {
    headers.push(['Authorization', `Basic ${base64(`${url.user}:${url.password ?? ''}`)}`]);
  }
  const parts = {
    ...NO_PARTS,
    listener: { address: isIp(url.host) ? url.host : null, port: url.port },
    transport: transportOf(url, null),
    scheme: url.scheme,
    method: 'GET',
    path: url.target,
    headers,
    version: url.scheme === 'http' ? ('HTTP/1.1' as const) : null,
  };
  return { kind: 'url', parts, logged: null, unread: [], notes: urlNotes(url), problems: [] };
}
