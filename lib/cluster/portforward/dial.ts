import type { ClientRequest, IncomingMessage } from 'node:http';
import WebSocket from 'ws';
import { type AppError, AppFailure, appError } from '@/lib/core/errors';
import type { ClusterClient } from '../api';
import type { Identity } from '../credentials';
import { podPath } from '../names';
import { errorCode } from '../small-file';
import { missingVerbError } from './access-review';
import { dialTimeout, errorOfHandshake, errorOfRefusal, type PortTarget } from './dial-errors';
import { PortSocket } from './port-socket';

/** The only subprotocol offered: plain channels, which every API server since 1.6 passes through. */
const PROTOCOL = 'v4.channel.k8s.io';
const MAX_FRAME = 1024 * 1024;
const REFUSAL_BYTES = 64 * 1024;

type Outcome =
  | { readonly kind: 'open'; readonly socket: PortSocket }
  | { readonly kind: 'refused'; readonly status: number; readonly body: Uint8Array }
  | { readonly kind: 'failed'; readonly error: AppError };

export interface DialOptions {
  readonly signal: AbortSignal;
  /** Milliseconds for TCP, TLS and handshake together. */
  readonly dialMillis: number;
}

/** At most 64 KiB of the answer, however it ends. */
function readRefusal(response: IncomingMessage, done: (body: Uint8Array) => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  const finish = () => done(Buffer.concat(chunks).subarray(0, REFUSAL_BYTES));
  response.on('data', (chunk: Buffer) => {
    chunks.push(chunk);
    size += chunk.length;
    if (size >= REFUSAL_BYTES) finish();
  });
  response.on('end', finish);
  response.on('error', finish);
  response.on('close', finish);
}

function open(url: URL, identity: Identity, dialMillis: number): WebSocket {
  return new WebSocket(url, [PROTOCOL], {
    ...identity.tls,
    ...(identity.proxyAgent === null ? {} : { agent: identity.proxyAgent }),
    // ws declares plain strings, and hands the headers to node:http, which takes lists as well.
    headers: identity.headers as Record<string, string>,
    // Counts silence only, and its error has no code; the timer of the attempt comes first.
    handshakeTimeout: dialMillis + 1000,
    perMessageDeflate: false,
    maxPayload: MAX_FRAME,
    followRedirects: false,
  });
}

function attempt(client: ClusterClient, identity: Identity, target: PortTarget, options: DialOptions) {
  const { signal, dialMillis } = options;
  const url = new URL(`${client.server}${podPath(target)}/portforward?ports=${target.port}`);
  return new Promise<Outcome>((resolve) => {
    const ws = open(url, identity, dialMillis);
    const socket = new PortSocket(ws, target.port);
    const finish = (outcome: Outcome) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', cancel);
      if (outcome.kind !== 'open') socket.destroy();
      resolve(outcome);
    };
    const failed = (error: AppError) => finish({ kind: 'failed', error });
    const cancel = () => failed(appError('cancelled'));
    const timer = setTimeout(() => failed(dialTimeout(client.server, dialMillis)), dialMillis);
    signal.addEventListener('abort', cancel);
    ws.on('open', () => finish({ kind: 'open', socket }));
    ws.on('error', (error) => failed(errorOfHandshake(errorCode(error), client.server, target)));
    ws.on('unexpected-response', (request: ClientRequest, response: IncomingMessage) => {
      readRefusal(response, (body) => {
        finish({ kind: 'refused', status: response.statusCode ?? 0, body });
        request.destroy();
      });
    });
    if (signal.aborted) cancel();
  });
}

/**
 * Opens a connection to a port of a pod through the API server. Needs `get` and, since Kubernetes 1.35,
 * `create` on `pods/portforward`. A 101 says nothing of the port yet: that comes with the first bytes.
 * Throws `AppFailure`: `portforward-forbidden` (with the missing verb), `portforward-failed`, `pod-gone`,
 * `cluster-*`, `cancelled`.
 */
export async function dialPort(
  client: ClusterClient,
  target: PortTarget,
  options: DialOptions,
): Promise<PortSocket> {
  for (let retried = false; ; retried = true) {
    const identity = await client.identity(options.signal);
    const outcome = await attempt(client, identity, target, options);
    if (outcome.kind === 'open') return outcome.socket;
    if (outcome.kind === 'failed') throw new AppFailure(outcome.error);
    if (outcome.status === 401 && !retried && client.refused(identity)) continue;
    const error = errorOfRefusal(outcome.status, outcome.body, target);
    throw new AppFailure(error ?? (await missingVerbError(client, target, outcome.body, options.signal)));
  }
}
