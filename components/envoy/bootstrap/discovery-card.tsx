import type { ReactNode } from 'react';
import { Kv } from '@/components/data/kv';
import { Card } from '@/components/ui/card';
import { visibleText } from '@/components/ui/visible-text';
import type { BootstrapDetail, StaticResource } from '@/lib/envoy/bootstrap-model';
import type { DiscoverySource } from '@/lib/envoy/route-host-model';
import { type LinkParams, PageLink } from '../links';
import { named } from '../parts';
import { discoveryText } from '../words/bootstrap-words';

interface DiscoveryCardProps {
  readonly discovery: BootstrapDetail['discovery'];
  readonly resources: BootstrapDetail['staticResources'];
}

function from(source: DiscoverySource | null): ReactNode {
  if (source === null) return <span className="mut">not asked for</span>;
  return <span className="wrap-anywhere">{visibleText(discoveryText(source))}</span>;
}

/** Where listeners and clusters come from, and which stand in the bootstrap itself. */
export function DiscoveryCard({ discovery, resources }: DiscoveryCardProps) {
  const { listeners, clusters, secrets } = resources;
  return (
    <Card title="Where configuration comes from">
      <div className="px-4 py-3">
        <Kv
          entries={[
            ['ADS', from(discovery.ads)],
            ['Listeners (LDS)', from(discovery.listeners)],
            ['Clusters (CDS)', from(discovery.clusters)],
            [
              'Static listeners',
              <Names key="l" names={listeners} page="/listeners" params={({ name }) => ({ sel: name })} />,
            ],
            [
              'Static clusters',
              <Names key="c" names={clusters} page="/clusters" params={({ name }) => ({ sel: name })} />,
            ],
            [
              'Static secrets',
              <Names key="s" names={secrets} page="/config" params={({ pointer }) => ({ at: pointer })} />,
            ],
          ]}
        />
      </div>
    </Card>
  );
}

interface NamesProps {
  readonly names: readonly StaticResource[];
  readonly page: '/listeners' | '/clusters' | '/config';
  readonly params: (resource: StaticResource) => LinkParams;
}

function Names({ names, page, params }: NamesProps) {
  if (names.length === 0) return <span className="mut">none</span>;
  return (
    <ul className="flex flex-wrap gap-x-3 gap-y-0.5">
      {names.map((resource) => (
        <li key={resource.pointer}>
          <PageLink page={page} params={params(resource) ?? {}} className="lnk mono wrap-anywhere">
            {visibleText(named(resource.name))}
          </PageLink>
        </li>
      ))}
    </ul>
  );
}
