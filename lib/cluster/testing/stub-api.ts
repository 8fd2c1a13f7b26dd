import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { TLSSocket } from 'node:tls';
import { WebSocketServer } from 'ws';
import type { Certificate } from './certificate';
import { StubPort } from './stub-port';

export interface StubRequest {
  readonly method: string;
  /** Path without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  /** Milliseconds on the monotonic clock. */
  readonly at: number;
  /** Common name of the client's certificate, '' without one. */
  readonly certificate: string;
}

export type StubHandler = (request: StubRequest, response: ServerResponse) => void;

/** Answers JSON. */
export function json(
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): StubHandler {
  return (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(value));
  };
}

/** A Kubernetes `Status`, as the API server refuses with. */
export function refusal(code: number, message: string): StubHandler {
  return json(code, { kind: 'Status', apiVersion: 'v1', status: 'Failure', message, code });
}

/** An upgrade answered with plain HTTP. */
export interface UpgradeRefusal {
  readonly status: number;
  readonly body: string;
}

/** A Kubernetes API server over TLS whose every answer a test decides. Unknown paths answer 404. */
export class StubApi {
  readonly requests: StubRequest[] = [];
  readonly upgrades: StubRequest[] = [];
  readonly ports: StubPort[] = [];
  /** Decides about an upgrade before it is accepted. */
  refuseUpgrade: (request: StubRequest) => UpgradeRefusal | 'mute' | null = () => null;
  /** Plays the pod's side. */
  onPort: (port: StubPort) => void = () => {};
  readonly #handlers = new Map<string, StubHandler>();
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #upgrader = new WebSocketServer({ noServer: true, handleProtocols: () => 'v4.channel.k8s.io' });

  private constructor(server: Server) {
    this.#server = server;
    server.on('secureConnection', (socket) => {
      this.#sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => this.#sockets.delete(socket));
    });
    server.on('tlsClientError', () => {});
    server.on('request', (request, response) => this.#answer(request, response));
    server.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head));
  }

  static async start({ cert, key }: Certificate): Promise<StubApi> {
    const server = createServer({
      cert,
      key,
      requestCert: true,
      rejectUnauthorized: false,
      keepAliveTimeout: 60_000,
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new StubApi(server);
  }

  get url(): string {
    const address = this.#server.address();
    return `https://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  }

  /** Connections that are open now. */
  get connections(): number {
    return this.#sockets.size;
  }

  /** Answers a path (without query) by a handler; later handlers replace earlier ones. */
  on(path: string, handler: StubHandler): void {
    this.#handlers.set(path, handler);
  }

  /** Answers a list of objects. */
  list(path: string, items: readonly unknown[]): void {
    this.on(path, json(200, { kind: 'List', apiVersion: 'v1', metadata: { resourceVersion: '1' }, items }));
  }

  /** Takes upgrades from now on and answers none of them. */
  muteUpgrades(): void {
    this.refuseUpgrade = () => 'mute';
  }

  asked(path: string): readonly StubRequest[] {
    return this.requests.filter((request) => request.path === path);
  }

  /** Drops every connection, as a restart of the server would. */
  dropConnections(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  async stop(): Promise<void> {
    this.dropConnections();
    for (const client of this.#upgrader.clients) client.terminate();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #read(request: IncomingMessage, body: string): StubRequest {
    const url = new URL(request.url ?? '/', 'https://stub');
    // Every connection of this server is TLS.
    const peer = (request.socket as TLSSocket).getPeerCertificate();
    const certificate = String(peer.subject?.CN ?? '');
    const { method = '', headers } = request;
    return {
      method,
      path: url.pathname,
      query: url.searchParams,
      headers,
      body,
      at: performance.now(),
      certificate,
    };
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (text: string) => {
      body += text;
    });
    request.on('end', () => {
      const read = this.#read(request, body);
      this.requests.push(read);
      const handler =
        this.#handlers.get(read.path) ?? refusal(404, 'the server could not find the requested resource');
      handler(read, response);
    });
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const read = this.#read(request, '');
    this.upgrades.push(read);
    const refused = this.refuseUpgrade(read);
    if (refused === 'mute') return;
    if (refused !== null) {
      const { status, body } = refused;
      socket.end(
        `HTTP/1.1 ${status} No\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      );
      return;
    }
    this.#upgrader.handleUpgrade(request, socket, head, (ws) => {
      const pod = decodeURIComponent(read.path.split('/')[6] ?? '');
      const port = new StubPort(ws, pod, Number(read.query.get('ports')));
      this.ports.push(port);
      this.onPort(port);
    });
  }
}
