import { type Call, type ClientOptions, ClusterClient } from '../api';
import type { ClusterContext } from '../kubeconfig-model';
import { NOTHING_ALLOWED, QUICK } from './contexts';
import { expectNoLeaks } from './leaks';

export const PODS = '/api/v1/pods';
const SUBJECT = { verb: 'list', resource: 'pods', group: '', namespace: '' };

/** A call that lists pods, or what `more` says. */
export function call(more: Partial<Call> = {}): Call {
  return { path: PODS, subject: SUBJECT, signal: new AbortController().signal, ...more };
}

/** A client with short deadlines that allows no plugin and knows no proxy. */
export function clientOf(context: ClusterContext, options: Partial<ClientOptions> = {}): ClusterClient {
  return new ClusterClient(context, {
    policy: NOTHING_ALLOWED,
    env: {},
    timings: QUICK,
    retryMillis: 10,
    ...options,
  });
}

/** Runs with a client and closes it; nothing may be left open. */
export async function using(
  client: ClusterClient,
  work: (client: ClusterClient) => Promise<void>,
): Promise<void> {
  await expectNoLeaks(async () => {
    try {
      await work(client);
    } finally {
      await client.close();
    }
  });
}
