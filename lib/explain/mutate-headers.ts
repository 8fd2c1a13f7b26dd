import type { Connection } from './connection';
import type { HeaderMap } from './header-map';
import { inRange, parseIp } from './ip';
import type { ManagerConfig } from './manager-config';
import type { ExplainQuestion } from './question';

const words = (text: string): readonly string[] => text.split(/\s+/);

const EXTERNAL = words(`x-envoy-retriable-status-codes x-envoy-retriable-header-names x-envoy-retry-on
  x-envoy-retry-grpc-on x-envoy-max-retries x-envoy-upstream-alt-stat-name x-envoy-upstream-rq-timeout-ms
  x-envoy-upstream-rq-per-try-timeout-ms x-envoy-upstream-rq-timeout-alt-response x-envoy-expected-rq-timeout-ms
  x-envoy-force-trace x-envoy-ip-tags x-envoy-original-url x-envoy-hedge-on-per-try-timeout`);
const EDGE =
  words(`x-envoy-decorator-operation x-envoy-downstream-service-cluster x-envoy-downstream-service-node
  x-envoy-original-path x-envoy-original-host`);
const HOP = ['keep-alive', 'proxy-connection', 'transfer-encoding'];

/** An upgrade that the codec passes on: `Connection` names it and `Upgrade` says to what. */
export function isUpgrade(headers: HeaderMap): boolean {
  if (!headers.has('upgrade')) return false;
  const tokens = (headers.joined('connection') ?? '').split(',').map((token) => token.trim().toLowerCase());
  return tokens.includes('upgrade');
}

/** What Envoy keeps of a Referer: an absolute URL without userinfo and fragment, or a relative reference. */
function keepsReferer(value: string): boolean {
  const absolute = /^[A-Za-z][A-Za-z0-9+.-]*:\/\/([^/?#]*)/.exec(value);
  if (absolute !== null) {
    const authority = absolute[1] ?? '';
    return (
      authority !== '' && !authority.includes('@') && /^[!$%&'()*+,\-./0-9:;=?@A-Z[\]_a-z~]*$/.test(value)
    );
  }
  if (!/^[!$%&'()*+,\-./0-9:;=?@A-Z_a-z~]*$/.test(value)) return false;
  return !(value.split(/[/?]/)[0] ?? '').includes(':');
}

function dropHopHeaders(headers: HeaderMap): void {
  if (!isUpgrade(headers)) {
    headers.delete('connection');
    headers.delete('upgrade');
  }
  for (const name of HOP) headers.delete(name);
  const te = headers.joined('te');
  if (te !== null && te.toLowerCase() !== 'trailers') headers.delete('te');
  const referer = headers.joined('referer');
  if (referer !== null && !keepsReferer(referer)) headers.delete('referer');
}

interface Peer {
  readonly address: string;
  /** Whether the address may count as internal. */
  readonly trusted: boolean;
}

/** The client's address as Envoy believes it, by `use_remote_address` and x-forwarded-for. */
function peerOf(headers: HeaderMap, { settings }: ManagerConfig, { remote }: Connection): Peer {
  const forwarded = headers.joined('x-forwarded-for');
  const list = forwarded === null ? [] : forwarded.split(',').map((text) => text.trim());
  if (settings.useRemoteAddress) {
    const hops = settings.xffNumTrustedHops;
    const from = hops === 0 ? undefined : list.at(-hops);
    return {
      address: from !== undefined && parseIp(from) ? from : remote.address,
      trusted: forwarded === null,
    };
  }
  const last = list.at(-1 - settings.xffNumTrustedHops);
  if (last === undefined || parseIp(last) === null) return { address: remote.address, trusted: false };
  return { address: last, trusted: list.length === 1 };
}

function setSchemes(
  headers: HeaderMap,
  { tls }: ExplainQuestion,
  { settings, raw }: ManagerConfig,
  { restored, local }: Connection,
): void {
  const own = tls === null ? 'http' : 'https';
  const overwrites = settings.useRemoteAddress && settings.xffNumTrustedHops === 0;
  if (overwrites || !headers.has('x-forwarded-proto')) {
    const ports = raw.at('forward_proto_config');
    const has = (field: string): boolean =>
      ports
        .at(field)
        .items()
        .some((port) => port.number === local.port);
    const byPort =
      restored && settings.useRemoteAddress
        ? has('https_destination_ports')
          ? 'https'
          : has('http_destination_ports')
            ? 'http'
            : null
        : null;
    headers.set('x-forwarded-proto', byPort ?? own);
  }
  const { schemeOverwrite } = settings;
  if (schemeOverwrite !== null && schemeOverwrite !== '') {
    headers.set(':scheme', schemeOverwrite);
    headers.set('x-forwarded-proto', schemeOverwrite);
  }
  if (!headers.has(':scheme')) {
    const forwarded = (headers.first('x-forwarded-proto') ?? '').toLowerCase();
    headers.set(':scheme', forwarded === 'http' || forwarded === 'https' ? forwarded : own);
  }
  headers.set(':scheme', (headers.first(':scheme') ?? own).toLowerCase());
}

/**
 * What the connection manager does to the headers before the first route is looked for
 * (conn_manager_utility.cc mutateRequestHeaders). Answers the client's address.
 */
export function mutateHeaders(
  headers: HeaderMap,
  question: ExplainQuestion,
  config: ManagerConfig,
  connection: Connection,
  internalOnly: readonly string[],
): string {
  const { settings, internal } = config;
  dropHopHeaders(headers);
  const peer = peerOf(headers, config, connection);
  const ip = parseIp(peer.address);
  const isInternal = peer.trusted && ip !== null && internal.some((range) => inRange(ip, range));
  setSchemes(headers, question, config, connection);
  headers.delete('x-envoy-internal');
  if (isInternal) headers.set('x-envoy-internal', 'true');
  else {
    for (const name of EXTERNAL) headers.delete(name);
    for (const name of internalOnly) headers.delete(name);
    if (settings.useRemoteAddress) for (const name of EDGE) headers.delete(name);
  }
  if (settings.useRemoteAddress && !settings.skipXffAppend)
    headers.add('x-forwarded-for', connection.remote.address);
  if (settings.useRemoteAddress && !isInternal) headers.set('x-envoy-external-address', peer.address);
  if (settings.generatesRequestId && !headers.has('x-request-id')) headers.set('x-request-id', '');
  return peer.address;
}
