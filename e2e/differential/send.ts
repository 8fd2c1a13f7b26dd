/** Sends one request over its own connection and says what a client sees. */
import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { askHttp2, type Http2Answer } from './send-http2.ts';
import { type Place, proxyLine, requestBytes, type Sent } from './sent.ts';

export interface ClientSaw {
  /** The address that the kernel gave the client; null when there was no connection. */
  readonly source: Place | null;
  readonly end: 'answered' | 'closed' | 'refused' | 'tls-failed' | 'timeout' | 'local-error';
  readonly status: number | null;
  readonly location: string | null;
  readonly text: string;
}

const TIMEOUT_MS = 4000;

/** Whether the head and as much body as it promises are there. */
function isComplete(text: string): boolean {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const length = /^content-length: *(\d+)/im.exec(text.slice(0, end));
  return text.length >= end + 4 + Number(length?.[1] ?? 0);
}

function read(text: string, isHead: boolean): Pick<ClientSaw, 'status' | 'location'> & { done: boolean } {
  const head = text.slice(0, Math.max(0, text.indexOf('\r\n\r\n')));
  const status = /^HTTP\/1\.[01] (\d{3})/.exec(text);
  const location = /^location: *(.*)$/im.exec(head);
  return {
    status: status === null ? null : Number(status[1]),
    location: location?.[1] ?? null,
    done: isComplete(text) || (isHead && head !== ''),
  };
}

function opened(sent: Sent): Socket {
  const { listener, source } = sent;
  return connectTcp({
    host: listener.address,
    port: listener.port,
    localAddress: source.address,
    ...(source.port === 0 ? {} : { localPort: source.port }),
  });
}

function secured(raw: Socket, tls: NonNullable<Sent['tls']>): Socket {
  const sni = tls.sni === null ? {} : { servername: tls.sni };
  // The certificate is the run's own, and says nothing of the names asked for.
  return connectTls({ socket: raw, ALPNProtocols: [...tls.alpn], rejectUnauthorized: false, ...sni });
}

export function send(sent: Sent): Promise<ClientSaw> {
  return new Promise((resolve) => {
    const raw = opened(sent);
    let place: Place | null = null;
    let text = '';
    let settled = false;
    const finish = (end: ClientSaw['end'], http2: Http2Answer | null = null): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      const { status, location } = http2 ?? read(text, sent.method === 'HEAD');
      const ended = text === '' ? end : 'answered';
      resolve({ source: place, end: ended, status, location, text: http2?.text ?? text });
      // A reset leaves no port waiting: the same source port serves again at once.
      raw.resetAndDestroy();
    };
    const timer = setTimeout(() => finish('timeout'), TIMEOUT_MS);
    const talk = (stream: Socket): void => {
      if (sent.version === '2') {
        askHttp2(stream, sent).then(
          (answer) => finish(answer === null ? 'closed' : 'answered', answer),
          () => finish('local-error'),
        );
        return;
      }
      stream.setEncoding('latin1');
      stream.on('data', (chunk) => {
        text += String(chunk);
        if (read(text, sent.method === 'HEAD').done) finish('answered');
      });
      stream.on('end', () => finish('closed'));
      stream.on('close', () => finish('closed'));
      stream.write(requestBytes(sent), 'latin1');
    };
    raw.on('error', (error: NodeJS.ErrnoException) => {
      if (place !== null) return finish('closed');
      finish(error.code === 'ECONNREFUSED' ? 'refused' : 'local-error');
    });
    raw.once('connect', () => {
      place = { address: raw.localAddress ?? '', port: raw.localPort ?? 0 };
      if (sent.proxy !== null) raw.write(proxyLine(sent));
      if (sent.tls === null) return talk(raw);
      const stream = secured(raw, sent.tls);
      stream.on('error', () => finish('tls-failed'));
      stream.once('secureConnect', () => talk(stream));
    });
  });
}
