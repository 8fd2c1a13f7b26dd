/** What a real Envoy did, in the words of the bulk contract's answer line. */
import type { Backend } from './backend.ts';
import { DIRECT_BODY } from './generate/actions.ts';
import type { ClientSaw } from './send.ts';
import type { Sent } from './sent.ts';

export interface Truth {
  readonly verdict: string;
  readonly status: number | null;
  readonly flags: string | null;
  readonly details: string | null;
  readonly virtualHost: string | null;
  readonly route: string | null;
  readonly cluster: string | null;
  readonly filterChain: string | null;
  readonly location: string | null;
  readonly upstreamPath: string | null;
  readonly upstreamHost: string | null;
}

/** What the configuration says where the log does not. */
export interface Known {
  /** Null for names that no route has. */
  isRedirect(route: string): boolean | null;
  isTls(chain: string): boolean;
}

export interface LogLine {
  readonly kind: 'http' | 'tcp' | 'connection';
  readonly peer: string;
  readonly chain: string | null;
  readonly route: string | null;
  readonly host: string | null;
  readonly cluster: string | null;
  readonly code: number | null;
  readonly flags: string | null;
  readonly details: string | null;
}

const NOTHING: Truth = {
  verdict: '',
  status: null,
  flags: null,
  details: null,
  virtualHost: null,
  route: null,
  cluster: null,
  filterChain: null,
  location: null,
  upstreamPath: null,
  upstreamHost: null,
};

const dash = (text: string | null): string | null =>
  text === null || text === '-' || text === '' ? null : text;

const BY_DETAILS: readonly (readonly [RegExp, string])[] = [
  [/^(via_upstream|websocket_handshake_unsuccessful|upstream_)/, 'forwarded'],
  [/^route_not_found/, 'no-route'],
  [/^cluster_not_found/, 'no-cluster'],
  [/^no_healthy_upstream/, 'no-healthy-upstream'],
  [/^upgrade_failed/, 'upgrade-refused'],
  [/^(rbac_access_denied|jwt_authn)/, 'denied'],
  [/^fault_filter_abort/, 'fault'],
  [/^cors/, 'direct-response'],
  // What a filter decided that no dump foresees.
  [/^(lua_|ext_authz|ext_proc)/, 'open'],
  [
    /^(http1\.|http2\.|http\.|missing_|absolute_path|path_normalization|query_missing|low_version)/,
    'bad-request',
  ],
];

/** `details` does not tell a redirect from a direct response: the body does, and in gRPC its message. */
function ownReply(client: ClientSaw, { isRedirect }: Known, route: string | null): string {
  const known = route === null ? null : isRedirect(route);
  if (known !== null) return known ? 'redirect' : 'direct-response';
  const encoded = encodeURIComponent(DIRECT_BODY);
  const isBody = client.text.includes(DIRECT_BODY) || client.text.includes(encoded);
  return isBody ? 'direct-response' : 'redirect';
}

function httpVerdict(log: LogLine, client: ClientSaw, known: Known): string {
  const details = dash(log.details) ?? '';
  if (details.startsWith('direct_response')) return ownReply(client, known, dash(log.route));
  if (details.startsWith('path_normalization') && log.code === 307) return 'redirect';
  const found = BY_DETAILS.find(([pattern]) => pattern.test(details));
  if (found !== undefined) return found[1];
  // A CONNECT that Envoy ends itself, and a CORS preflight, leave no details.
  return log.code === 200
    ? log.cluster === null || client.text.includes('access-control')
      ? 'direct-response'
      : 'forwarded'
    : `unclear ${details}`;
}

function tcpVerdict(flags: string | null, isShut: boolean): string {
  if (flags?.includes('NC') === true) return 'no-cluster';
  if (flags?.includes('UH') === true) return 'no-healthy-upstream';
  // Logged as any other, but nothing of what the client said went on.
  return isShut ? 'tls-mismatch' : 'forwarded';
}

function connectionTruth(lines: readonly LogLine[], client: ClientSaw, sent: Sent, known: Known): Truth {
  if (client.end === 'refused') return { ...NOTHING, verdict: 'no-listener' };
  const line = lines[0];
  const chain = dash(line?.chain ?? null);
  const details = dash(line?.details ?? null);
  if (details === 'filter_chain_not_found')
    return { ...NOTHING, verdict: 'no-filter-chain', flags: dash(line?.flags ?? null), details };
  // To some first bytes the TLS library sends an alert before it closes.
  const isShut = client.end === 'closed' || client.text.startsWith('\u0015');
  // Nobody but a network filter closes where both speak TLS, or both do not: it leaves no details.
  if (client.end === 'closed' && chain !== null && known.isTls(chain) === (sent.tls !== null))
    return { ...NOTHING, verdict: 'denied', filterChain: chain };
  if (client.end === 'tls-failed' || (sent.tls === null && chain !== null && isShut))
    return { ...NOTHING, verdict: 'tls-mismatch', filterChain: chain };
  return { ...NOTHING, verdict: `unclear ${client.end} ${details ?? ''}`, filterChain: chain };
}

/** `lines`: the log lines of this connection. */
export function truthOf(
  sent: Sent,
  client: ClientSaw,
  lines: readonly LogLine[],
  backend: Backend,
  known: Known,
): Truth {
  const tcp = lines.find(({ kind }) => kind === 'tcp');
  if (tcp !== undefined) {
    const flags = dash(tcp.flags);
    const isShut = sent.tls === null && known.isTls(dash(tcp.chain) ?? '');
    return {
      ...NOTHING,
      verdict: tcpVerdict(flags, isShut),
      flags,
      cluster: dash(tcp.cluster),
      filterChain: dash(tcp.chain),
    };
  }
  const http = lines.find(({ kind }) => kind === 'http');
  if (http === undefined || client.end === 'tls-failed') return connectionTruth(lines, client, sent, known);
  const verdict = httpVerdict(http, client, known);
  const seen = verdict === 'forwarded' ? backend.seen.get(sent.id) : undefined;
  return {
    verdict,
    // 0: the stream was reset without an answer.
    status: http.code === 0 ? null : http.code,
    flags: dash(http.flags),
    details: dash(http.details),
    virtualHost: dash(http.host),
    route: dash(http.route),
    cluster: dash(http.cluster),
    filterChain: dash(http.chain),
    location: client.location,
    upstreamPath: seen?.path ?? null,
    upstreamHost: seen?.host ?? null,
  };
}

/** False for what the judge itself could not read from the log: not compared, but counted. */
export const isClear = ({ verdict }: Truth): boolean => !verdict.startsWith('unclear');
