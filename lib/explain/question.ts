import type { Json } from '@/lib/core/json';

export interface SocketPlace {
  readonly address: string;
  readonly port: number;
}

/** What a TLS client says in its ClientHello. */
export interface TlsOffer {
  /** '' when the client sends none. */
  readonly sni: string;
  /** In the client's order. */
  readonly alpn: readonly string[];
}

/** How iptables brings connections to this Envoy: the dump cannot say it. */
export type CaptureMode = 'none' | 'outbound' | 'inbound';

/** What a TCP connection is, before Envoy looks at it. */
export interface ConnectionQuestion {
  /** Destination of the TCP connection, as the client dials it. */
  readonly listener: SocketPlace;
  /** The TCP peer. */
  readonly source: SocketPlace;
  readonly tls: TlsOffer | null;
  readonly captureMode: CaptureMode;
  /** What the kernel, or the PROXY header when there is one, says the destination was. */
  readonly originalDestination: SocketPlace | null;
  /** Source that a PROXY header carries; null: no such header is sent. */
  readonly proxySource: SocketPlace | null;
}

export type HttpVersion = '1.0' | '1.1' | '2' | '3';

/** One request, byte for byte as the client sends it. */
export interface RequestQuestion {
  readonly method: string;
  /** The request target exactly as sent: origin form, absolute form, `*`, or the authority of CONNECT. */
  readonly target: string;
  /** In order, with repeats; Host possibly missing. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** `:scheme` of HTTP/2 and HTTP/3; null where the client says none. */
  readonly scheme: string | null;
  readonly version: HttpVersion;
}

/** A request and what Envoy may know beside it. */
export interface ExplainQuestion extends ConnectionQuestion, RequestQuestion {
  /** The stream's random number; null: every number is possible. */
  readonly random: bigint | null;
  /** Runtime values over those of the dump. */
  readonly runtime: ReadonlyMap<string, string>;
  /** Dynamic metadata by name space, as listener and network filters wrote it. */
  readonly metadata: ReadonlyMap<string, Json>;
  readonly filterState: ReadonlyMap<string, string>;
  /** Evaluates what lost, too, and gives the steps. */
  readonly trace: boolean;
}
