import type { ExplainQuestion } from '../question';
import { bracketed } from './place';
import { splitUrl } from './url';

/** Letters that no shell minds. */
const SAFE = /^[A-Za-z0-9_@%+=:,./-]+$/;

/** One word for a POSIX shell. */
function quoted(word: string): string {
  return SAFE.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

const isHost = ([name]: readonly [string, string]): boolean => name.toLowerCase() === 'host';

/** Headers that curl adds unless it is told otherwise. */
const ADDED = ['User-Agent', 'Accept'];

/** A name that may stand in a URL as it is. */
const NAME = /^[A-Za-z0-9._-]+$/;

interface Url {
  readonly host: string;
  readonly isAddress: boolean;
}

/** With TLS the URL's host is what the client says as SNI. */
function urlHost({ tls, headers, listener }: ExplainQuestion): Url {
  const host = headers.find(isHost)?.[1] ?? '';
  const split = splitUrl(`http://${host}/`);
  const own = split.ok && NAME.test(split.value.host) ? split.value.host : '';
  const name = tls === null ? own : tls.sni;
  return name === '' || !NAME.test(name)
    ? { host: listener.address, isAddress: true }
    : { host: name, isAddress: false };
}

/** curl's flag for a header: an empty value has a semicolon. */
const headerFlag = ([name, value]: readonly [string, string]): string[] => [
  '-H',
  value === '' ? `${name};` : `${name}: ${value}`,
];

function headerFlags({ headers }: ExplainQuestion, hostHeader: string): string[] {
  const host = headers.filter(isHost);
  const has = (name: string) => headers.some(([each]) => each.toLowerCase() === name.toLowerCase());
  const isOwn = host.length === 1 && host[0]?.[1] === hostHeader;
  return [
    ...(host.length === 0 ? ['-H', 'Host:'] : isOwn ? [] : host.flatMap(headerFlag)),
    ...ADDED.filter((name) => !has(name)).flatMap((name) => ['-H', `${name}:`]),
    ...headers.filter((header) => !isHost(header)).flatMap(headerFlag),
  ];
}

function protocolFlags({ tls, version }: ExplainQuestion): string[] {
  if (version === '1.0') return ['--http1.0'];
  if (version === '3') return ['--http3'];
  if (tls === null) return version === '2' ? ['--http2-prior-knowledge'] : [];
  if (tls.alpn.length === 0) return ['--no-alpn'];
  return tls.alpn.includes('h2') ? [] : ['--http1.1'];
}

/** What curl would change on its way from a URL is sent by `--request-target`. */
const PLAIN_TARGET = /^\/[!$&-;=?-Z_a-z~%]*$/;

function methodFlags({ method }: ExplainQuestion): string[] {
  if (method === 'GET') return [];
  return method === 'HEAD' ? ['-I'] : ['-X', method];
}

/**
 * A curl command that sends this question, on one line. What curl cannot say is left out: an ALPN list of its own, a
 * peer's port. `-k`, as the name in the URL need not be the one in the certificate.
 */
export function printCurl(question: ExplainQuestion): string {
  const { listener, tls, target, proxySource } = question;
  const { host, isAddress } = urlHost(question);
  const scheme = tls === null ? 'http' : 'https';
  const own = tls === null ? 80 : 443;
  const port = listener.port === own ? '' : `:${listener.port}`;
  const isPlain = PLAIN_TARGET.test(target);
  const authority = `${bracketed(host)}${port}`;
  const words = [
    'curl',
    ...methodFlags(question),
    ...protocolFlags(question),
    ...(tls === null ? [] : ['-k']),
    ...(isAddress ? [] : ['--connect-to', `::${bracketed(listener.address)}:${listener.port}`]),
    ...(proxySource === null ? [] : ['--haproxy-clientip', proxySource.address]),
    ...headerFlags(question, authority),
    ...(isPlain ? ['-g', '--path-as-is'] : ['--request-target', target]),
    `${scheme}://${authority}${isPlain ? target : '/'}`,
  ];
  return words.map(quoted).join(' ');
}

const NAMES = { '1.0': 'HTTP/1.0', '1.1': 'HTTP/1.1', '2': 'HTTP/2', '3': 'HTTP/3' } as const;

/** The head of the request as it stands on an HTTP/1 connection, with the version that it has. */
export function printRawHttp({ method, target, version, headers }: ExplainQuestion): string {
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`);
  return `${method} ${target} ${NAMES[version]}\r\n${lines.join('')}\r\n`;
}
