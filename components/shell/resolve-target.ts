import type { Target } from '@/lib/api/contract';
import type { ProxySummary, SourceListing, SourceSummary } from '@/lib/snapshot/source';

export interface Resolved {
  /** Null while the source or its proxies are not known. */
  readonly target: Target | null;
  /** What the URL should say, for a link that others can open; null when it already does. */
  readonly urlLacks: Target | null;
}

const ROLE_ORDER: readonly ProxySummary['role'][] = [
  'ingress',
  'gateway',
  'egress',
  'waypoint',
  'unknown',
  'sidecar',
];

/** The proxy to begin with: readable before unreadable, ready before not, ingress before others. */
export function firstProxy(proxies: readonly ProxySummary[]): ProxySummary | null {
  const rank = (proxy: ProxySummary) =>
    (proxy.notReadable === null ? 0 : 100) + (proxy.ready ? 0 : 10) + ROLE_ORDER.indexOf(proxy.role);
  return proxies.toSorted((a, b) => rank(a) - rank(b))[0] ?? null;
}

/**
 * Which proxy is meant, from the URL and from what is known of the sources.
 * A cluster without a gateway pod is still worth a look: its objects alone (`proxy: null`).
 */
export function resolveTarget(
  params: { readonly source: string | null; readonly proxy: string | null },
  sourceId: string | null,
  source: SourceSummary | null,
  listing: SourceListing | null,
): Resolved {
  if (sourceId === null) return { target: null, urlLacks: null };
  if (params.proxy !== null) {
    const target = { source: sourceId, proxy: params.proxy };
    return { target, urlLacks: params.source === null ? target : null };
  }
  if (listing === null) return { target: null, urlLacks: null };
  const first = firstProxy(listing.proxies);
  if (first !== null && first.notReadable === null) {
    const target = { source: sourceId, proxy: first.id };
    return { target, urlLacks: target };
  }
  if (source?.kind !== 'cluster') return { target: null, urlLacks: null };
  return { target: { source: sourceId, proxy: null }, urlLacks: null };
}
