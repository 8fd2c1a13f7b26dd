import type { ConfigDump, Listener } from '@/lib/envoy/model';
import type { Joined } from './joined';
import { listenerRemarks } from './listeners-remarks';
import { chainSecrets } from './listeners-secrets';
import { routeConfigName } from './listeners-text';
import type { ListenerRemark } from './listeners-types';
import { perSnapshot } from './lists/per-snapshot';

/** Remarks that explain, and do not warn. */
const HARMLESS: ReadonlySet<ListenerRemark['kind']> = new Set([
  'ports-decide',
  'shared-certificate',
  'chains-by-discovery',
]);

/** In istioctl's spelling, too. Those inside listeners and scopes never came by discovery. */
const DISCOVERED = /\/dynamic(?:_route_configs|RouteConfigs)\//;

const namesOf = ({ routeConfigs }: ConfigDump): ReadonlySet<string> =>
  new Set(routeConfigs.filter(({ pointer }) => DISCOVERED.test(pointer)).map(({ name }) => name));

/** Names of the route configurations that came by discovery; null for a dump without their section. */
const routeConfigs = perSnapshot(({ snapshot: { dump } }: Joined): ReadonlySet<string> | null => {
  const isRead = dump?.sections.some(({ type }) => type.endsWith('.RoutesConfigDump')) ?? false;
  return isRead && dump !== null ? namesOf(dump) : null;
});

/** What is wrong with a listener besides its state, each kind once. */
export function listenerProblems(listener: Listener, joined: Joined): readonly string[] {
  const known = routeConfigs(joined);
  const serves = listener.state === 'active' || listener.state === 'static';
  const waiting = listener.filterChains.some((chain) => {
    const name = chain.http?.routes.kind === 'rds' ? routeConfigName(chain) : null;
    return name !== null && known !== null && !known.has(name);
  });
  const remarks = listenerRemarks(listener).map(({ kind }) => kind);
  const secrets = listener.filterChains.flatMap((chain) =>
    chainSecrets(chain, joined).flatMap(({ problems }) => problems.map(({ kind }) => kind)),
  );
  return [
    ...new Set([
      ...(serves && waiting ? ['route-config-missing'] : []),
      ...remarks.filter((kind) => !HARMLESS.has(kind)),
      ...secrets,
    ]),
  ];
}
