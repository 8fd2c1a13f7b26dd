'use client';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useState } from 'react';
import type { ProxiesAnswer, SidecarsAnswer } from '@/lib/api/contract';
import { proxiesQuery, sidecarsQuery } from '@/lib/api/queries';
import type { SourceSummary } from '@/lib/snapshot/source';
import { type PickGroup, type PickOption, pickGroups } from './picker-options';
import { useRested } from './use-rested';
import { type TargetState, useTarget } from './use-target';

const PAGE = 8;

export interface Picker {
  readonly target: TargetState;
  readonly query: string;
  readonly setQuery: (query: string) => void;
  /** The source whose pods are listed: the current one until another cluster is looked at. */
  readonly browsed: SourceSummary | null;
  readonly listing: UseQueryResult<ProxiesAnswer>;
  /** Nothing is asked of it before somebody types or wants to see them. */
  readonly sidecars: UseQueryResult<SidecarsAnswer>;
  readonly groups: readonly PickGroup[];
  /** Place of the active option over all groups. */
  readonly at: number;
  readonly active: PickOption | null;
  readonly isCurrent: (option: PickOption) => boolean;
  readonly pick: (option: PickOption) => void;
  readonly point: (option: PickOption) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** The source itself is open when none of its proxies is. */
function isOpen(one: Exclude<PickOption, { kind: 'sidecars' }>, { target }: TargetState): boolean {
  if (one.kind === 'proxy') return one.proxy.id === target?.proxy;
  return target === null || target.proxy === null || one.source.kind === 'file';
}

/** State and keys of the source picker; `onPicked` when something was chosen. */
export function usePicker(onPicked: () => void): Picker {
  const target = useTarget();
  const [query, setQuery] = useState('');
  const [browsedId, setBrowsedId] = useState<string | null>(null);
  const [activeId, setActiveId] = useState<string | null>(null);
  const [unfolded, setUnfolded] = useState(false);
  const browsed = target.sources.find((one) => one.id === (browsedId ?? target.source?.id)) ?? null;
  const listing = useQuery({ ...proxiesQuery(browsed?.id ?? ''), enabled: browsed !== null });
  const rested = useRested(query.trim());
  const count = listing.data?.sidecars ?? 0;
  const wantsSidecars = browsed !== null && count > 0 && (unfolded || rested !== '');
  const sidecars = useQuery({ ...sidecarsQuery(browsed?.id ?? '', rested), enabled: wantsSidecars });
  const found = wantsSidecars ? (sidecars.data ?? null) : null;
  const groups = pickGroups(target.sources, browsed, listing.data?.proxies ?? [], query, { count, found });
  const options = groups.flatMap((group) => group.options);
  const at = Math.max(
    0,
    options.findIndex((one) => one.id === activeId),
  );

  const look = (nextQuery: string, nextBrowsed: string | null) => {
    setQuery(nextQuery);
    if (nextBrowsed !== browsedId) setUnfolded(false);
    setBrowsedId(nextBrowsed);
    setActiveId(null);
  };
  const pick = ({ kind, source, blocked, ...option }: PickOption) => {
    if (blocked !== null) return;
    if (kind === 'sidecars') return setUnfolded(true);
    // A cluster has pods to choose from; looking at them does not leave the page yet.
    if (kind === 'source' && source.kind === 'cluster' && source.id !== browsed?.id)
      return look('', source.id);
    target.choose(source.id, 'proxy' in option ? option.proxy.id : null);
    onPicked();
  };
  const moves = (key: string): number | null => {
    const last = options.length - 1;
    if (key === 'ArrowDown') return at === last ? 0 : at + 1;
    if (key === 'ArrowUp') return at === 0 ? last : at - 1;
    if (key === 'PageDown') return Math.min(last, at + PAGE);
    return key === 'PageUp' ? Math.max(0, at - PAGE) : null;
  };
  return {
    target,
    query,
    setQuery: (text) => look(text, browsedId),
    browsed,
    listing,
    sidecars,
    groups,
    at,
    active: options[at] ?? null,
    isCurrent: (one) => one.source.id === target.source?.id && one.kind !== 'sidecars' && isOpen(one, target),
    pick,
    point: (option) => setActiveId(option.id),
    onKeyDown: (event) => {
      const next = moves(event.key);
      const active = options[at];
      if (event.key === 'Enter' && active !== undefined) pick(active);
      else if (next === null) return;
      else setActiveId(options[next]?.id ?? null);
      event.preventDefault();
    },
  };
}
