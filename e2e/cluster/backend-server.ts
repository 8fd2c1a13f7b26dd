/**
 * A program of its own, started inside the backends' namespace: every application pod of the run in one process.
 * It knows a pod by the address it was called at, and answers like a small httpbin.
 */
import { readFileSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BackendTable } from './backend.ts';

const STATUS = /^\/status\/(\d{3})$/;
const DELAY = /^\/delay\/(\d+(?:\.\d+)?)$/;
const BODILESS = new Set([204, 205, 304]);
const MAX_DELAY_SECONDS = 10;

const [tableFile] = process.argv.slice(2);
if (tableFile === undefined) throw new Error('usage: backend-server.ts <table.json>');
// Boundary: written by `Backend`.
const table = JSON.parse(readFileSync(tableFile, 'utf8')) as BackendTable;

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://backend');
  const pod = table.pods[request.socket.localAddress ?? ''];
  const status = Number(STATUS.exec(url.pathname)?.[1] ?? 200);
  const delay = Number(DELAY.exec(url.pathname)?.[1] ?? 0);
  if (delay > 0) await sleep(Math.min(delay, MAX_DELAY_SECONDS) * 1000);
  request.resume();
  response.writeHead(status, { 'content-type': 'application/json', 'x-served-by': pod?.pod ?? 'unknown' });
  const echo = {
    pod,
    method: request.method,
    path: url.pathname,
    query: url.search,
    headers: request.headers,
  };
  response.end(BODILESS.has(status) ? undefined : `${JSON.stringify(echo, null, 2)}\n`);
}

function listen(server: Server, port: number): Promise<void> {
  server.on('request', (request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '0.0.0.0', resolve);
  });
}

const tls = { cert: readFileSync(table.tls.cert), key: readFileSync(table.tls.key) };
await Promise.all([
  ...table.ports.map((port) => listen(createServer(), port)),
  ...table.tlsPorts.map((port) => listen(createTlsServer(tls), port)),
]);
console.log('ready');
