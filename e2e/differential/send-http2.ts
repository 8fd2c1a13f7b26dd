/** One HTTP/2 request on a connection that stands: by prior knowledge, with TLS or without. */
import { connect, type IncomingHttpHeaders, type OutgoingHttpHeaders } from 'node:http2';
import type { Socket } from 'node:net';
import type { Sent } from './sent.ts';

function headersOf(sent: Sent): OutgoingHttpHeaders {
  const found: Record<string, string | string[]> = { ':method': sent.method };
  if (sent.method !== 'CONNECT') {
    found[':path'] = sent.path;
    found[':scheme'] = sent.tls === null ? 'http' : 'https';
  }
  for (const [given, value] of sent.headers) {
    const name = given.toLowerCase();
    if (name === 'host') found[':authority'] = value;
    else {
      const before = found[name];
      found[name] = before === undefined ? value : [before, value].flat();
    }
  }
  if (sent.method === 'CONNECT') found[':authority'] = sent.path;
  return found;
}

export interface Http2Answer {
  readonly status: number | null;
  readonly location: string | null;
  readonly text: string;
}

const textOf = (headers: IncomingHttpHeaders): string =>
  Object.entries(headers)
    .map(([name, value]) => `${name}: ${String(value)}\n`)
    .join('');

/** Null when the connection or the stream ended without an answer. */
export function askHttp2(stream: Socket, sent: Sent): Promise<Http2Answer | null> {
  return new Promise((resolve) => {
    const session = connect('http://judge', { createConnection: () => stream });
    session.on('error', () => resolve(null));
    session.on('close', () => resolve(null));
    session.on('goaway', () => resolve(null));
    const request = session.request(headersOf(sent), { endStream: true });
    let answer: Http2Answer | null = null;
    request.setEncoding('latin1');
    request.on('error', () => resolve(answer));
    request.on('response', (headers) => {
      const status = headers[':status'] ?? null;
      answer = { status, location: headers.location ?? null, text: textOf(headers) };
    });
    request.on('data', (chunk) => {
      if (answer !== null) answer = { ...answer, text: answer.text + String(chunk) };
    });
    request.on('end', () => resolve(answer));
    request.on('close', () => resolve(answer));
  });
}
