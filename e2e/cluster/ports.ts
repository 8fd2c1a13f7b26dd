/** Free ports, chosen at run time so that stacks and other work on the machine do not meet. */
import { createServer } from 'node:net';

/** Below the ephemeral range (32768 and up on Linux): no outgoing connection takes the port before its server does. */
const FIRST = 20_000;
const LAST = 32_000;
const given = new Set<number>();

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });
}

export async function freePort(host = '127.0.0.1'): Promise<number> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const port = FIRST + Math.floor(Math.random() * (LAST - FIRST));
    if (given.has(port)) continue;
    given.add(port);
    if (await isFree(port, host)) return port;
  }
  throw new Error(`no free port found between ${String(FIRST)} and ${String(LAST)} on ${host}`);
}
