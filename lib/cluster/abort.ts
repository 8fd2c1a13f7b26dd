import { AppFailure, appError } from '@/lib/core/errors';

/** The promise's outcome, or `cancelled` as soon as the signal aborts; the work itself is shared and goes on. */
export function abortable<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const cancel = () => reject(new AppFailure(appError('cancelled')));
    if (signal.aborted) {
      promise.catch(() => {});
      cancel();
      return;
    }
    signal.addEventListener('abort', cancel);
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', cancel));
  });
}
