import type { ProxyIdentity } from './capture';

/** One request for one connection to a gateway, byte for byte. */
export interface WireRequest {
  /** Port of the listener, as Envoy bound it. */
  readonly port: number;
  /** `sni` '' sends none. */
  readonly tls: { readonly sni: string; readonly alpn: readonly string[] } | null;
  readonly bytes: Uint8Array;
  /** The answer to HEAD has no body, whatever its headers say. */
  readonly isHead: boolean;
}

/** What the handshake said. The certificate is shown, not checked: it is Envoy's choice that is asked about. */
export interface TlsFacts {
  readonly protocol: string;
  readonly cipher: string;
  /** What Envoy chose; null when it chose none. */
  readonly alpn: string | null;
  readonly subject: string;
  readonly names: readonly string[];
  readonly validTo: string;
}

export interface WireHead {
  readonly version: string;
  readonly status: number;
  readonly phrase: string;
  /** In order, with repeats, as they came. */
  readonly headers: readonly (readonly [name: string, value: string])[];
}

export type WireEnd =
  | 'answered'
  /** Connected, and closed without an HTTP answer. */
  | 'closed'
  /** Nothing listens on the port. */
  | 'refused'
  /** There was no way to the address; Envoy was not asked. */
  | 'unreachable'
  | 'tls-failed'
  /** Something came that is not HTTP/1. */
  | 'not-http'
  | 'timeout';

/** What came back over that connection. */
export interface WireAnswer {
  readonly end: WireEnd;
  /** A phrase for an end without an answer; '' where there is nothing to say. */
  readonly reason: string;
  readonly head: WireHead | null;
  /** First bytes of the body, without chunk framing. */
  readonly body: Uint8Array;
  /** `cut`: there was more than is read. `short`: the connection ended before the body did. */
  readonly bodyEnd: 'whole' | 'cut' | 'short';
  readonly tls: TlsFacts | null;
  /** Milliseconds since the start: connected (TLS included), first byte of the answer, end. */
  readonly millis: {
    readonly connected: number | null;
    readonly firstByte: number | null;
    readonly total: number;
  };
}

/** How a connection gets to the gateway's port. */
export type Way =
  | {
      readonly kind: 'port-forward';
      readonly namespace: string;
      readonly pod: string;
      readonly port: number;
    }
  /** An address of the start flag. */
  | { readonly kind: 'address'; readonly address: string };

/** The way in to the gateways of a source. Where it leads was decided at start-up, never by a browser. */
export interface Gateway {
  /** Null when no connection can get to this port. */
  way(proxyId: string, port: number): Way | null;
  /**
   * Sends one request over a connection of its own. What Envoy does to the connection is the answer; throws
   * `AppFailure` for what stands between (`portforward-*`, `pod-gone`, `pod-replaced`, `cluster-*`, `cancelled`).
   */
  send(
    proxy: { readonly id: string; readonly identity: ProxyIdentity },
    request: WireRequest,
    signal: AbortSignal,
  ): Promise<WireAnswer>;
}
