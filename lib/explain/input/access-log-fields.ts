import { type HeaderLine, type HttpVersion, NO_PARTS, type QuestionParts } from './parts';
import { placeOf } from './place';
import type { InputNote, LoggedAnswer, UnderstoodInput } from './understood';

/** The fields of a line by the keys of Istio's default JSON format; a missing one or `-` is null. */
export type LogField = (key: string) => string | null;

const VERSIONS: readonly HttpVersion[] = ['HTTP/1.0', 'HTTP/1.1', 'HTTP/2', 'HTTP/3'];

function loggedOf(format: LoggedAnswer['format'], field: LogField): LoggedAnswer {
  const code = field('response_code');
  const place = (key: string) => placeOf(field(key) ?? '');
  return {
    ...{ format, startTime: field('start_time'), flags: field('response_flags') },
    code: code !== null && /^[0-9]{1,3}$/.test(code) ? Number(code) : null,
    details: field('response_code_details'),
    routeName: field('route_name'),
    upstreamCluster: field('upstream_cluster'),
    upstreamHost: field('upstream_host'),
    requestedServerName: field('requested_server_name'),
    downstreamLocal: place('downstream_local_address'),
    downstreamRemote: place('downstream_remote_address'),
    forwardedFor: field('x_forwarded_for'),
    requestId: field('request_id'),
    connectionTermination: field('connection_termination_details'),
    transportFailure: field('upstream_transport_failure_reason'),
  };
}

function headersOf(field: LogField): HeaderLine[] {
  const headers: HeaderLine[] = [];
  const authority = field('authority');
  const agent = field('user_agent');
  if (authority !== null) headers.push(['Host', authority]);
  if (agent !== null) headers.push(['User-Agent', agent]);
  return headers;
}

/** A line of the log as a question, with what was logged of the answer beside it. */
export function fromLog(format: LoggedAnswer['format'], field: LogField): UnderstoodInput {
  const logged = loggedOf(format, field);
  const sni = logged.requestedServerName;
  const protocol = field('protocol');
  const parts: QuestionParts = {
    ...NO_PARTS,
    listener: logged.downstreamLocal ?? NO_PARTS.listener,
    source: logged.downstreamRemote ?? NO_PARTS.source,
    transport: sni === null ? { kind: 'unknown' } : { kind: 'tls', sni, alpn: null },
    method: field('method'),
    path: field('path'),
    headers: headersOf(field),
    version: VERSIONS.find((version) => version === protocol) ?? null,
  };
  const notes: InputNote[] = [{ code: parts.method === null ? 'tcp-connection' : 'headers-not-logged' }];
  // Envoy logs the header after it has added the peer, so it is not what the client sent.
  if (logged.forwardedFor !== null) notes.push({ code: 'x-forwarded-for-left-out' });
  return { kind: 'access-log', parts, logged, unread: [], notes, problems: [] };
}
