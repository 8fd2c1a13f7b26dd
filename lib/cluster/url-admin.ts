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
import { type ExchangeAnswer, ExchangeFailure, exchange } from './exchange';
import { networkReason, tlsReason } from './network-words';
import { ADMIN_TIMINGS, type Timings } from './timings';

export interface UrlAdminOptions {
  readonly timings?: Timings;
  readonly limitBytes?: number;
}

/**
 * The address given by `--admin-url`. Throws `bad-request` for anything but http or https with a host, no user
 * name, path or query: the path of every request comes from `ADMIN_PATHS`.
 */
export function parseAdminUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  const what = 'The admin URL';
  if (url === null) return fail('bad-request', { what: `${what} is not a URL.` });
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    fail('bad-request', { what: `${what} is not http(s).` });
  if (url.username !== '' || url.password !== '') fail('bad-request', { what: `${what} holds a user name.` });
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    fail('bad-request', { what: `${what} has a path; only scheme, host and port are used.` });
  }
  return url;
}

function errorOfFailure({ problem }: ExchangeFailure, url: string): AppError {
  switch (problem.kind) {
    case 'cancelled':
      return appError('cancelled');
    case 'refused':
      return problem.error;
    case 'too-large':
      return appError('too-large', { ...sizeDetails(problem.limit), url });
    case 'timeout':
      return problem.phase === 'dial'
        ? appError('admin-unreachable', { url, reason: `no connection within ${problem.seconds} s` })
        : appError('admin-timeout', {
            url,
            ...timeDetails(problem),
          });
    case 'cut':
      return appError('admin-truncated', { url, bytes: problem.bytes });
    case 'failed':
      if (isGarbage(problem.code)) return appError('not-envoy', { reason: 'the answer is not HTTP' });
      return appError('admin-unreachable', {
        url,
        reason: tlsReason(problem.code) ?? networkReason(problem.code),
      });
  }
}

/** Envoy's admin interface at an address. Each request has a connection of its own. */
export class UrlAdmin {
  readonly url: URL;
  readonly #options: UrlAdminOptions;

  /** `url` comes from `parseAdminUrl`. */
  constructor(url: URL, options: UrlAdminOptions = {}) {
    this.url = url;
    this.#options = options;
  }

  /**
   * Asks one operation; redirects are not followed. Throws `AppFailure`: `admin-unreachable`, `admin-timeout`,
   * `admin-truncated`, `admin-forbidden-path`, `admin-not-offered`, `not-envoy`, `too-large`, `cancelled`.
   */
  async fetch(operation: AdminOperation, options: AdminFetchOptions): Promise<AdminAnswer> {
    const startedAt = performance.now();
    const answer = await this.#exchange(operation, options);
    return acceptAnswer(operation, answer, startedAt);
  }

  async #exchange(
    operation: AdminOperation,
    { signal, onBytes, openStream, section }: AdminFetchOptions,
  ): Promise<ExchangeAnswer> {
    const { url } = this;
    try {
      return await exchange({
        secure: url.protocol === 'https:',
        request: {
          agent: false,
          hostname: url.hostname.replace(/^\[|\]$/g, ''),
          port: url.port,
          method: 'GET',
          path: pathOf(operation, section),
          maxHeaderSize: 64 * 1024,
        },
        body: null,
        timings: timingsOf(operation, this.#options.timings ?? ADMIN_TIMINGS),
        limitBytes: limitOf(operation, section, this.#options.limitBytes),
        signal,
        onBytes,
        openStream,
        refuse: checkHead,
      });
    } catch (error) {
      if (!(error instanceof ExchangeFailure)) throw error;
      throw new AppFailure(errorOfFailure(error, url.origin), error);
    }
  }
}
