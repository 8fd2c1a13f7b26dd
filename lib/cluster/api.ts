import { setTimeout as sleep } from 'node:timers/promises';
import { AppFailure, fail } from '@/lib/core/errors';
import { abortable } from './abort';
import { type CallSubject, errorOfExchange, errorOfStatus } from './api-errors';
import { type CredentialOptions, Credentials, type Identity } from './credentials';
import { type ExchangeAnswer, ExchangeFailure, exchange } from './exchange';
import type { ClusterContext } from './kubeconfig-model';
import { CLUSTER_TIMINGS, type Timings } from './timings';

/** Bytes of one answer: 500 large pods are about 10 MB. */
const LIMIT_BYTES = 128 * 1024 * 1024;
const RETRIES = 3;
/** A server that asks to wait longer than this is answered with its error. */
const LONGEST_WAIT = 30_000;

export interface ClientOptions extends CredentialOptions {
  readonly timings?: Timings;
  /** First wait before another try, milliseconds; it doubles. */
  readonly retryMillis?: number;
}

export interface Call {
  /** Path and query under the server's URL, escaped by the caller. */
  readonly path: string;
  readonly subject: CallSubject;
  readonly signal: AbortSignal;
  readonly onBytes?: (bytes: number) => void;
}

/** `/api/v1` or `/apis/<group>`: what API priority and fairness throttles together. */
function groupOf(path: string): string {
  return path.startsWith('/apis/') ? path.split('/', 3).join('/') : '/api';
}

/** Retry-After in milliseconds; seconds only, as the API server sends them. Null: none given. */
function retryAfter(answer: ExchangeAnswer): number | null {
  const text = answer.headers['retry-after'] ?? '';
  return /^\d{1,6}$/.test(text) ? Number(text) * 1000 : null;
}

/** A client of one API server with one context's credentials. It only reads. */
export class ClusterClient {
  readonly context: ClusterContext;
  readonly server: string;
  readonly #credentials: Credentials;
  readonly #timings: Timings;
  readonly #retryMillis: number;
  /** Per group: no call before this time (monotonic milliseconds). */
  readonly #closedUntil = new Map<string, number>();

  constructor(context: ClusterContext, options: ClientOptions) {
    this.context = context;
    this.server = context.cluster.server;
    this.#credentials = new Credentials(context, options);
    this.#timings = options.timings ?? CLUSTER_TIMINGS;
    this.#retryMillis = options.retryMillis ?? 500;
  }

  /**
   * GET of a 2xx answer. 429 and 5xx are tried again at most three times, with growing waits or the server's
   * own Retry-After. Throws `AppFailure`: `cluster-*`, `exec-*`, `kubeconfig-unreadable`, `too-large`, `cancelled`.
   */
  async get(call: Call): Promise<ExchangeAnswer> {
    const group = groupOf(call.path);
    for (let attempt = 0; ; attempt += 1) {
      await this.#waitFor(group, call.signal);
      const answer = await this.#authorized('GET', call, null);
      if (answer.status >= 200 && answer.status < 300) return answer;
      const error = errorOfStatus(answer.status, answer.bytes, call.subject);
      if ((answer.status !== 429 && answer.status < 500) || attempt >= RETRIES) throw new AppFailure(error);
      // Half of the wait is random, so that several lists do not come back at the same moment.
      const wait = retryAfter(answer) ?? this.#retryMillis * 2 ** attempt * (0.5 + Math.random() / 2);
      if (wait > LONGEST_WAIT) throw new AppFailure(error);
      if (answer.status === 429) this.#closedUntil.set(group, performance.now() + wait);
      else await this.#sleep(wait, call.signal);
    }
  }

  /** POST of a review (`SelfSubjectAccessReview`): it asks and changes nothing. Never tried again. */
  async review(call: Call, body: string): Promise<ExchangeAnswer> {
    const answer = await this.#authorized('POST', call, body);
    if (answer.status >= 200 && answer.status < 300) return answer;
    throw new AppFailure(errorOfStatus(answer.status, answer.bytes, call.subject));
  }

  /** Credentials for a connection that is not made here (the port-forward). */
  identity(signal: AbortSignal): Promise<Identity> {
    return abortable(this.#credentials.current(), signal);
  }

  /** After a 401 elsewhere: true when `identity()` may now give a better one. */
  refused(identity: Identity): boolean {
    return this.#credentials.refused(identity);
  }

  close(): Promise<void> {
    return this.#credentials.close();
  }

  async #authorized(method: string, call: Call, body: string | null): Promise<ExchangeAnswer> {
    const identity = await this.identity(call.signal);
    const answer = await this.#once(method, call, body, identity);
    if (answer.status !== 401 || !this.refused(identity)) return answer;
    return this.#once(method, call, body, await this.identity(call.signal));
  }

  async #once(method: string, call: Call, body: string | null, identity: Identity): Promise<ExchangeAnswer> {
    try {
      return await this.#exchange(method, call, body, identity);
    } catch (error) {
      if (!(error instanceof ExchangeFailure)) throw error;
      // A kept connection that the server closed just then says nothing about the server.
      const again = method === 'GET' && error.problem.kind === 'failed' && error.problem.stale;
      if (!again) throw new AppFailure(errorOfExchange(error, this.server), error);
    }
    return this.#exchange(method, call, body, identity).catch((error: unknown) => {
      if (error instanceof ExchangeFailure) throw new AppFailure(errorOfExchange(error, this.server), error);
      throw error;
    });
  }

  #exchange(method: string, call: Call, body: string | null, identity: Identity): Promise<ExchangeAnswer> {
    const url = new URL(`${this.server}${call.path}`);
    return exchange({
      secure: url.protocol === 'https:',
      request: {
        ...identity.tls,
        agent: identity.agent,
        hostname: url.hostname.replace(/^\[|\]$/g, ''),
        port: url.port,
        path: url.pathname + url.search,
        method,
        headers: {
          ...identity.headers,
          accept: 'application/json',
          'user-agent': 'gatescope',
          ...(body === null
            ? {}
            : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
        },
      },
      body,
      timings: this.#timings,
      limitBytes: LIMIT_BYTES,
      signal: call.signal,
      onBytes: call.onBytes ?? (() => {}),
      refuse: () => null,
    });
  }

  async #waitFor(group: string, signal: AbortSignal): Promise<void> {
    const wait = (this.#closedUntil.get(group) ?? 0) - performance.now();
    if (wait > 0) await this.#sleep(wait, signal);
  }

  async #sleep(millis: number, signal: AbortSignal): Promise<void> {
    await sleep(millis, undefined, { signal }).catch(() => fail('cancelled'));
  }
}
