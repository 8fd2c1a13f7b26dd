'use client';
import { useQuery } from '@tanstack/react-query';
import { CopyMenu } from '@/components/data/copy-menu';
import { PageHead } from '@/components/ui/page-head';
import { answerQuery } from '@/lib/api/queries';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { Answered } from './answered';
import { commandsOf, copyItems } from './copy-items';
import { Counts } from './overview/counts';
import { Hosts } from './overview/hosts';
import { Identity } from './overview/identity';
import { Problems } from './overview/problems';
import { PageGate } from './page-gate';

/** One Envoy at a glance: who it is, what is wrong, what it answers for. */
export function OverviewPage() {
  return <PageGate title="Overview">{(info) => <OverviewView info={info} />}</PageGate>;
}

function OverviewView({ info }: { readonly info: SnapshotInfo }) {
  const query = useQuery(answerQuery(info.id, { ask: 'overview' }));
  return (
    <>
      <PageHead
        title="Overview"
        meta={<span className="not-narrow">Problems first</span>}
        actions={
          <CopyMenu
            takesC
            items={copyItems({
              name: nameOf(info),
              json: null,
              pointer: null,
              commands: commandsOf(info, { show: 'overview' }),
            })}
          />
        }
      />
      <Answered query={query} loading="Loading the overview">
        {(data) => (
          <div className="pad grid flex-none auto-rows-max grid-cols-[minmax(0,1fr)] gap-3">
            <Identity info={info} identity={data.identity} />
            <Problems type={data.identity.type} findings={data.findings} />
            <Hosts type={data.identity.type} hosts={data.hosts} total={data.hostCount} />
            <Counts counts={data.counts} />
          </div>
        )}
      </Answered>
    </>
  );
}

function nameOf({ origin }: SnapshotInfo): string {
  return origin.proxy === null || origin.proxy.pod === ''
    ? origin.sourceLabel
    : `${origin.proxy.namespace}/${origin.proxy.pod}`;
}
