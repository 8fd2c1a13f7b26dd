/** One of Envoy's own admin answers, redacted, as text. */
export interface AdminText {
  readonly text: string;
  readonly isJson: boolean;
  /** Bytes as received; `text` may be cut, see `cutAt`. */
  readonly bytes: number;
  /** Characters after which the text was cut, null when whole. */
  readonly cutAt: number | null;
  readonly millis: number;
  readonly status: number;
  /** Values hidden in it before anything else saw them. */
  readonly hidden: number;
  /** ISO 8601, UTC, when it came; answers asked on demand are younger than their snapshot. */
  readonly takenAt: string;
}
