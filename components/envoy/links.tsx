'use client';
import Link from 'next/link';
import { useQueryStates } from 'nuqs';
import { createContext, type MouseEvent, type ReactNode, useContext, useMemo } from 'react';
import { hrefTo, type Page, TARGET_PARAMS } from '@/lib/url/params';

export type LinkParams = Parameters<typeof hrefTo>[2];
/** The URL of a page of the same source and proxy. */
export type HrefOf = (page: Page, params?: LinkParams) => string;

const Scope = createContext<HrefOf>((page, params) => hrefTo(page, { source: null, proxy: null }, params));

/** Gives all links beneath it the current target; one subscription to the URL instead of one per link. */
export function LinkScope({ children }: { readonly children: ReactNode }) {
  const [{ source, proxy }] = useQueryStates(TARGET_PARAMS);
  const href = useMemo<HrefOf>(
    () => (page, params) => hrefTo(page, { source, proxy }, params),
    [source, proxy],
  );
  return <Scope value={href}>{children}</Scope>;
}

export function useHref(): HrefOf {
  return useContext(Scope);
}

export interface PageLinkProps {
  readonly page: Page;
  readonly params?: LinkParams;
  readonly children: ReactNode;
  readonly className?: string;
  readonly title?: string;
}

/** A link to another page of the same target. Not prefetched: a list would ask for a hundred pages. */
export function PageLink({ page, params, children, className = 'lnk', title }: PageLinkProps) {
  const href = useHref();
  return (
    <Link href={href(page, params)} prefetch={false} className={className} title={title}>
      {children}
    </Link>
  );
}

export interface SelectLinkProps extends PageLinkProps {
  /** Selects on this page. A click with a modifier opens the same view in a new tab instead. */
  readonly onSelect: () => void;
  readonly current?: boolean;
}

/** A row's name: a real link that selects without leaving the page. */
export function SelectLink({ page, params, children, className, title, onSelect, current }: SelectLinkProps) {
  const href = useHref();
  const onClick = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return;
    event.preventDefault();
    onSelect();
  };
  return (
    <a
      href={href(page, params)}
      className={className}
      title={title}
      onClick={onClick}
      aria-current={current ? 'true' : undefined}
    >
      {children}
    </a>
  );
}
