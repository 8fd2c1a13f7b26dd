import type { CodecRules } from './codec';
import type { HeaderMap } from './header-map';
import type { RequestQuestion } from './question';
import { badRequest, type Reply } from './reply';

/** What nghttp2 takes in an authority. */
const AUTHORITY = /^[A-Za-z0-9\-._~!$&'()*+,;=:@%[\]]+$/;

function isOdd(value: string): boolean {
  for (let at = 0; at < value.length; at += 1) {
    const code = value.charCodeAt(at);
    if ((code < 0x20 && code !== 0x09) || code === 0x7f) return true;
  }
  return false;
}

/** The stream is reset: no answer goes to the client. */
const reset = (what: string, flags: string): Reply => badRequest(`http2.${what}`, flags, null);

/** What the HTTP/2 codec refuses (http2/codec_impl.cc, and the HTTP/2 library's own checks); null when it goes on. */
export function refusedByHttp2(
  question: RequestQuestion,
  headers: HeaderMap,
  { underscores }: CodecRules,
): Reply | null {
  const path = headers.first(':path');
  const fits = path === null || path.startsWith('/') || (path === '*' && question.method === 'OPTIONS');
  if (question.headers.some(([, value]) => isOdd(value))) return reset('invalid.header.field', 'DPE');
  const authority = headers.first(':authority');
  if (authority !== null && !AUTHORITY.test(authority)) return reset('invalid.header.field', 'DPE');
  if (underscores === 'REJECT_REQUEST' && question.headers.some(([name]) => name.includes('_')))
    return reset('unexpected_underscore', 'DR');
  return fits ? null : reset('violation.of.messaging.rule', 'DPE');
}
