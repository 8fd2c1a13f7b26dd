/** What goes over the wire: one connection with one request. Plain data, so that a failing one can be kept and cut down. */
export interface Place {
  readonly address: string;
  readonly port: number;
}

export type Header = readonly [name: string, value: string];

export interface Sent {
  readonly id: string;
  readonly version: '1.0' | '1.1' | '2';
  readonly listener: Place;
  /** Port 0: any. */
  readonly source: Place;
  /** What a PROXY protocol line in front says. */
  readonly proxy: { readonly source: Place; readonly destination: Place } | null;
  readonly tls: { readonly sni: string | null; readonly alpn: readonly string[] } | null;
  readonly method: string;
  readonly path: string;
  readonly headers: readonly Header[];
}

/** Joins what the backend saw with the request. No generated matcher uses this header. */
export const ID_HEADER = 'x-diff-id';

/** The bytes of the request on its connection, after a PROXY line and a TLS handshake. */
export function requestBytes(sent: Sent): string {
  const lines = sent.headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return `${sent.method} ${sent.path} HTTP/${sent.version}\r\n${lines}\r\n`;
}

export function proxyLine(sent: Sent): string {
  if (sent.proxy === null) return '';
  const { source, destination } = sent.proxy;
  return `PROXY TCP4 ${source.address} ${destination.address} ${source.port} ${destination.port}\r\n`;
}

/** The request line of the bulk contract. `source` is the one that the kernel gave. */
export function questionLine(sent: Sent, source: Place, runtime: Readonly<Record<string, string>>): string {
  const { id, version, listener, method, path, headers, proxy } = sent;
  const tls = sent.tls === null ? null : { sni: sent.tls.sni ?? '', alpn: sent.tls.alpn };
  const scheme = sent.version === '2' ? { scheme: tls === null ? 'http' : 'https' } : {};
  const restored =
    proxy === null ? {} : { proxySource: proxy.source, originalDestination: proxy.destination };
  return JSON.stringify({
    id,
    listener,
    source,
    tls,
    version,
    method,
    path,
    headers,
    ...scheme,
    ...restored,
    runtime,
  });
}
