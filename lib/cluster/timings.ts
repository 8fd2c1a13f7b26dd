/** Deadlines of one HTTP exchange, in milliseconds. */
export interface Timings {
  /** TCP, TLS and, for a port-forward, the WebSocket handshake. */
  readonly dial: number;
  /** From the request sent to the first byte of the answer. Envoy builds a dump whole before that. */
  readonly firstByte: number;
  /** Between two pieces of the body. */
  readonly idle: number;
  /** From the start to the last byte, waiting for a free connection included. */
  readonly total: number;
}

export const CLUSTER_TIMINGS: Timings = { dial: 10_000, firstByte: 20_000, idle: 15_000, total: 60_000 };
export const ADMIN_TIMINGS: Timings = { dial: 10_000, firstByte: 20_000, idle: 15_000, total: 120_000 };

/** Those of the admin interface with another time for one whole answer. */
export function adminTimings(seconds: number): Timings {
  return { ...ADMIN_TIMINGS, total: Math.round(seconds * 1000) };
}
