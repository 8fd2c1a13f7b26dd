import type { Listener } from '@/lib/envoy/model';
import { isIp, placeOf, portOf } from '@/lib/explain/input/place';
import { sniOf } from '@/lib/explain/input/read-url';
import type {
  CaptureMode,
  ExplainQuestion,
  HttpVersion,
  SocketPlace,
  TlsOffer,
} from '@/lib/explain/question';
import type { Joined } from '../joined';
import { destinationOf, podAddress } from './destination';
import type { Assumption, ExplainFields, Words } from './types';

/** A question with everything that nobody said filled in, each said aloud; null when a field is wrong. */
export interface Asked {
  readonly question: ExplainQuestion | null;
  readonly assumptions: readonly Assumption[];
  readonly problems: readonly Words[];
}

/** RFC 5737: addresses of nobody. */
const CLIENT = '203.0.113.7';
const CLIENT_PORT = 50_000;
const BROWSER_ALPN = ['h2', 'http/1.1'];
const NOT_SENT = '-';
const MAX_UINT64 = 2n ** 64n;

/** Collects what is assumed and what is wrong while the fields are read. */
class Reader {
  readonly assumptions: Assumption[] = [];
  readonly problems: Words[] = [];

  assume(field: string, value: string, ...why: Words): void {
    this.assumptions.push({ field, value, why });
  }

  wrong(field: string, value: string, wanted: string): void {
    this.problems.push([`${field} `, { name: value }, ` is not ${wanted}.`]);
  }

  address(field: string, text: string): string | null {
    const value = text.trim();
    if (value === '') return null;
    if (!isIp(value)) this.wrong(field, value, 'an IP address');
    return value;
  }

  port(field: string, text: string): number | null {
    const value = text.trim();
    if (value === '') return null;
    const port = portOf(value);
    if (port === null) this.wrong(field, value, 'a port (0 to 65535)');
    return port;
  }

  place(field: string, text: string): SocketPlace | null {
    if (text.trim() === '') return null;
    const place = placeOf(text.trim());
    if (place?.address == null || place.port === null) {
      this.wrong(field, text, 'an address with a port, like 10.0.0.1:443');
      return null;
    }
    return { address: place.address, port: place.port };
  }

  random(text: string): bigint | null {
    const value = text.trim();
    if (value === '') return null;
    if (/^\d{1,20}$/.test(value) && BigInt(value) < MAX_UINT64) return BigInt(value);
    this.wrong('Random value', value, 'a whole number from 0 to 2^64 - 1');
    return null;
  }
}

const isSidecar = ({ snapshot: { serverInfo } }: Joined): boolean =>
  serverInfo?.nodeId.startsWith('sidecar~') === true;

function captureOf(fields: ExplainFields, joined: Joined, reader: Reader): CaptureMode {
  if (fields.capture !== '') return fields.capture;
  if (!isSidecar(joined)) return 'none';
  // What a log names is where the connection went, redirected or not.
  if (fields.logged !== null && fields.address !== '') return 'none';
  reader.assume('Capture', 'outbound', 'This proxy is a sidecar: its own pod is taken as the client.');
  return 'outbound';
}

/** True when every chain that a connection can come to wants TLS. */
function wantsTls(joined: Joined, port: number | null): boolean {
  const chains = (joined.snapshot.dump?.listeners ?? [])
    .filter((each) => serves(each, port))
    .flatMap(({ filterChains }) => filterChains);
  return chains.length > 0 && chains.every(({ tls, match }) => tls !== null || match.serverNames.length > 0);
}

const serves = ({ addresses }: Listener, port: number | null): boolean =>
  addresses.some((each) => each.kind === 'socket' && each.port === port);

function isTls(fields: ExplainFields, port: number | null, joined: Joined, reader: Reader): boolean {
  if (fields.tls !== '') return fields.tls === 'on';
  if (fields.scheme !== '') return fields.scheme === 'https';
  const on = port === 443 || wantsTls(joined, port);
  reader.assume(
    'TLS',
    on ? 'on' : 'off',
    on ? 'The port is one that wants TLS.' : 'Nothing says that the connection is encrypted.',
  );
  return on;
}

function offerOf(fields: ExplainFields, reader: Reader): TlsOffer {
  const host = fields.host.replace(/:\d+$/, '');
  let sni = fields.sni.trim() === NOT_SENT ? '' : fields.sni.trim();
  if (fields.sni.trim() === '' && host !== '') {
    sni = sniOf(host) ?? '';
    reader.assume('Server name', sni === '' ? 'none' : sni, 'As clients do: the host of the request.');
  }
  const text = fields.alpn.trim();
  if (text === '') {
    const alpn = fields.version === '1.1' || fields.version === '1.0' ? ['http/1.1'] : BROWSER_ALPN;
    reader.assume('ALPN', alpn.join(', '), 'What browsers and curl offer.');
    return { sni, alpn };
  }
  const alpn = text === NOT_SENT ? [] : text.split(',').map((each) => each.trim());
  return { sni, alpn };
}

/** HTTP/2 where the client offers it, unless `http1` says that this chain does not. */
function versionOf(fields: ExplainFields, tls: TlsOffer | null, http1: boolean, reader: Reader): HttpVersion {
  if (fields.version !== '') return fields.version;
  if (tls === null || http1 || !tls.alpn.includes('h2')) return '1.1';
  reader.assume('HTTP version', '2', 'The client offers ', { name: 'h2' }, ' and this chain takes it.');
  return '2';
}

function sourceOf(fields: ExplainFields, capture: CaptureMode, joined: Joined, reader: Reader): SocketPlace {
  const address = reader.address('Source', fields.source);
  const port = reader.port('Source port', fields.sourcePort) ?? CLIENT_PORT;
  if (address !== null) return { address, port };
  const own = capture === 'outbound' ? podAddress(joined) : null;
  if (own === null) reader.assume('Source', CLIENT, 'Some client outside of the cluster.');
  else reader.assume('Source', own, 'The pod of this sidecar.');
  return { address: own ?? CLIENT, port };
}

function methodOf(fields: ExplainFields, reader: Reader): string {
  if (fields.method !== '') return fields.method;
  reader.assume('Method', 'GET', 'Nothing else was asked for.');
  return 'GET';
}

function targetOf(fields: ExplainFields, reader: Reader): string {
  if (fields.target !== '') return fields.target;
  reader.assume('Path', '/', 'Nothing else was asked for.');
  return '/';
}

/** HTTP/1 says no scheme. */
function schemeOf({ scheme }: ExplainFields, on: boolean, version: HttpVersion): string | null {
  if (version === '1.0' || version === '1.1') return null;
  return scheme === '' ? (on ? 'https' : 'http') : scheme;
}

/** Header lines as sent; nothing but a Host field can stand before them. */
const headersOf = ({ host, headers }: ExplainFields): ExplainQuestion['headers'] =>
  host === '' ? headers : [['Host', host], ...headers];

/**
 * The question that a form asks of this Envoy.
 * @param http1 the chain that takes the connection does not speak HTTP/2
 */
export function toQuestion(joined: Joined, fields: ExplainFields, http1 = false): Asked {
  const reader = new Reader();
  const given = reader.port('Port', fields.port);
  const capture = captureOf(fields, joined, reader);
  const on = isTls(fields, given, joined, reader);
  const port = given ?? (on ? 443 : 80);
  if (given === null && fields.port.trim() === '')
    reader.assume('Port', String(port), on ? 'The port of https.' : 'The port of http.');
  const address = reader.address('Destination', fields.address);
  const destination = destinationOf(joined, { address, port, capture });
  reader.assumptions.push(...destination.assumptions);
  const tls = on ? offerOf(fields, reader) : null;
  const version = versionOf(fields, tls, http1, reader);
  const question: ExplainQuestion = {
    listener: destination.place,
    source: sourceOf(fields, capture, joined, reader),
    tls,
    captureMode: capture,
    originalDestination: reader.place('Original destination', fields.original),
    proxySource: reader.place('PROXY source', fields.proxied),
    method: methodOf(fields, reader),
    target: targetOf(fields, reader),
    headers: headersOf(fields),
    scheme: schemeOf(fields, on, version),
    version,
    random: reader.random(fields.random),
    runtime: new Map(fields.runtime),
    metadata: new Map(),
    filterState: new Map(),
    trace: true,
  };
  const { assumptions, problems } = reader;
  return { question: problems.length === 0 ? question : null, assumptions, problems };
}
