import type { Obstacle, SendNote, SendQuestion } from './types';

/** RFC 9110, 9.2.1, without TRACE: sent without a question asked. */
const SAFE: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS']);
/** Envoy's own limit for request headers is 60 KiB; what is more is told by its answer. */
const LONGEST = 256 * 1024;

const BREAK = /[\r\n]/;
const IP = /^(?:\d{1,3}(?:\.\d{1,3}){3}|.*:.*)$/;
const HTTP1: ReadonlySet<string> = new Set(['http/1.1', 'http/1.0']);

/** Whether a method may change something, so that a person is asked before it is sent. */
export const needsConsent = (method: string): boolean => !SAFE.has(method);

function hasBody(question: SendQuestion): boolean {
  return question.headers.some(([name, value]) => {
    const key = name.toLowerCase();
    return key === 'transfer-encoding' || (key === 'content-length' && value.trim() !== '0');
  });
}

function lineBreak({ method, target, headers }: SendQuestion): Obstacle | null {
  if (BREAK.test(method)) return { code: 'line-break', where: 'method' };
  if (BREAK.test(target)) return { code: 'line-break', where: 'target' };
  const isBroken = headers.some(([name, value]) => BREAK.test(name) || BREAK.test(value));
  return isBroken ? { code: 'line-break', where: 'header' } : null;
}

/** Why this question cannot be put on a wire as it was explained; null when it can. */
export function obstacleOf(question: SendQuestion): Obstacle | null {
  const { captureMode, originalDestination, proxySource, version, method, target, tls } = question;
  if (captureMode !== 'none' || (originalDestination !== null && proxySource === null))
    return { code: 'captured' };
  if (proxySource !== null) return { code: 'proxy-protocol' };
  if (version === '3') return { code: 'http3' };
  if (method === '') return { code: 'no-method' };
  if (target === '') return { code: 'no-target' };
  if (tls !== null && IP.test(tls.sni)) return { code: 'sni-is-address', sni: tls.sni };
  if (requestText(question).length > LONGEST) return { code: 'too-long' };
  return lineBreak(question) ?? (hasBody(question) ? { code: 'body-not-held' } : null);
}

/** The request as it goes over the wire, byte for byte once it is written in UTF-8. */
export function requestText({ method, target, version, headers }: SendQuestion): string {
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return `${method} ${target} HTTP/${version === '1.0' ? '1.0' : '1.1'}\r\n${lines}\r\n`;
}

/** What the ClientHello offers: only what can be spoken afterwards. */
export function offeredTls(tls: SendQuestion['tls']): SendQuestion['tls'] {
  if (tls === null) return null;
  const alpn = tls.alpn.filter((name) => HTTP1.has(name));
  return { sni: tls.sni, alpn: tls.alpn.length > 0 && alpn.length === 0 ? ['http/1.1'] : alpn };
}

/** In what the sent request differs from the explained one. `fromLoopback`: it comes out of a port-forward. */
export function notesOf(question: SendQuestion, fromLoopback: boolean): readonly SendNote[] {
  const { tls, version, source, listener } = question;
  const notes: SendNote[] = [];
  if (version === '2') notes.push({ code: 'as-http1' });
  if (tls?.alpn.some((name) => !HTTP1.has(name))) notes.push({ code: 'alpn-http1-only' });
  // The kubelet dials the pod's loopback address.
  if (fromLoopback && source.address !== '127.0.0.1')
    notes.push({ code: 'other-source', explained: source.address, real: '127.0.0.1' });
  if (fromLoopback && listener.address !== '127.0.0.1')
    notes.push({ code: 'other-destination', explained: listener.address });
  return notes;
}
