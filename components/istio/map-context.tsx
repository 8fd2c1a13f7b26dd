'use client';
import { createContext, type ReactNode, useContext } from 'react';
import type { AttachmentMap } from '@/lib/istio/map-model';

/** What every node of the map needs to know. */
export interface MapScope {
  readonly map: AttachmentMap;
  /** Id of the selected object. */
  readonly selected: string | null;
  /** Keys of the nodes on the path that is shown in the accent colour. */
  readonly path: ReadonlySet<string>;
  readonly select: (id: string | null) => void;
  /** The node under the pointer or with the focus, by key. */
  readonly point: (key: string | null) => void;
  /** Opens or closes a band or group. */
  readonly fold: (key: string, isOpen: boolean) => void;
  /** Shows all routes of a group. */
  readonly showAll: (key: string) => void;
}

const Scope = createContext<MapScope | null>(null);

export function MapScopeProvider({
  scope,
  children,
}: {
  readonly scope: MapScope;
  readonly children: ReactNode;
}) {
  return <Scope value={scope}>{children}</Scope>;
}

export function useMapScope(): MapScope {
  const scope = useContext(Scope);
  if (scope === null) throw new Error('A node of the map stands outside of it.');
  return scope;
}
