import type { BoundServer } from './bound-gateways';

/** Protocols that istiod serves as plaintext HTTP (pkg/config/protocol `IsHTTP`). */
const HTTP = ['HTTP', 'HTTP2', 'GRPC', 'GRPC-WEB'];

/**
 * What a server makes of a route (pkg/config/gateway/gateway.go): `http` uses http rules, also behind TLS that
 * it terminates; `passthrough` uses tls rules; `l4` uses tcp (or terminated tls) rules.
 */
export type ServerKind = 'http' | 'passthrough' | 'l4';

export function isPlainHttp(server: BoundServer): boolean {
  return HTTP.includes(server.protocol);
}

export function serverKind(server: BoundServer): ServerKind {
  if (isPlainHttp(server)) return 'http';
  const mode = server.tls?.mode;
  if (mode === 'PASSTHROUGH' || mode === 'AUTO_PASSTHROUGH') return 'passthrough';
  return server.protocol === 'HTTPS' ? 'http' : 'l4';
}
