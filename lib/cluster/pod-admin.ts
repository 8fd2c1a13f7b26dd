import { Agent } from 'node:http';
import type { Duplex } from 'node:stream';
import { type AppError, AppFailure, appError, fail } from '@/lib/core/errors';
import type { AdminOperation } from '@/lib/snapshot/capture';
import {
  type AdminAnswer,
  type AdminFetchOptions,
  acceptAnswer,
  checkHead,
  isGarbage,
  limitOf,
  pathOf,
  sizeDetails,
  timeDetails,
  timingsOf,
} from './admin-answer';
import type { ClusterClient } from './api';
import { shortText } from './api-errors';
import { type ExchangeAnswer, ExchangeFailure, exchange } from './exchange';
import { dialPort } from './portforward/dial';
import { errorOfChannelText, type PortTarget } from './portforward/dial-errors';
import type { PortSocket } from './portforward/port-socket';
import { ADMIN_TIMINGS, type Timings } from './timings';

export interface PodAdminOptions {
  readonly timings?: Timings;
  readonly limitBytes?: number;
  /** Text that came on the error channel although the answer was complete. */
  readonly onWarning?: (text: string) => void;
}

/** Lets Node's HTTP client speak over a port-forward; there is no listener on this machine. */
class PodAgent extends Agent {
  readonly #dial: () => Promise<PortSocket>;
  socket: PortSocket | null = null;

  constructor(dial: () => Promise<PortSocket>) {
    super({ keepAlive: true, maxSockets: 1, maxFreeSockets: 1 });
    this.#dial = dial;
  }

  override createConnection(
    _options: unknown,
    done?: (error: Error | null, stream: Duplex) => void,
  ): undefined {
    this.#dial().then(
      (socket) => {
        this.socket = socket;
        done?.(null, socket);
      },
      // The stream beside an error is not looked at; its type does not say so.
      (error: Error) => (done as ((error: Error) => void) | undefined)?.(error),
    );
  }
}

/** The error of an exchange that gave no complete answer, by its kind and by how the connection ended. */
function errorOfFailure(failure: ExchangeFailure, socket: PortSocket | null, target: PortTarget): AppError {
  const { problem } = failure;
  const { namespace, pod, port } = target;
  const ending = socket?.ending ?? null;
  switch (problem.kind) {
    case 'cancelled':
      return appError('cancelled');
    case 'refused':
      return problem.error;
    case 'too-large':
      return appError('too-large', { ...sizeDetails(problem.limit), namespace, pod });
    case 'timeout':
      return appError('admin-timeout', {
        ...timeDetails(problem),
        namespace,
        pod,
      });
    case 'cut': {
      const text = socket?.errorText ?? '';
      const reason = text === '' ? {} : { reason: shortText(text) };
      return appError('admin-truncated', { bytes: problem.bytes, namespace, pod, ...reason });
    }
    case 'failed':
      if (problem.cause instanceof AppFailure) return problem.cause.error;
      if (ending?.kind === 'error-channel') return errorOfChannelText(ending.text, target);
      if (ending?.kind === 'protocol') {
        const reason = `The other side broke the port-forward protocol: ${ending.what}.`;
        return appError('portforward-failed', { namespace, pod, port, reason });
      }
      if (isGarbage(problem.code)) return appError('not-envoy', { reason: 'the answer is not HTTP' });
      return appError('admin-truncated', { bytes: 0, namespace, pod });
  }
}

/** Envoy's admin interface in one pod, over one port-forward that is kept between requests. Not for parallel use. */
export class PodAdmin {
  readonly #target: PortTarget;
  readonly #options: PodAdminOptions;
  readonly #timings: Timings;
  readonly #agent: PodAgent;
  #signal: AbortSignal = AbortSignal.abort();
  #warnedOf: PortSocket | null = null;

  constructor(client: ClusterClient, target: PortTarget, options: PodAdminOptions = {}) {
    this.#target = target;
    this.#options = options;
    this.#timings = options.timings ?? ADMIN_TIMINGS;
    this.#agent = new PodAgent(() =>
      dialPort(client, target, { signal: this.#signal, dialMillis: this.#timings.dial }),
    );
  }

  /**
   * Asks one operation; the path comes from `ADMIN_PATHS`. Throws `AppFailure`: `admin-timeout`,
   * `admin-truncated`, `admin-forbidden-path`, `admin-not-offered`, `admin-unreachable`, `not-envoy`, `too-large`,
   * `cancelled`, and everything that `dialPort` throws; `portforward-refused` when nothing listens.
   */
  async fetch(operation: AdminOperation, options: AdminFetchOptions): Promise<AdminAnswer> {
    const startedAt = performance.now();
    this.#signal = options.signal;
    const answer = await this.#ask(operation, options, true);
    this.#warn();
    return acceptAnswer(operation, answer, startedAt);
  }

  /** Ends the port-forward. */
  close(): void {
    this.#warn();
    this.#agent.destroy();
    this.#agent.socket?.destroy();
  }

  async #ask(
    operation: AdminOperation,
    options: AdminFetchOptions,
    mayRetry: boolean,
  ): Promise<ExchangeAnswer> {
    try {
      return await this.#exchange(operation, options);
    } catch (error) {
      if (!(error instanceof ExchangeFailure)) throw error;
      const { problem } = error;
      // The kept connection had ended meanwhile: no byte came, and asking twice does no harm.
      if (problem.kind === 'failed' && problem.stale && mayRetry) return this.#ask(operation, options, false);
      // What the error channel said is part of the error then, not a warning beside it.
      this.#warnedOf = this.#agent.socket;
      const { code, details } = errorOfFailure(error, this.#agent.socket, this.#target);
      return fail(code, details, error);
    }
  }

  #exchange(
    operation: AdminOperation,
    { signal, onBytes, openStream, section }: AdminFetchOptions,
  ): Promise<ExchangeAnswer> {
    const { port } = this.#target;
    return exchange({
      secure: false,
      request: {
        agent: this.#agent,
        host: 'localhost',
        port,
        method: 'GET',
        path: pathOf(operation, section),
        headers: { host: `localhost:${port}` },
        maxHeaderSize: 64 * 1024,
      },
      body: null,
      timings: timingsOf(operation, this.#timings),
      limitBytes: limitOf(operation, section, this.#options.limitBytes),
      signal,
      onBytes,
      openStream,
      refuse: checkHead,
    });
  }

  #warn(): void {
    const { socket } = this.#agent;
    if (socket === null || socket === this.#warnedOf || socket.errorText === '') return;
    this.#warnedOf = socket;
    this.#options.onWarning?.(shortText(socket.errorText));
  }
}
