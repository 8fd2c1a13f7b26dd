/** A user's calls and a minimal port-forward, on their own: they check the stack, never the product with the product. */
import { readFileSync } from 'node:fs';
import { request } from 'node:https';
import { WebSocket } from 'ws';
import { parse } from 'yaml';
import type { HttpAnswer } from './http-answer.ts';
import { httpAnswer } from './http-answer.ts';

interface RawKubeconfig {
  readonly clusters: readonly {
    readonly cluster: { readonly server: string; readonly 'certificate-authority-data': string };
  }[];
  readonly users: readonly { readonly user: { readonly token?: string } }[];
}

interface Identity {
  readonly server: string;
  readonly ca: Buffer;
  readonly token: string;
}

function identity(kubeconfig: string): Identity {
  // Boundary: written by kubeconfig.ts, one cluster and one user with a token.
  const config = parse(readFileSync(kubeconfig, 'utf8')) as RawKubeconfig;
  const [cluster] = config.clusters;
  if (!cluster) throw new Error(`${kubeconfig} names no cluster`);
  const { server, 'certificate-authority-data': ca } = cluster.cluster;
  return { server, ca: Buffer.from(ca, 'base64'), token: config.users[0]?.user.token ?? '' };
}

/** A plain call with the kubeconfig's token. */
export function getAs(kubeconfig: string, path: string): Promise<HttpAnswer> {
  const { server, ca, token } = identity(kubeconfig);
  const call = request(`${server}${path}`, {
    ca,
    agent: false,
    headers: { authorization: `Bearer ${token}` },
  });
  return httpAnswer(call, path, 10_000);
}

function open(kubeconfig: string, namespace: string, pod: string, port: number): WebSocket {
  const { server, ca, token } = identity(kubeconfig);
  const path = `/api/v1/namespaces/${namespace}/pods/${pod}/portforward?ports=${String(port)}`;
  const headers = { authorization: `Bearer ${token}` };
  return new WebSocket(`${server.replace(/^http/, 'ws')}${path}`, 'v4.channel.k8s.io', {
    ca,
    headers,
    handshakeTimeout: 10_000,
  });
}

/** Status of the handshake: 101 when it was accepted, else what the API server answered. */
export function tryPortForward(
  kubeconfig: string,
  namespace: string,
  pod: string,
  port: number,
): Promise<{ readonly status: number; readonly body: string }> {
  const socket = open(kubeconfig, namespace, pod, port);
  return new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.once('open', () => {
      socket.terminate();
      resolve({ status: 101, body: '' });
    });
    socket.once('unexpected-response', (_request, response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString('utf8') }),
      );
    });
  });
}

/** One GET over channel 0. */
export function getThroughPortForward(
  kubeconfig: string,
  namespace: string,
  pod: string,
  port: number,
  path: string,
): Promise<string> {
  const socket = open(kubeconfig, namespace, pod, port);
  const timer = setTimeout(() => socket.terminate(), 20_000);
  let received = Buffer.alloc(0);
  const seen = new Set<number>();
  return new Promise<string>((resolve, reject) => {
    socket.once('error', reject);
    socket.once('close', (code) =>
      reject(new Error(`port-forward closed (${String(code)}) before the answer was whole`)),
    );
    socket.once('open', () => {
      const request = `GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`;
      socket.send(Buffer.concat([Buffer.of(0), Buffer.from(request)]));
    });
    socket.on('message', (data: Buffer) => {
      const [channel = 0] = data;
      // The first frame of each channel only repeats the port number.
      if (!seen.has(channel)) {
        seen.add(channel);
        return;
      }
      if (channel !== 0) return reject(new Error(`port-forward error: ${data.subarray(1).toString('utf8')}`));
      received = Buffer.concat([received, data.subarray(1)]);
      const body = wholeBody(received.toString('utf8'));
      if (body !== undefined) resolve(body);
    });
  }).finally(() => {
    clearTimeout(timer);
    socket.removeAllListeners('close');
    socket.terminate();
  });
}

/** The socket stays open after the answer: only its framing tells the end. */
function wholeBody(text: string): string | undefined {
  const headEnd = text.indexOf('\r\n\r\n');
  if (headEnd < 0) return undefined;
  const head = text.slice(0, headEnd);
  const rest = text.slice(headEnd + 4);
  const length = /^content-length: (\d+)$/im.exec(head)?.[1];
  if (length !== undefined) return Buffer.byteLength(rest) >= Number(length) ? rest : undefined;
  return rest.endsWith('0\r\n\r\n') ? joinChunks(rest) : undefined;
}

function joinChunks(text: string): string {
  let bytes = Buffer.from(text);
  const parts: Buffer[] = [];
  for (;;) {
    const line = bytes.indexOf('\r\n');
    const size = Number.parseInt(bytes.subarray(0, line).toString('latin1'), 16);
    if (!(size > 0)) return Buffer.concat(parts).toString('utf8');
    parts.push(bytes.subarray(line + 2, line + 2 + size));
    bytes = bytes.subarray(line + 2 + size + 2);
  }
}
