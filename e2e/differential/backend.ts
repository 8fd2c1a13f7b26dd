/** The upstream of every cluster: notes request target and host per request, and always answers 200. */
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { ID_HEADER } from './sent.ts';

export interface Seen {
  readonly path: string;
  readonly host: string | null;
}

export interface Backend {
  readonly port: number;
  /** By request id. Emptied by `forget`. */
  readonly seen: ReadonlyMap<string, Seen>;
  forget(): void;
  stop(): Promise<void>;
}

const ANSWER = 'HTTP/1.1 200 OK\r\ncontent-length: 7\r\n\r\nbackend';

function note(head: string, seen: Map<string, Seen>): void {
  const [first = '', ...lines] = head.split('\r\n');
  const headers = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
  }
  const id = headers.get(ID_HEADER);
  // Node's own parser refuses targets that Envoy sends on: the line is read as it is.
  const path = first.slice(first.indexOf(' ') + 1, first.lastIndexOf(' '));
  if (id !== undefined) seen.set(id, { path, host: headers.get('host') ?? null });
}

function serve(socket: Socket, seen: Map<string, Seen>): void {
  let text = '';
  socket.setEncoding('latin1');
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk) => {
    text += String(chunk);
    for (let end = text.indexOf('\r\n\r\n'); end >= 0; end = text.indexOf('\r\n\r\n')) {
      note(text.slice(0, end), seen);
      text = text.slice(end + 4);
      socket.write(ANSWER);
    }
    // TLS bytes that a TCP proxy passed on: the client waits for some answer.
    if (text.charCodeAt(0) === 0x16) socket.end(ANSWER);
  });
}

export async function startBackend(): Promise<Backend> {
  const seen = new Map<string, Seen>();
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    serve(socket, seen);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The backend has no port.');
  const stop = async (): Promise<void> => {
    const closed = once(server, 'close');
    server.close();
    for (const socket of open) socket.destroy();
    await closed;
  };
  return { port: address.port, seen, forget: () => seen.clear(), stop };
}
