import type { Verdict } from './answer';
import type { HeaderMap } from './header-map';

/** An answer that Envoy makes itself. */
export interface Reply {
  readonly verdict: Verdict;
  /** Null: the stream is reset, without an answer. */
  readonly status: number | null;
  readonly flags: string | null;
  readonly details: string;
  readonly location: string | null;
}

export const reply = (
  verdict: Verdict,
  status: number | null,
  details: string,
  flags: string | null = null,
): Reply => ({
  verdict,
  status,
  flags,
  details,
  location: null,
});

export const badRequest = (
  details: string,
  flags: string | null = null,
  status: number | null = 400,
): Reply => reply('bad-request', status, details, flags);

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
