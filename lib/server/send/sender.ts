import { compareAnswer } from '@/lib/answers/send/compare';
import { maskAnswer, maskComparison, maskHeaders } from '@/lib/answers/send/masked';
import { realAnswer } from '@/lib/answers/send/real-answer';
import { sentMarkdown } from '@/lib/answers/send/report';
import { needsConsent, notesOf, obstacleOf, offeredTls, requestText } from '@/lib/answers/send/request-text';
import type { MovedReport, Obstacle, SendQuestion, SentReport } from '@/lib/answers/send/types';
import { headlineWords, noteWords, obstacleWords, wayWords } from '@/lib/answers/send/words';
import type { SendAnswer, SendPlace, SendRequest } from '@/lib/api/contract';
import { AppFailure, appError, fail } from '@/lib/core/errors';
import type { Gateway, Way, WireAnswer, WireRequest } from '@/lib/snapshot/send';
import type { Source } from '@/lib/snapshot/source';
import { log } from '../log';
import type { Snapshots } from '../snapshots';
import type { Sources } from '../sources';
import { SendConsents } from './consents';
import { type Asked, askNow, listenerPorts, type SendTarget, whyNot } from './counters';

/** Requests under way at once. */
const MAX_RUNNING = 4;
/** Both looks at the counters and the request between them. */
const TIMEOUT_MS = 90_000;

interface Door {
  readonly source: Source;
  readonly gateway: Gateway;
  readonly proxy: SendTarget;
  readonly way: Way;
}

type Found = { readonly door: Door } | { readonly obstacle: Obstacle };

/** A source of its kind that leads nowhere: why. */
function closed({ summary }: Source): Obstacle {
  if (summary.kind === 'file') return { code: summary.id.startsWith('file:upload-') ? 'uploaded' : 'file' };
  return { code: summary.kind === 'demo' ? 'demo' : 'no-address' };
}

function wireRequest(question: SendQuestion): WireRequest {
  return {
    port: question.listener.port,
    tls: offeredTls(question.tls),
    bytes: new TextEncoder().encode(requestText(question)),
    isHead: question.method === 'HEAD',
  };
}

/**
 * Sends explained requests to gateways. Where they go is the source's to say: the pod's own listener ports, or the
 * addresses of the start flag; the browser names a snapshot.
 */
export class Sender {
  readonly #sources: Pick<Sources, 'get'>;
  readonly #snapshots: Pick<Snapshots, 'origin' | 'moved'>;
  readonly #consents = new SendConsents();
  #running = 0;

  constructor(sources: Pick<Sources, 'get'>, snapshots: Pick<Snapshots, 'origin' | 'moved'>) {
    this.#sources = sources;
    this.#snapshots = snapshots;
  }

  /** Where a request for this listener's port would go. Throws `snapshot-gone`, `not-found`. */
  place(snapshot: string, port: number): SendPlace {
    const found = this.#find(snapshot, port);
    return 'door' in found
      ? { way: wayWords(found.door.way), off: null }
      : { way: null, off: obstacleWords(found.obstacle) };
  }

  /**
   * Sends a request, or says why not, or what a person must confirm first. Throws `AppFailure`: `snapshot-gone`,
   * `busy`, `cancelled`, and what stands between here and the gateway.
   */
  async send(request: SendRequest, leaving: AbortSignal): Promise<SendAnswer> {
    const { question } = request;
    const found = this.#find(request.snapshot, question.listener.port);
    const obstacle = 'obstacle' in found ? found.obstacle : obstacleOf(question);
    if ('obstacle' in found || obstacle !== null)
      return { state: 'off', text: obstacleWords(obstacle ?? { code: 'no-address' }) };
    const consent = this.#consentFor(request, found.door.way);
    if (consent !== null) return consent;
    if (this.#running >= MAX_RUNNING) return fail('busy');
    this.#running += 1;
    const timeout = AbortSignal.timeout(TIMEOUT_MS);
    try {
      return await this.#run(request, found.door, AbortSignal.any([leaving, timeout]));
    } catch (cause) {
      if (timeout.aborted)
        throw new AppFailure(appError('admin-timeout', { seconds: TIMEOUT_MS / 1000 }), cause);
      throw cause;
    } finally {
      this.#running -= 1;
    }
  }

  #find(snapshot: string, port: number): Found {
    const { target, identity } = this.#snapshots.origin(snapshot);
    const source = this.#sources.get(target.source);
    const { gateway } = source;
    if (gateway === null) return { obstacle: closed(source) };
    if (target.proxy === null || identity === null) return { obstacle: { code: 'no-proxy' } };
    const way = gateway.way(target.proxy, port);
    if (way === null) return { obstacle: { code: 'no-address-for-port', port } };
    return { door: { source, gateway, proxy: { id: target.proxy, identity }, way } };
  }

  /** What a person must be shown before; null when it may be sent. */
  #consentFor({ question, ticket, snapshot }: SendRequest, way: Way): SendAnswer | null {
    if (!needsConsent(question.method)) return null;
    const text = requestText(question);
    const meant = JSON.stringify([snapshot, way, question.tls, text]);
    if (ticket !== null && this.#consents.take(ticket, meant)) return null;
    return { state: 'consent', ticket: this.#consents.issue(meant), request: text, way: wayWords(way) };
  }

  async #run(request: SendRequest, door: Door, signal: AbortSignal): Promise<SendAnswer> {
    const { source, gateway, proxy, way } = door;
    const { port } = request.question.listener;
    const isForward = way.kind === 'port-forward';
    const before = await askNow(source, proxy, isForward ? ['listeners', 'clusters'] : ['clusters'], signal);
    if (isForward) {
      const ports = listenerPorts(before('listeners'));
      if (!ports.includes(port))
        return { state: 'off', text: obstacleWords({ code: 'no-such-port', port, ports }) };
    }
    const sentAt = new Date().toISOString();
    const wire = await this.#sendLogged(request, door, () =>
      gateway.send(proxy, wireRequest(request.question), signal),
    );
    const after = await askNow(source, proxy, ['clusters'], signal);
    const counters = [before('clusters'), after('clusters')] as const;
    const moved = await this.#moved(request, counters);
    const movedWhy = moved === null ? whyNot(...counters) : '';
    return { state: 'sent', report: reportOf(request, { way, sentAt, wire, moved, movedWhy }) };
  }

  async #moved(
    { snapshot, prediction }: SendRequest,
    [before, after]: readonly [Asked, Asked],
  ): Promise<MovedReport | null> {
    if ('error' in before || 'error' in after) return null;
    const predicted = prediction.clusters.map(({ name }) => name);
    return this.#snapshots.moved(snapshot, { before: before.bytes, after: after.bytes, predicted });
  }

  /** One line for every request that left: who got what, never its target or headers. */
  async #sendLogged(
    { question, ticket }: SendRequest,
    { source, proxy, way }: Door,
    send: () => Promise<WireAnswer>,
  ): Promise<WireAnswer> {
    const line = {
      audit: 'request-sent',
      source: source.summary.id,
      proxy: proxy.id,
      way: wayWords(way),
      method: question.method.slice(0, 32),
      tls: question.tls !== null,
      confirmed: ticket !== null,
    };
    try {
      const wire = await send();
      log.warn(
        { ...line, end: wire.end, status: wire.head?.status ?? null, millis: wire.millis.total },
        'audit',
      );
      return wire;
    } catch (cause) {
      log.warn({ ...line, end: cause instanceof AppFailure ? cause.error.code : 'failed' }, 'audit');
      throw cause;
    }
  }
}

function reportOf(
  { question, prediction }: SendRequest,
  sent: Pick<SentReport, 'way' | 'sentAt' | 'moved' | 'movedWhy'> & { readonly wire: WireAnswer },
): SentReport {
  const { wire, ...facts } = sent;
  const open = realAnswer(wire);
  const compared = compareAnswer(prediction, open, facts.moved);
  const shown = {
    ...facts,
    notes: notesOf(question, facts.way.kind === 'port-forward').map(noteWords),
    real: maskAnswer(open),
    comparison: maskComparison(compared),
    headline: headlineWords(compared),
  };
  const request = requestText({ ...question, headers: maskHeaders(question.headers) });
  return { ...shown, markdown: sentMarkdown({ ...shown, prediction, request }) };
}
