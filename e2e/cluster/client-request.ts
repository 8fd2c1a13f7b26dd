/** A client of the gateways, outside their namespaces: what a browser or curl would be. */
import { request as plain } from 'node:http';
import { request as secure } from 'node:https';
import type { HttpAnswer } from './http-answer.ts';
import { httpAnswer } from './http-answer.ts';

export interface GatewayRequest {
  /** A port of the pod: 8080 behind the service's 80, 8443 behind 443. */
  readonly port: number;
  /** The Host header, and with TLS the server name asked for. */
  readonly host: string;
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** `ca` (PEM) verifies the certificate; without it any certificate is accepted. */
  readonly tls?: { readonly ca?: string; readonly servername?: string };
  readonly timeoutMs?: number;
}

export function gatewayRequest(address: string, options: GatewayRequest): Promise<HttpAnswer> {
  const { host, port, path = '/', method = 'GET', tls, timeoutMs = 20_000 } = options;
  const common = { host: address, port, path, method, agent: false, headers: { host, ...options.headers } };
  const trust = tls?.ca === undefined ? { rejectUnauthorized: false } : { ca: tls.ca };
  const call =
    tls === undefined ? plain(common) : secure({ ...common, ...trust, servername: tls.servername ?? host });
  return httpAnswer(call, `${method} ${host}${path}`, timeoutMs);
}
