/** Envoy's admin asked directly: what the API server's port-forward must agree with. */
import { request } from 'node:http';
import type { HttpAnswer } from './http-answer.ts';
import { httpAnswer } from './http-answer.ts';

/** The relay's port on the pod's address (see admin-relay.ts); the admin itself is on 127.0.0.1:15000 inside. */
export const RELAY_PORT = 25_000;
export const ADMIN_PORT = 15_000;

export interface AdminRequest {
  readonly path: string;
  readonly method?: string;
  readonly timeoutMs?: number;
}

export function adminRequest(podIp: string, options: AdminRequest): Promise<HttpAnswer> {
  const { path, method = 'GET', timeoutMs = 20_000 } = options;
  const headers = { host: 'localhost', connection: 'close' };
  const call = request({ host: podIp, port: RELAY_PORT, method, path, headers, agent: false });
  return httpAnswer(call, `Envoy's admin, ${path}`, timeoutMs);
}
