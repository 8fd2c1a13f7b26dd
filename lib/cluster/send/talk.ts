import type { Duplex } from 'node:stream';
import { type ConnectionOptions, connect as connectTls, type TLSSocket } from 'node:tls';
import { AppFailure, appError } from '@/lib/core/errors';
import type { TlsFacts, WireAnswer, WireEnd, WireRequest } from '@/lib/snapshot/send';
import { networkReason, tlsReason } from '../network-words';
import { errorCode } from '../small-file';
import type { Timings } from '../timings';
import { AnswerReader } from './answer-reader';

/** A person waits for it, and Envoy's own limit for a route is 15 s (`route.timeout`). */
export const SEND_TIMINGS: Timings = { dial: 10_000, firstByte: 20_000, idle: 5_000, total: 30_000 };

/** A connection that is being opened, and what is known of its end. */
export interface Line {
  /** Rejects with `AppFailure` for what stands between; resolves when the port may be spoken to. */
  readonly stream: Promise<Duplex>;
  /** Why the connection ended without a word; null: Envoy closed it. */
  ending(code: string): { readonly end: WireEnd; readonly reason: string };
}

const MAX_NAMES = 100;
const CUT_HANDSHAKE = 'the connection was closed during the handshake';

function factsOf(socket: TLSSocket): TlsFacts {
  const { subject, subjectaltname, valid_to: validTo } = socket.getPeerCertificate();
  const name: unknown = subject?.CN;
  const names = (subjectaltname ?? '').split(', ').filter((each) => each !== '');
  return {
    protocol: socket.getProtocol() ?? '',
    cipher: socket.getCipher().name,
    alpn: typeof socket.alpnProtocol === 'string' ? socket.alpnProtocol : null,
    subject: typeof name === 'string' ? name : '',
    names: names.slice(0, MAX_NAMES),
    validTo: validTo ?? '',
  };
}

class Talk {
  readonly #request: WireRequest;
  readonly #timings: Timings;
  readonly #line: Line;
  readonly #signal: AbortSignal;
  readonly #resolve: (answer: WireAnswer) => void;
  readonly #reject: (error: unknown) => void;
  readonly #reader: AnswerReader;
  readonly #startedAt = performance.now();
  readonly #cancel = () => this.#fail(new AppFailure(appError('cancelled')));
  readonly #total: NodeJS.Timeout;
  #timer: NodeJS.Timeout | undefined;
  #streams: Duplex[] = [];
  #tls: TlsFacts | null = null;
  #connected: number | null = null;
  #firstByte: number | null = null;
  #settled = false;

  constructor(
    request: WireRequest,
    line: Line,
    { timings, signal }: { readonly timings: Timings; readonly signal: AbortSignal },
    resolve: (answer: WireAnswer) => void,
    reject: (error: unknown) => void,
  ) {
    this.#request = request;
    this.#timings = timings;
    this.#line = line;
    this.#signal = signal;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#reader = new AnswerReader(request.isHead);
    this.#total = setTimeout(() => this.#timeout('for all of it', timings.total), timings.total);
  }

  start(): void {
    if (this.#signal.aborted) this.#cancel();
    this.#signal.addEventListener('abort', this.#cancel);
    this.#arm('to connect', this.#timings.dial);
    this.#line.stream.then(
      (stream) => this.#opened(stream),
      (error: unknown) => {
        const code = errorCode(error);
        if (error instanceof AppFailure || code === '') this.#fail(error);
        else this.#end(this.#line.ending(code));
      },
    );
  }

  #opened(stream: Duplex): void {
    this.#streams.push(stream);
    if (this.#settled) {
      stream.destroy();
      return;
    }
    const { tls } = this.#request;
    if (tls === null) {
      this.#speak(stream);
      return;
    }
    stream.on('error', () => {});
    const options: ConnectionOptions = {
      socket: stream,
      ALPNProtocols: [...tls.alpn],
      // Whatever Envoy presents is part of the answer; nothing secret of ours is sent but what was asked to be.
      rejectUnauthorized: false,
      ...(tls.sni === '' ? {} : { servername: tls.sni }),
    };
    const secure = connectTls(options);
    this.#streams.push(secure);
    secure.on('error', (error) => this.#handshakeFailed(errorCode(error)));
    secure.once('close', () => this.#handshakeFailed(''));
    secure.once('secureConnect', () => {
      this.#tls = factsOf(secure);
      this.#speak(secure);
    });
  }

  #handshakeFailed(code: string): void {
    if (this.#tls !== null) return;
    const wasCut = code === '' || code === 'ECONNRESET' || code === 'EPIPE';
    const ending = this.#line.ending(wasCut ? code : '');
    if (wasCut && ending.end !== 'closed') this.#end(ending);
    else this.#end({ end: 'tls-failed', reason: wasCut ? CUT_HANDSHAKE : (tlsReason(code) ?? code) });
  }

  #speak(stream: Duplex): void {
    this.#connected = this.#millis();
    this.#arm('for the first byte', this.#timings.firstByte);
    stream.on('data', (bytes: Uint8Array) => {
      this.#firstByte ??= this.#millis();
      this.#arm('between two pieces of the answer', this.#timings.idle);
      this.#reader.push(bytes);
      if (this.#reader.done) this.#finish();
    });
    let code = '';
    stream.on('error', (error) => {
      code = errorCode(error);
    });
    const ended = () => {
      this.#reader.end();
      this.#finish(code);
    };
    stream.on('end', ended);
    stream.on('close', ended);
    stream.write(this.#request.bytes);
  }

  #millis(): number {
    return Math.round(performance.now() - this.#startedAt);
  }

  #arm(what: string, millis: number): void {
    clearTimeout(this.#timer);
    if (!this.#settled) this.#timer = setTimeout(() => this.#timeout(what, millis), millis);
  }

  #timeout(what: string, millis: number): void {
    this.#reader.end();
    const reason = `${millis / 1000} s ${what}`;
    if (this.#reader.head === null) this.#end({ end: 'timeout', reason });
    else this.#end({ end: 'answered', reason });
  }

  #finish(code = ''): void {
    if (this.#reader.head !== null) this.#end({ end: 'answered', reason: '' });
    else if (this.#reader.notHttp) this.#end({ end: 'not-http', reason: '' });
    else this.#end(this.#line.ending(code));
  }

  #end({ end, reason }: { readonly end: WireEnd; readonly reason: string }): void {
    if (!this.#settle()) return;
    this.#resolve({
      end,
      reason,
      head: this.#reader.head,
      body: this.#reader.body,
      bodyEnd: this.#reader.bodyEnd,
      tls: this.#tls,
      millis: { connected: this.#connected, firstByte: this.#firstByte, total: this.#millis() },
    });
  }

  #fail(error: unknown): void {
    if (this.#settle()) this.#reject(error);
  }

  /** True for the first ending; later ones are echoes of it. */
  #settle(): boolean {
    if (this.#settled) return false;
    this.#settled = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#total);
    this.#signal.removeEventListener('abort', this.#cancel);
    for (const stream of this.#streams.reverse()) stream.destroy();
    return true;
  }
}

/** Nothing but these bytes over this connection, and what comes back. Leaves neither socket nor timer behind. */
export function talk(
  request: WireRequest,
  line: Line,
  options: { readonly timings: Timings; readonly signal: AbortSignal },
): Promise<WireAnswer> {
  return new Promise((resolve, reject) => new Talk(request, line, options, resolve, reject).start());
}

/** What an end without an answer means, by the code of its socket; '' is an orderly close. */
export function endingOf(code: string): { readonly end: WireEnd; readonly reason: string } {
  if (code === 'ECONNREFUSED') return { end: 'refused', reason: networkReason(code) };
  if (code === '' || code === 'ECONNRESET' || code === 'EPIPE')
    return { end: 'closed', reason: code === '' ? '' : networkReason(code) };
  return { end: 'unreachable', reason: networkReason(code) };
}
