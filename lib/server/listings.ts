import type { ProxiesAnswer, SidecarsAnswer } from '@/lib/api/contract';
import { naturalOrder } from '@/lib/core/natural-order';
import { parseFilter } from '@/lib/query/words';
import type { ProxySummary, Source, SourceListing } from '@/lib/snapshot/source';

/** A listing this young answers a search: every letter typed would list the pods of the cluster again. */
const FRESH_MS = 30_000;
/** Sidecars in one answer; the rest is counted. */
const MAX_ROWS = 100;

interface Kept {
  readonly listing: SourceListing;
  readonly at: number;
}

function textOf({ namespace, pod, workload, istioVersion, revision }: ProxySummary): string {
  return [namespace, pod, workload, istioVersion, revision, 'sidecar'].join(' ').toLowerCase();
}

function byPlace(a: ProxySummary, b: ProxySummary): number {
  return (
    Number(a.notReadable !== null) - Number(b.notReadable !== null) ||
    naturalOrder(a.namespace, b.namespace) ||
    naturalOrder(a.pod, b.pod)
  );
}

const isSidecar = ({ role }: ProxySummary): boolean => role === 'sidecar';

/** The proxies of each source as they were last listed, cut into what a page wants of them. */
export class Listings {
  readonly #kept = new Map<string, Kept>();

  /** Lists anew. Throws `AppFailure`. */
  async proxies(source: Source, signal: AbortSignal): Promise<ProxiesAnswer> {
    const listing = await this.#list(source, signal);
    const proxies = listing.proxies.filter((proxy) => !isSidecar(proxy));
    return { ...listing, proxies, sidecars: listing.proxies.length - proxies.length };
  }

  /** Sidecars that hold every word of a text, unreadable ones last. Throws `AppFailure`. */
  async sidecars(source: Source, text: string, signal: AbortSignal): Promise<SidecarsAnswer> {
    const kept = this.#kept.get(source.summary.id);
    const isFresh = kept !== undefined && performance.now() - kept.at < FRESH_MS;
    const { proxies } = isFresh ? kept.listing : await this.#list(source, signal);
    const all = proxies.filter(isSidecar);
    const filter = parseFilter(text);
    const matched = filter.isEmpty ? all : all.filter((proxy) => filter.matches(textOf(proxy)));
    const rows = matched.toSorted(byPlace).slice(0, MAX_ROWS);
    return { proxies: rows, matched: matched.length, total: all.length };
  }

  async #list(source: Source, signal: AbortSignal): Promise<SourceListing> {
    const listing = await source.list(signal);
    this.#kept.set(source.summary.id, { listing, at: performance.now() });
    return listing;
  }
}
