'use client';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useQueryStates } from 'nuqs';
import { errorOf } from '@/components/data/states';
import type { Target } from '@/lib/api/contract';
import { proxiesQuery, sourcesQuery } from '@/lib/api/queries';
import type { AppError } from '@/lib/core/errors';
import type { ProxySummary, SourceListing, SourceSummary } from '@/lib/snapshot/source';
import { retarget, TARGET_PARAMS } from '@/lib/url/params';
import { type Resolved, resolveTarget } from './resolve-target';
import { tellApart } from './source-labels';

/** Which proxy of which source the page is about. */
export interface TargetState extends Resolved {
  readonly sources: readonly SourceSummary[];
  readonly source: SourceSummary | null;
  readonly proxy: ProxySummary | null;
  readonly listing: SourceListing | null;
  /** The sources or the proxies could not be listed. */
  readonly error: AppError | null;
  /** Asks again for what failed. */
  readonly retry: () => void;
  /** Another proxy or source: pushes a history entry. */
  readonly choose: (source: string, proxy: string | null) => void;
}

/**
 * This view of another target. Through the router and not through nuqs, which writes the URL a moment later:
 * a link clicked in that moment would be dropped. To the router the later one wins.
 */
export function hrefHere(target: Target): string {
  const { pathname, search, hash } = window.location;
  return `${retarget(`${pathname}${search}`, target)}${hash}`;
}

/**
 * The source and proxy of the URL. Without `source` the server's default counts, without `proxy` the first
 * one that can be read. `target` is null while that is not known yet.
 */
export function useTarget(): TargetState {
  const [params] = useQueryStates(TARGET_PARAMS);
  const router = useRouter();
  const sources = useQuery(sourcesQuery());
  const list = tellApart(sources.data?.sources ?? []);
  const sourceId = params.source ?? list.find((one) => one.isDefault)?.id ?? list[0]?.id ?? null;
  const source = list.find((one) => one.id === sourceId) ?? null;
  const proxies = useQuery({ ...proxiesQuery(sourceId ?? ''), enabled: sourceId !== null });
  const listing = proxies.data ?? null;
  const resolved = resolveTarget(params, sourceId, source, listing);
  const failed = [sources, proxies].filter((query) => query.isError);
  return {
    ...resolved,
    sources: list,
    source,
    proxy: listing?.proxies.find((one) => one.id === resolved.target?.proxy) ?? null,
    listing,
    error: failed[0] === undefined ? (source?.error ?? null) : errorOf(failed[0].error),
    retry: () => {
      for (const query of failed) void query.refetch();
    },
    choose: (nextSource, nextProxy) => router.push(hrefHere({ source: nextSource, proxy: nextProxy })),
  };
}

/**
 * What links carry. The target as resolved, or the URL's own words while it is not: a link that is followed
 * too early leads to the same place.
 */
export function useLinkTarget(): { readonly source: string | null; readonly proxy: string | null } {
  const [params] = useQueryStates(TARGET_PARAMS);
  return params;
}
