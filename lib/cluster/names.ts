import { fail } from '@/lib/core/errors';

/** RFC 1123 label: what Kubernetes accepts as a namespace's name (at most 63 characters). */
const LABEL = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
/** RFC 1123 subdomain: what Kubernetes accepts as a pod's name (at most 253 characters). */
const SUBDOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

function isNamespaceName(text: string): boolean {
  return LABEL.test(text);
}

function isPodName(text: string): boolean {
  return text.length <= 253 && SUBDOMAIN.test(text);
}

export interface PodName {
  readonly namespace: string;
  readonly pod: string;
}

/** Throws `bad-request` unless both names could exist in a cluster; nothing else may reach a URL. */
function checkPodName(name: PodName): PodName {
  if (!isNamespaceName(name.namespace)) fail('bad-request', { what: 'The namespace is not a valid name.' });
  if (!isPodName(name.pod)) fail('bad-request', { what: 'The pod is not a valid name.' });
  return name;
}

/** `<namespace>/<pod>`, the id of a proxy in a cluster. Throws `bad-request` for anything else. */
export function parseProxyId(id: string): PodName {
  const slash = id.indexOf('/');
  return checkPodName({ namespace: id.slice(0, Math.max(0, slash)), pod: id.slice(slash + 1) });
}

/** Path of a pod under the API server. The names are checked and escaped here, at the sink, once more. */
export function podPath(name: PodName): string {
  const { namespace, pod } = checkPodName(name);
  return `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods/${encodeURIComponent(pod)}`;
}
