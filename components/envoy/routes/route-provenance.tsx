import type { ReactNode } from 'react';
import { Kv } from '@/components/data/kv';
import { PanelSection } from '@/components/data/panel';
import type { RouteDetail } from '@/lib/answers/routes-types';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { PageLink } from '../links';
import { mono, muted, RowOrigin, versionOf } from '../parts';
import { requireTlsWords } from '../words/require-tls-words';
import { updatedText } from '../words/time-words';

function listenerLinks(names: readonly string[]): ReactNode {
  if (names.length === 0) return muted('none names it');
  return names.map((name) => (
    <div key={name}>
      <PageLink page="/listeners" params={{ sel: name }} className="lnk mono">
        {name}
      </PageLink>
    </div>
  ));
}

function configLink(name: string): ReactNode {
  return (
    <PageLink page="/routes" params={{ config: name }} className="lnk mono">
      {name === '' ? '(no name)' : name}
    </PageLink>
  );
}

/** Where a route stands in Envoy and who made it, one hop up in every direction. */
export function RouteProvenance({
  info,
  detail,
}: {
  readonly info: SnapshotInfo;
  readonly detail: RouteDetail;
}) {
  const { row, virtualHost, routeConfig, listeners } = detail;
  const origin = <RowOrigin origin={row.origin} className="lnk" />;
  return (
    <PanelSection title="Provenance">
      <Kv
        entries={[
          ['Made by', origin],
          ['Route name', row.name === '' ? null : mono(row.name)],
          ['Virtual host', mono(virtualHost.name)],
          ['Domains', mono(virtualHost.domains.join(', ') || 'none')],
          ['TLS', requireTlsWords(virtualHost.requireTls)],
          ['Route config', configLink(routeConfig.name)],
          [listeners.length === 1 ? 'Listener' : 'Listeners', listenerLinks(listeners)],
          ['Version', versionOf(routeConfig.version)],
          ['Updated', updatedText(routeConfig.lastUpdated, info.takenAt)],
        ]}
      />
    </PanelSection>
  );
}
