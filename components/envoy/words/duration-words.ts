const DURATION = /^(\d+)(?:\.(\d{1,9}))?s$/;

/**
 * A protobuf Duration of the dump (`3s`, `0.800s`) with the unit a person would choose: `3 s`, `800 ms`.
 * Anything else is shown as it came.
 */
export function durationWords(duration: string): string {
  const [, seconds, fraction = ''] = DURATION.exec(duration) ?? [];
  if (seconds === undefined) return duration;
  const whole = Number(seconds);
  const part = Number(`0.${fraction || '0'}`);
  if (whole === 0 && part > 0) return `${Number((part * 1000).toFixed(6))} ms`;
  return `${Number((whole + part).toFixed(9))} s`;
}

/** A route's timeout. `0s` switches it off; absent is Envoy's default (RouteAction.timeout). */
export function timeoutWords(timeout: string | null): string {
  if (timeout === null) return '15 s, Envoy’s default';
  return isZero(timeout) ? 'none' : durationWords(timeout);
}

export function isZero(duration: string): boolean {
  return /^0(?:\.0+)?s$/.test(duration);
}
