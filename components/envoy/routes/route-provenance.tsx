import type { ReactNode } from 'react';
import { Kv } from '@/components/data/kv';
import type { RouteConfigUser, RouteDetail } from '@/lib/answers/route-detail-types';
import { visibleText } from '@/lib/core/visible-text';
import type { SnapshotInfo } from '@/lib/snapshot/info';
import { PageLink } from '../links';
import { mono, muted, named, RowOrigin, versionOf } from '../parts';
import { requireTlsWords } from '../words/require-tls-words';
import { updatedText } from '../words/time-words';
import { configSel } from './selected';

const VIA: Readonly<Record<RouteConfigUser['via'], string>> = {
  rds: '',
  inline: ' (inline)',
  scoped: ' (by scope)',
};

/** Listeners and chains that use a route configuration. */
export function UserLinks({ users }: { readonly users: readonly RouteConfigUser[] }): ReactNode {
  if (users.length === 0) return muted('none names it');
  return users.map(({ listener, chain, isDefaultChain, via, pointer }) => (
    <div key={pointer}>
      <PageLink page="/listeners" params={{ sel: listener }} className="lnk mono">
        {visibleText(named(listener))}
      </PageLink>
      <span className="mut">
        {chain === '' ? '' : ` chain ${visibleText(chain)}`}
        {isDefaultChain ? ' (default chain)' : ''}
        {VIA[via]}
      </span>
    </div>
  ));
}

/** The route configuration's panel. */
export function ConfigLink({ name }: { readonly name: string }) {
  return (
    <PageLink page="/routes" params={{ config: name, sel: configSel(name) }} className="lnk mono">
      {visibleText(named(name))}
    </PageLink>
  );
}

/** Leads to a request for a route or virtual host, ready to be changed and asked. */
export function ExplainLink({ pointer }: { readonly pointer: string }) {
  return (
    <PageLink page="/explain" params={{ for: pointer }}>
      Explain a request
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
  const { row, virtualHost, routeConfig, users } = detail;
  return (
    <Kv
      entries={[
        ['Request', <ExplainLink key="explain" pointer={row.pointer} />],
        ['Made by', <RowOrigin key="origin" origin={row.origin} className="lnk" />],
        ['Route name', row.name === '' ? null : mono(visibleText(row.name))],
        [
          'Virtual host',
          <PageLink
            key="host"
            page="/routes"
            params={{ config: routeConfig.name, sel: virtualHost.pointer }}
            className="lnk mono"
          >
            {visibleText(named(virtualHost.name))}
          </PageLink>,
        ],
        ['Domains', <Domains key="domains" domains={virtualHost.domains} />],
        ['TLS', requireTlsWords(virtualHost.requireTls)],
        ['Route config', <ConfigLink key="config" name={routeConfig.name} />],
        [users.length === 1 ? 'Listener' : 'Listeners', <UserLinks key="users" users={users} />],
        ['Version', versionOf(routeConfig.version)],
        ['Updated', updatedText(routeConfig.lastUpdated, info.takenAt)],
      ]}
    />
  );
}

const SHOWN = 5;

function Domains({ domains }: { readonly domains: readonly string[] }) {
  const more = domains.length - SHOWN;
  if (domains.length === 0) return muted('none');
  return (
    <>
      {mono(visibleText(domains.slice(0, SHOWN).join(', ')))}
      {more > 0 ? <span className="mut"> and {more} more</span> : null}
    </>
  );
}
