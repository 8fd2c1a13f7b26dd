import type { Verdict } from './answer';
import type { HeaderMap } from './header-map';

/** An answer that Envoy makes itself. */
export interface Reply {
  readonly verdict: Verdict;
  readonly status: number;
  readonly flags: string | null;
  readonly details: string;
  readonly location: string | null;
}

export const reply = (
  verdict: Verdict,
  status: number,
  details: string,
  flags: string | null = null,
): Reply => ({
  verdict,
  status,
  flags,
  details,
  location: null,
});

export const badRequest = (details: string, flags: string | null = null, status = 400): Reply =>
  reply('bad-request', status, details, flags);

/** `:path` is there, and the content type is that of gRPC itself (Grpc::Common::isGrpcRequestHeaders). */
export function isGrpc(headers: HeaderMap): boolean {
  const type = headers.first('content-type');
  if (type === null || headers.first(':path') === null) return false;
  return type === 'application/grpc' || type.startsWith('application/grpc+');
}

/** To gRPC, Envoy's own answers are HTTP 200 with a `grpc-status` (Utility::sendLocalReply). */
export function forGrpc(given: Reply, headers: HeaderMap): Reply {
  return isGrpc(headers) && headers.first(':method') !== 'CONNECT' ? { ...given, status: 200 } : given;
}
