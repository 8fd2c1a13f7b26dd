import { type AppError, AppFailure, appError } from '@/lib/core/errors';
import { isJsonObject, type Json } from '@/lib/core/json';
import type { ClusterClient } from '../api';
import { statusMessage } from '../api-errors';
import { field } from '../kubeconfig-fields';
import type { PortTarget } from './dial-errors';

const PATH = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';
/** The WebSocket's handshake is a GET; API servers since 1.35 demand `create` as well (k/k#134577). */
const VERBS = ['get', 'create'] as const;

/** Whether this context may use a verb on `pods/portforward`; null when the server does not say. */
async function isAllowed(
  client: ClusterClient,
  target: PortTarget,
  verb: string,
  signal: AbortSignal,
): Promise<boolean | null> {
  const { namespace, pod: name } = target;
  const resourceAttributes = {
    namespace,
    name,
    verb,
    group: '',
    resource: 'pods',
    subresource: 'portforward',
  };
  const body = {
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SelfSubjectAccessReview',
    spec: { resourceAttributes },
  };
  const subject = {
    verb: 'create',
    resource: 'selfsubjectaccessreviews',
    group: 'authorization.k8s.io',
    namespace: '',
  };
  try {
    const answer = await client.review({ path: PATH, subject, signal }, JSON.stringify(body));
    const review: Json = JSON.parse(new TextDecoder().decode(answer.bytes));
    const allowed = isJsonObject(review) ? field(field(review, 'status'), 'allowed') : undefined;
    return typeof allowed === 'boolean' ? allowed : null;
  } catch (error) {
    if (error instanceof AppFailure && error.error.code === 'cancelled') throw error;
    return null;
  }
}

/**
 * The error behind a 403 on `pods/portforward`. The message of the 403 differs between versions and is empty
 * for a missing `create`, so the server is asked about both verbs instead.
 */
export async function missingVerbError(
  client: ClusterClient,
  target: PortTarget,
  refusal: Uint8Array,
  signal: AbortSignal,
): Promise<AppError> {
  const answers = await Promise.all(VERBS.map((verb) => isAllowed(client, target, verb, signal)));
  const { namespace, pod, port } = target;
  if (answers.every((allowed) => allowed === true)) {
    const message = statusMessage(refusal) || 'The API server gave no reason.';
    const reason = `RBAC allows it, and something else refused it (403). ${message}`;
    return appError('portforward-failed', { namespace, pod, port, status: 403, reason });
  }
  const missing = VERBS.filter((_, index) => answers[index] === false);
  const verb = (missing.length === 0 ? VERBS : missing).join(' and ');
  return appError('portforward-forbidden', { verb, resource: 'pods/portforward', namespace, pod });
}
