/**
 * The framing of `v4.channel.k8s.io` for one port (kubelet, `cri-streaming/portforward/websocket.go`): byte 0
 * of a frame is the channel, 0 for data and 1 for error text. The first two bytes of each channel are the
 * port, little endian, and may be split over frames like everything else.
 */
export type Frame =
  | { readonly kind: 'data'; readonly bytes: Uint8Array }
  | { readonly kind: 'error-text'; readonly bytes: Uint8Array }
  /** The other side does not speak the protocol; `what` names the rule that it broke. */
  | { readonly kind: 'broken'; readonly what: 'channel' | 'port' };

interface Prefix {
  seen: number;
  port: number;
}

export class ChannelReader {
  readonly #port: number;
  readonly #prefixes: readonly [Prefix, Prefix] = [
    { seen: 0, port: 0 },
    { seen: 0, port: 0 },
  ];

  constructor(port: number) {
    this.#port = port;
  }

  /** What a frame brings; null for one without content. */
  read(frame: Uint8Array): Frame | null {
    const channel = frame[0];
    if (channel === undefined) return null;
    const prefix = channel === 0 || channel === 1 ? this.#prefixes[channel] : undefined;
    if (prefix === undefined) return { kind: 'broken', what: 'channel' };
    let at = 1;
    while (prefix.seen < 2 && at < frame.length) {
      prefix.port |= (frame[at] ?? 0) << (8 * prefix.seen);
      prefix.seen += 1;
      at += 1;
      if (prefix.seen === 2 && prefix.port !== this.#port) return { kind: 'broken', what: 'port' };
    }
    const bytes = frame.subarray(at);
    if (bytes.length === 0) return null;
    return { kind: channel === 0 ? 'data' : 'error-text', bytes };
  }
}
