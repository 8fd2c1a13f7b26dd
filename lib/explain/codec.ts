import { refusedByHttp2 } from './codec-http2';
import { HeaderMap } from './header-map';
import type { ExplainQuestion } from './question';
import { badRequest, type Reply } from './reply';

const METHODS: ReadonlySet<string> = new Set(
  `DELETE GET HEAD POST PUT CONNECT OPTIONS TRACE COPY LOCK MKCOL MOVE PROPFIND PROPPATCH SEARCH UNLOCK BIND
  REBIND UNBIND ACL REPORT MKACTIVITY CHECKOUT MERGE NOTIFY SUBSCRIBE UNSUBSCRIBE PATCH PURGE MKCALENDAR LINK
  UNLINK SOURCE QUERY`.split(/\s+/),
);
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const DPE = 'DPE';

/** What the codec must know of its connection manager. */
export interface CodecRules {
  readonly useRemoteAddress: boolean;
  readonly xffNumTrustedHops: number;
  readonly underscores: string | null;
}

const refused = (what: string, status = 400): Reply => badRequest(`http1.${what}`, DPE, status);

interface Target {
  readonly path: string | null;
  /** Null: the Host header says it. */
  readonly authority: string | null;
  readonly scheme: string | null;
}

const isReply = (value: Target | Reply): value is Reply => 'verdict' in value;

/** A control character or a byte that the codec does not take in a target. */
function oddTarget(target: string): Reply | null {
  let hasControl = false;
  for (let at = 0; at < target.length; at += 1) {
    const code = target.charCodeAt(at);
    if (code >= 0x80 || code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d)
      return refused('codec_error');
    if (code < 0x20 || code === 0x7f) hasControl = true;
  }
  return hasControl ? refused('invalid_characters') : null;
}

const validPort = (port: string): boolean => /^\d{1,5}$/.test(port) && Number(port) <= 65_535;

function validHost(host: string): boolean {
  const [, name = '', port] = /^((?:\[[0-9a-fA-F:.]+\])|[^:[\]]*)(?::(.*))?$/s.exec(host) ?? [];
  if (port !== undefined && !validPort(port)) return false;
  return name.startsWith('[') || /^[A-Za-z0-9.-]+$/.test(name);
}

function connectTarget(target: string): Target | Reply {
  const [, port] = /^(?:\[[0-9a-fA-F:.]+\]|[A-Za-z0-9.-]+):(\d+)$/.exec(target) ?? [];
  if (port === undefined || !validPort(port)) return refused('invalid_url');
  return { path: null, authority: target, scheme: null };
}

function absoluteTarget(target: string, question: ExplainQuestion, rules: CodecRules): Target | Reply {
  const colon = target.indexOf('://');
  const scheme = target.slice(0, colon).toLowerCase();
  if (scheme !== 'http' && scheme !== 'https') return refused('invalid_scheme');
  const rest = target.slice(colon + 3);
  const end = rest.search(/[/?#]/);
  const authority = end < 0 ? rest : rest.slice(0, end);
  if (!validHost(authority.slice(authority.lastIndexOf('@') + 1))) return refused('invalid_url');
  const decides = rules.useRemoteAddress && rules.xffNumTrustedHops === 0;
  if (scheme === 'https' && question.tls === null && decides)
    return refused('https_url_on_plaintext_connection', 403);
  return { path: end < 0 ? '/' : rest.slice(end), authority, scheme };
}

const trimmed = (text: string): string => text.replace(/^[ \t]+|[ \t]+$/g, '');

function readTarget(target: string, question: ExplainQuestion, rules: CodecRules): Target | Reply {
  if (question.method === 'CONNECT') return connectTarget(target);
  if (target.startsWith('/')) return { path: target, authority: null, scheme: null };
  if (target === '*')
    return question.method === 'OPTIONS'
      ? { path: '*', authority: null, scheme: null }
      : refused('invalid_url');
  if (/^[A-Za-z][A-Za-z0-9+.-]*:\/\//.test(target)) return absoluteTarget(target, question, rules);
  return refused('codec_error');
}

/** Null: the headers are fine as they are. */
function oddHeaders(question: ExplainQuestion, rules: CodecRules): Reply | null {
  for (const [name, value] of question.headers) {
    if (!TOKEN.test(name)) return refused('codec_error');
    for (let at = 0; at < value.length; at += 1) {
      const code = value.charCodeAt(at);
      if (code === 0 || code === 0x0a || code === 0x0d) return refused('codec_error');
      if ((code < 0x20 && code !== 0x09) || code === 0x7f) return refused('invalid_characters');
    }
    if (rules.underscores === 'REJECT_REQUEST' && name.includes('_')) return refused('unexpected_underscore');
  }
  return null;
}

function oddFraming(headers: HeaderMap): Reply | null {
  const encoding = headers.joined('transfer-encoding');
  if (encoding === null) return null;
  if (encoding.toLowerCase() !== 'chunked') return refused('invalid_transfer_encoding', 501);
  return headers.has('content-length') ? refused('content_length_and_chunked_not_allowed') : null;
}

/** `Upgrade: h2c` alone is no upgrade to this codec: it drops the pair. */
function dropH2c(headers: HeaderMap): void {
  if (headers.joined('upgrade')?.trim().toLowerCase() !== 'h2c') return;
  headers.delete('upgrade');
  headers.delete('http2-settings');
  headers.delete('connection');
}

export interface Decoded {
  readonly headers: HeaderMap;
  readonly refusal: Reply | null;
}

function headersOf(
  question: ExplainQuestion,
  { path, authority, scheme }: Target,
  rules: CodecRules,
): HeaderMap {
  const headers = new HeaderMap();
  headers.set(':method', question.method);
  if (path !== null) headers.set(':path', path);
  const said = scheme ?? question.scheme;
  if (said !== null) headers.set(':scheme', said);
  for (const [name, value] of question.headers) {
    if (rules.underscores === 'DROP_HEADER' && name.includes('_')) continue;
    headers.add(name, trimmed(value));
  }
  if (authority !== null) headers.set(':authority', authority);
  return headers;
}

/**
 * What the HTTP/1 codec makes of a request, or how it refuses it (http1/codec_impl.cc with the Balsa parser).
 * HTTP/2 and HTTP/3 give the pseudo-headers as they are.
 */
export function decodeRequest(question: ExplainQuestion, rules: CodecRules): Decoded {
  const none = new HeaderMap();
  if (question.version === '2' || question.version === '3') {
    const path = question.method === 'CONNECT' ? null : question.target;
    const authority = question.method === 'CONNECT' ? question.target : null;
    const headers = headersOf(question, { path, authority, scheme: null }, rules);
    return { headers, refusal: refusedByHttp2(question, headers, rules) };
  }
  if (!METHODS.has(question.method)) return { headers: none, refusal: refused('codec_error') };
  const text = trimmed(question.target);
  // The request line is read first, the URL in it only when all headers are there.
  const odd = oddTarget(text) ?? oddHeaders(question, rules);
  if (odd !== null) return { headers: none, refusal: odd };
  const target = readTarget(text, question, rules);
  if (isReply(target)) return { headers: none, refusal: target };
  const headers = headersOf(question, target, rules);
  dropH2c(headers);
  return { headers, refusal: oddFraming(headers) };
}
