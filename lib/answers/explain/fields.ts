import type { HeaderLine, Place, QuestionParts } from '@/lib/explain/input/parts';
import type { LoggedAnswer } from '@/lib/explain/input/understood';
import type { ExplainFields, LoggedFacts } from './types';

const LEFT_OUT = '-';
const TLS = { unknown: '', plain: 'off', tls: 'on' } as const;
const VERSIONS = { 'HTTP/1.0': '1.0', 'HTTP/1.1': '1.1', 'HTTP/2': '2', 'HTTP/3': '3' } as const;

const isHost = ([name]: HeaderLine): boolean => name.toLowerCase() === 'host';

const portText = (port: number | null): string => (port === null ? '' : String(port));

/** `10.0.0.1:80`, `[::1]:80`; '' for nowhere. */
function placeText(place: Place | null): string {
  if (place === null || place.address === null) return '';
  const host = place.address.includes(':') ? `[${place.address}]` : place.address;
  return place.port === null ? host : `${host}:${place.port}`;
}

function tlsFields({ transport }: QuestionParts): Pick<ExplainFields, 'tls' | 'sni' | 'alpn'> {
  if (transport.kind !== 'tls') return { tls: TLS[transport.kind], sni: '', alpn: '' };
  const { sni, alpn } = transport;
  const protocols = alpn === null ? '' : alpn.length === 0 ? LEFT_OUT : alpn.join(', ');
  return { tls: 'on', sni: sni ?? LEFT_OUT, alpn: protocols };
}

function loggedFacts(logged: LoggedAnswer | null): LoggedFacts | null {
  if (logged === null) return null;
  const { code, flags, details, routeName, upstreamCluster } = logged;
  return {
    code: code === null ? '' : String(code),
    // The log prints `-` for no flag; the reader made it null.
    flags: flags ?? '-',
    details: details ?? '',
    route: routeName ?? '',
    cluster: upstreamCluster ?? '',
  };
}

/** What was read of a text, as a form. */
export function fieldsOf(parts: QuestionParts, logged: LoggedAnswer | null): ExplainFields {
  const hosts = parts.headers.filter(isHost);
  const [only] = hosts;
  const host = hosts.length === 1 && only !== undefined ? only[1] : '';
  return {
    ...tlsFields(parts),
    method: parts.method ?? '',
    scheme: parts.scheme ?? '',
    host,
    target: parts.path ?? '',
    headers: host === '' ? parts.headers : parts.headers.filter((line) => !isHost(line)),
    address: parts.listener.address ?? '',
    port: portText(parts.listener.port),
    source: parts.source.address ?? '',
    sourcePort: portText(parts.source.port),
    capture: parts.captureMode ?? '',
    original: placeText(parts.originalDestination),
    proxied: placeText(parts.proxySource),
    version: parts.version === null ? '' : VERSIONS[parts.version],
    random: parts.random ?? '',
    runtime: parts.runtime.map(([key, value]) => [key, String(value)] as const),
    expected: '',
    logged: loggedFacts(logged),
  };
}

/** True for a form in which nothing is written. */
export function isBlank(fields: ExplainFields): boolean {
  const { expected: _, logged: __, headers, runtime, ...texts } = fields;
  return headers.length + runtime.length === 0 && Object.values(texts).every((text) => text.trim() === '');
}
