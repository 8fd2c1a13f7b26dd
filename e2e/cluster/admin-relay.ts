/**
 * A program of its own, started inside a gateway's namespace: it makes the admin on 127.0.0.1:15000 reachable from
 * outside, for kwok and for the tests. It lives exactly as long as Envoy: with Envoy dead, a connection is refused
 * at once, as a kubelet would find it. (kwok's own way into a namespace, a command, cannot tell a refusal: it waits
 * for more input from the client.)
 */
import type { Socket } from 'node:net';
import { connect, createServer } from 'node:net';

const ADMIN = { host: '127.0.0.1', port: 15000, allowHalfOpen: true };
const [host, port, envoyPid] = process.argv.slice(2);
if (host === undefined || !Number(port) || !Number(envoyPid)) {
  throw new Error('usage: admin-relay.ts <address> <port> <pid of Envoy>');
}

function join(from: Socket, to: Socket): void {
  from.pipe(to);
  from.on('error', () => to.resetAndDestroy());
}

createServer({ allowHalfOpen: true }, (outside) => {
  const inside = connect(ADMIN);
  join(outside, inside);
  join(inside, outside);
}).listen(Number(port), host);

setInterval(() => {
  try {
    process.kill(Number(envoyPid), 0);
  } catch {
    process.exit(0);
  }
}, 25);
