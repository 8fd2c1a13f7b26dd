import {
  type ClientRequest,
  request as httpRequest,
  type IncomingHttpHeaders,
  type IncomingMessage,
} from 'node:http';
import { request as httpsRequest, type RequestOptions } from 'node:https';
import type { AppError } from '@/lib/core/errors';
import type { PartStream } from '@/lib/snapshot/source';
import { type BodyCollector, type CollectedBody, collectBody } from './body-collector';
import { errorCode } from './small-file';
import type { Timings } from './timings';

/** The body of a refusal is read for its Status object only. */
const REFUSAL_BYTES = 64 * 1024;

export interface ExchangeHead {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
}

export interface ExchangeAnswer extends ExchangeHead, CollectedBody {}

export interface ExchangeOptions {
  readonly secure: boolean;
  /** Where, how and with what headers; redirects are never followed. */
  readonly request: RequestOptions;
  readonly body: string | null;
  readonly timings: Timings;
  readonly limitBytes: number;
  /** Begins a stream for a body that is too large to be kept here; without it every body is kept. */
  readonly openStream?: (() => PartStream) | undefined;
  readonly signal: AbortSignal;
  /** Bytes of the body so far. */
  readonly onBytes: (bytes: number) => void;
  /** Looks at the head; an error ends the exchange before its body. */
  readonly refuse: (head: ExchangeHead) => AppError | null;
}

type Phase = 'dial' | 'first-byte' | 'idle' | 'total';

/** Why there is no complete answer. */
export type ExchangeProblem =
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'timeout'; readonly phase: Phase; readonly seconds: number; readonly bytes: number }
  | { readonly kind: 'too-large'; readonly limit: number }
  /** Before any byte of the answer. `stale`: a kept connection that the other side had closed meanwhile. */
  | { readonly kind: 'failed'; readonly code: string; readonly stale: boolean; readonly cause: unknown }
  /** After the head, before the end of the body. */
  | { readonly kind: 'cut'; readonly code: string; readonly bytes: number }
  | { readonly kind: 'refused'; readonly error: AppError };

export class ExchangeFailure extends Error {
  readonly problem: ExchangeProblem;
  constructor(problem: ExchangeProblem) {
    super(problem.kind);
    this.name = 'ExchangeFailure';
    this.problem = problem;
  }
}

/** Connections whose handshake is over. A request that waited for its turn gets one of them without being told. */
const CONNECTED = new WeakSet<object>();

class Exchange {
  readonly #options: ExchangeOptions;
  readonly #resolve: (answer: ExchangeAnswer) => void;
  readonly #reject: (failure: ExchangeFailure) => void;
  readonly #total: NodeJS.Timeout;
  readonly #onAbort = () => this.#fail({ kind: 'cancelled' });
  #timer: NodeJS.Timeout | undefined;
  #request: ClientRequest | null = null;
  #body: BodyCollector | null = null;
  #bytes = 0;
  #settled = false;

  constructor(
    options: ExchangeOptions,
    resolve: (answer: ExchangeAnswer) => void,
    reject: (failure: ExchangeFailure) => void,
  ) {
    this.#options = options;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#total = setTimeout(() => this.#timeout('total'), options.timings.total);
    options.signal.addEventListener('abort', this.#onAbort);
  }

  start(): void {
    const { secure, request, body, signal } = this.#options;
    if (signal.aborted) {
      this.#onAbort();
      return;
    }
    let sent: ClientRequest;
    try {
      sent = (secure ? httpsRequest : httpRequest)(request);
    } catch (error) {
      this.#fail({ kind: 'failed', code: errorCode(error), stale: false, cause: error });
      return;
    }
    this.#request = sent;
    let stale = false;
    sent.on('socket', (socket) => {
      stale = CONNECTED.has(socket);
      if (stale || !(secure || socket.connecting)) {
        this.#connected(socket);
        return;
      }
      this.#arm('dial', this.#options.timings.dial);
      socket.once(secure ? 'secureConnect' : 'connect', () => this.#connected(socket));
    });
    sent.on('error', (error) => this.#fail({ kind: 'failed', code: errorCode(error), stale, cause: error }));
    sent.on('response', (response) => this.#read(response));
    sent.end(body ?? undefined);
  }

  #connected(socket: object): void {
    CONNECTED.add(socket);
    this.#arm('first-byte', this.#options.timings.firstByte);
  }

  #read(response: IncomingMessage): void {
    const head = { status: response.statusCode ?? 0, headers: response.headers };
    const refusal = this.#options.refuse(head);
    if (refusal !== null) {
      this.#fail({ kind: 'refused', error: refusal });
      return;
    }
    const isRefusal = head.status >= 400;
    const limit = isRefusal ? REFUSAL_BYTES : this.#options.limitBytes;
    const body = collectBody(limit, isRefusal ? null : (this.#options.openStream ?? null));
    this.#body = body;
    const idle = () => this.#arm('idle', this.#options.timings.idle);
    idle();
    response.on('data', (chunk: Buffer) => {
      if (this.#settled) return;
      idle();
      if (body.append(chunk)) {
        this.#bytes = body.length;
        this.#options.onBytes(body.length);
      } else if (head.status < 400) this.#fail({ kind: 'too-large', limit });
      // The status alone decides; a refusal with a long body is read no further.
      else {
        this.#done({ ...head, ...body.take() });
        response.destroy();
      }
    });
    response.on('error', (error) => this.#fail({ kind: 'cut', code: errorCode(error), bytes: body.length }));
    response.on('end', () => {
      if (response.complete && !this.#settled) this.#done({ ...head, ...body.take() });
    });
    response.on('close', () => this.#fail({ kind: 'cut', code: '', bytes: body.length }));
  }

  #arm(phase: Phase, millis: number): void {
    clearTimeout(this.#timer);
    if (!this.#settled) this.#timer = setTimeout(() => this.#timeout(phase), millis);
  }

  #timeout(phase: Phase): void {
    const { timings } = this.#options;
    const millis = {
      dial: timings.dial,
      'first-byte': timings.firstByte,
      idle: timings.idle,
      total: timings.total,
    };
    this.#fail({ kind: 'timeout', phase, seconds: millis[phase] / 1000, bytes: this.#bytes });
  }

  /** True for the first ending; later ones are echoes of it. */
  #settle(): boolean {
    if (this.#settled) return false;
    this.#settled = true;
    clearTimeout(this.#total);
    clearTimeout(this.#timer);
    this.#options.signal.removeEventListener('abort', this.#onAbort);
    return true;
  }

  #done(answer: ExchangeAnswer): void {
    if (this.#settle()) this.#resolve(answer);
  }

  #fail(problem: ExchangeProblem): void {
    if (!this.#settle()) return;
    this.#request?.destroy();
    this.#body?.discard();
    this.#reject(new ExchangeFailure(problem));
  }
}

/**
 * One HTTP request and its complete answer within all deadlines. Rejects with `ExchangeFailure`, at most
 * once, and leaves neither timer nor listener nor half-read connection behind.
 */
export function exchange(options: ExchangeOptions): Promise<ExchangeAnswer> {
  return new Promise((resolve, reject) => new Exchange(options, resolve, reject).start());
}
