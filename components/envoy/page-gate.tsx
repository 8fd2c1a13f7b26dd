'use client';
import type { ReactNode } from 'react';
import { SnapshotGate } from '@/components/shell/snapshot-gate';
import { useSnapshot } from '@/components/shell/use-snapshot';
import { PageHead } from '@/components/ui/page-head';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { LinkScope } from './links';

export interface PageGateProps {
  /** The page's heading while there is no snapshot yet. */
  readonly title: string;
  readonly children: (info: SnapshotInfo) => ReactNode;
}

/** What every page of this room stands in: an open snapshot with an Envoy, and links to the same target. */
export function PageGate({ title, children }: PageGateProps) {
  const { view } = useSnapshot();
  return (
    <LinkScope>
      {view.state === 'ready' ? null : <PageHead title={title} />}
      <SnapshotGate needs="envoy">{children}</SnapshotGate>
    </LinkScope>
  );
}
