/**
 * Headers that Envoy keeps in one place each and joins with `,` when they come again, before any matcher sees
 * them (header_map.h: inline headers, and those that compiled-in filters register).
 */
const JOINED: ReadonlySet<string> = new Set(
  `:authority :method :path :scheme :protocol host user-agent te via expect upgrade connection content-type
  content-length transfer-encoding keep-alive proxy-connection x-request-id grpc-timeout x-forwarded-for
  x-forwarded-host x-forwarded-proto x-forwarded-port x-forwarded-client-cert x-client-trace-id
  x-envoy-attempt-count x-envoy-decorator-operation x-envoy-downstream-service-cluster
  x-envoy-downstream-service-node x-envoy-expected-rq-timeout-ms x-envoy-external-address x-envoy-force-trace
  x-envoy-hedge-on-per-try-timeout x-envoy-internal x-envoy-ip-tags x-envoy-is-timeout-retry x-envoy-max-retries
  x-envoy-original-path x-envoy-original-host x-envoy-original-url x-envoy-retriable-header-names
  x-envoy-retriable-status-codes x-envoy-retry-on x-envoy-retry-grpc-on x-envoy-upstream-alt-stat-name
  x-envoy-upstream-rq-per-try-timeout-ms x-envoy-upstream-rq-timeout-alt-response x-envoy-upstream-rq-timeout-ms
  x-envoy-upstream-stream-duration-ms accept accept-encoding authorization cache-control content-encoding origin
  referer access-control-request-headers access-control-request-method access-control-request-private-network
  if-match if-none-match if-modified-since if-unmodified-since if-range pragma cdn-loop`.split(/\s+/),
);

/** Request headers as Envoy's header map has them: names in lower case, `host` is `:authority`. */
export class HeaderMap {
  readonly #values = new Map<string, readonly string[]>();

  static keyOf(name: string): string {
    const key = name.toLowerCase();
    return key === 'host' ? ':authority' : key;
  }

  add(name: string, value: string): void {
    const key = HeaderMap.keyOf(name);
    const before = this.#values.get(key);
    if (before === undefined) this.#values.set(key, [value]);
    else if (JOINED.has(key)) this.#values.set(key, [`${before[0] ?? ''},${value}`]);
    else this.#values.set(key, [...before, value]);
  }

  set(name: string, value: string): void {
    this.#values.set(HeaderMap.keyOf(name), [value]);
  }

  delete(name: string): void {
    this.#values.delete(HeaderMap.keyOf(name));
  }

  has(name: string): boolean {
    return this.#values.has(HeaderMap.keyOf(name));
  }

  /** Values by a key that is in lower case. */
  all(key: string): readonly string[] | undefined {
    return this.#values.get(key);
  }

  /** The first value by a key that is in lower case; null without one. */
  first(key: string): string | null {
    return this.#values.get(key)?.[0] ?? null;
  }

  /** All values with `,` between, as matcher inputs see them; null without one. */
  joined(key: string): string | null {
    return this.#values.get(key)?.join(',') ?? null;
  }
}
