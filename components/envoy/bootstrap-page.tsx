'use client';
import { useQuery } from '@tanstack/react-query';
import { CopyMenu } from '@/components/data/copy-menu';
import { EmptyState } from '@/components/data/states';
import { PageHead } from '@/components/ui/page-head';
import type { BootstrapAnswer } from '@/lib/answers/bootstrap-types';
import { answerQuery } from '@/lib/api/queries';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { Answered } from './answered';
import { AdminCard } from './bootstrap/admin-card';
import { DiscoveryCard } from './bootstrap/discovery-card';
import { ExtensionConfigs } from './bootstrap/extension-configs';
import { BuiltIn, NodeCard } from './bootstrap/node-card';
import { OthersCard } from './bootstrap/others-card';
import { OverloadCard } from './bootstrap/overload-card';
import { RuntimeCard } from './bootstrap/runtime-card';
import { StatsCard } from './bootstrap/stats-card';
import { commandsOf, copyItems } from './copy-items';
import { PageGate } from './page-gate';

/** What this Envoy was started with, and who it says it is. */
export function BootstrapPage() {
  return <PageGate title="Bootstrap">{(info) => <BootstrapView info={info} />}</PageGate>;
}

function BootstrapView({ info }: { readonly info: SnapshotInfo }) {
  const query = useQuery(answerQuery(info.id, { ask: 'bootstrap' }));
  const items = copyItems({
    name: query.data?.node?.id ?? 'bootstrap',
    json: null,
    pointer: query.data?.detail?.pointer ?? null,
    commands: commandsOf(info, { show: 'bootstrap' }),
  });
  return (
    <>
      <PageHead
        title="Bootstrap"
        meta="What this Envoy was started with. It changes only when Envoy starts anew."
        actions={<CopyMenu takesC items={items} />}
      />
      <Answered query={query} loading="Loading the bootstrap">
        {(answer) => (
          <div className="pad grid flex-none auto-rows-max grid-cols-[minmax(0,1fr)] gap-3">
            <Cards answer={answer} takenAt={info.takenAt} />
          </div>
        )}
      </Answered>
    </>
  );
}

function Cards({ answer, takenAt }: { readonly answer: BootstrapAnswer; readonly takenAt: string }) {
  const { detail, node } = answer;
  return (
    <>
      {node === null ? null : <NodeCard node={node} />}
      <ExtensionConfigs rows={answer.extensionConfigs} total={answer.extensionCount} takenAt={takenAt} />
      {detail === null ? (
        <EmptyState reason={{ kind: 'section-absent', section: 'BootstrapConfigDump' }} />
      ) : (
        <>
          <DiscoveryCard discovery={detail.discovery} resources={detail.staticResources} />
          <RuntimeCard layers={detail.runtimeLayers} />
          <StatsCard stats={detail.stats} />
          <AdminCard detail={detail} />
          <OverloadCard overload={detail.overload} />
          <OthersCard others={detail.others} pointer={detail.pointer} />
        </>
      )}
      {node === null || node.extensions.length === 0 ? null : <BuiltIn node={node} />}
    </>
  );
}
