/** Waiting, always with an end: a poll that gives up fails loudly and says what it last saw. */
import { setTimeout as sleep } from 'node:timers/promises';

export interface PollOptions {
  readonly what: string;
  readonly timeoutMs?: number;
  readonly everyMs?: number;
  /** Said with the failure, for example the end of a log. */
  readonly detail?: () => string;
  /** A reason why waiting on is useless, for example that the process has ended. */
  readonly hopeless?: () => string | undefined;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Asks until the answer is neither undefined, false nor an exception. */
export async function poll<T>(ask: () => Promise<T | undefined | false>, options: PollOptions): Promise<T> {
  const { what, timeoutMs = 60_000, everyMs = 100 } = options;
  const end = Date.now() + timeoutMs;
  let last = 'no answer yet';
  for (;;) {
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== false) return answer;
    } catch (error) {
      last = messageOf(error);
    }
    const hopeless = options.hopeless?.();
    if (hopeless !== undefined) throw new Error(report(`${what}: ${hopeless}`, options));
    if (Date.now() > end) {
      throw new Error(report(`${what}: not after ${String(timeoutMs / 1000)} s (last: ${last})`, options));
    }
    await sleep(everyMs);
  }
}

function report(first: string, options: PollOptions): string {
  const detail = options.detail?.() ?? '';
  return detail === '' ? first : `${first}\n${detail}`;
}
