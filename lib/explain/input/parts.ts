/** One end of a connection; null where the input does not say it. The address is an IP in text. */
export interface Place {
  readonly address: string | null;
  readonly port: number | null;
}

export type Transport =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'plain' }
  /** `sni` null: the client sends none. `alpn` null: the input does not say what the client offers. */
  | { readonly kind: 'tls'; readonly sni: string | null; readonly alpn: readonly string[] | null };

export type HttpVersion = 'HTTP/1.0' | 'HTTP/1.1' | 'HTTP/2' | 'HTTP/3';
export type CaptureMode = 'none' | 'outbound' | 'inbound';
export type HeaderLine = readonly [name: string, value: string];
export type RuntimeValue = string | number | boolean;

/** What an input says about one request: every field that it does not say is null, so that defaults stay visible. */
export interface QuestionParts {
  readonly id: string | number | null;
  /** The destination of the TCP connection, not a listener's name. */
  readonly listener: Place;
  readonly source: Place;
  readonly transport: Transport;
  readonly scheme: 'http' | 'https' | null;
  readonly method: string | null;
  /** The request target byte for byte as sent: absolute form, `*` and CONNECT's host:port included. */
  readonly path: string | null;
  /** In order, with repeats, names as written; Host possibly missing. */
  readonly headers: readonly HeaderLine[];
  /** null with TLS: ALPN decides. */
  readonly version: HttpVersion | null;
  /** The stream's random number, a decimal uint64. */
  readonly random: string | null;
  readonly runtime: readonly (readonly [key: string, value: RuntimeValue])[];
  readonly captureMode: CaptureMode | null;
  readonly originalDestination: Place | null;
  /** The source that a PROXY protocol line carries; null when none is sent. */
  readonly proxySource: Place | null;
}

export const NOWHERE: Place = { address: null, port: null };

/** A question of which nothing is known yet. */
export const NO_PARTS: QuestionParts = {
  id: null,
  listener: NOWHERE,
  source: NOWHERE,
  transport: { kind: 'unknown' },
  scheme: null,
  method: null,
  path: null,
  headers: [],
  version: null,
  random: null,
  runtime: [],
  captureMode: null,
  originalDestination: null,
  proxySource: null,
};
