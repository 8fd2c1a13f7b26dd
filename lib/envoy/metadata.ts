import type { Raw } from './raw';

/** `metadata.filter_metadata.istio.config`: the Kubernetes object that istiod made this from, unread. */
export function istioConfigOf(raw: Raw): string | null {
  return raw.at('metadata').at('filter_metadata').key('istio').textOrNull('config');
}
