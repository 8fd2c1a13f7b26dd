import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

/** How a backend behaves; its address says which. */
const BEHAVIOURS = {
  well: answer(200),
  /** Fails its health check, and answers requests. */
  sick: (request, response) => answer(isCheck(request) ? 503 : 200)(request, response),
  /** Its health check gets no answer. */
  mute: (request, response) => {
    if (!isCheck(request)) answer(200)(request, response);
  },
  degraded: answer(200, { 'x-envoy-degraded': '1' }),
  /** Takes itself out of service by its first answer. */
  leaving: (request, response) =>
    answer(200, isCheck(request) ? {} : { 'x-envoy-immediate-health-check-fail': '1' })(request, response),
  broken: answer(500),
  /** Requests are never answered. */
  slow: (request, response) => {
    if (isCheck(request)) answer(200)(request, response);
  },
} satisfies Readonly<Record<string, (request: IncomingMessage, response: ServerResponse) => void>>;

export type Behaviour = keyof typeof BEHAVIOURS;

const isCheck = (request: IncomingMessage): boolean => request.url === '/healthz';

function answer(
  status: number,
  headers: Readonly<Record<string, string>> = {},
): (request: IncomingMessage, response: ServerResponse) => void {
  return (_request, response) => {
    response.writeHead(status, headers);
    response.end('ok');
  };
}

/** First number of the last part of the address, by behaviour: 127.0.1.10, .11 … are well. */
const FIRST: Readonly<Record<Behaviour, number>> = {
  well: 10,
  sick: 40,
  mute: 50,
  degraded: 60,
  leaving: 70,
  broken: 80,
  slow: 90,
};

/** Address of the n-th backend of a behaviour. */
export const hostOf = (behaviour: Behaviour, place = 0): string =>
  `127.0.1.${String(FIRST[behaviour] + place)}`;

const BACKENDS: readonly (readonly [Behaviour, number])[] = [
  ['well', 20],
  ['sick', 4],
  ['mute', 1],
  ['degraded', 2],
  ['leaving', 1],
  ['broken', 1],
  ['slow', 1],
];

export interface Backends {
  stop(): void;
}

/** Starts every backend on one port; an address that none has refuses connections. */
export async function startBackends(port: number): Promise<Backends> {
  const servers: Server[] = [];
  for (const [behaviour, count] of BACKENDS) {
    for (let place = 0; place < count; place += 1) {
      const server = createServer(BEHAVIOURS[behaviour]);
      await new Promise<void>((done, fail) => {
        server.once('error', fail);
        server.listen(port, hostOf(behaviour, place), done);
      });
      servers.push(server);
    }
  }
  return {
    stop: () => {
      for (const server of servers) {
        server.closeAllConnections();
        server.close();
      }
    },
  };
}
