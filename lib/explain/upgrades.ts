import type { ManagerConfig } from './manager-config';
import { isUpgrade } from './mutate-headers';
import { type Reply, reply } from './reply';
import type { RouteEntry } from './route-entry';
import type { Stream } from './stream';

/** What an Upgrade header asks for counts, also in a CONNECT. */
function asked({ headers }: Stream): string | null {
  if (isUpgrade(headers)) return (headers.joined('upgrade') ?? '').toLowerCase();
  return headers.first(':method') === 'CONNECT' ? 'connect' : null;
}

/**
 * An upgrade or CONNECT that is not enabled (conn_manager_impl.cc createFilterChain): the route's own switch counts
 * before that of the connection manager. `null` route: the answer of require_tls, which counts as a route.
 */
export function refusesUpgrade(
  stream: Stream,
  route: RouteEntry | null,
  { settings }: ManagerConfig,
): Reply | null {
  const type = asked(stream);
  if (type === null) return null;
  const action = route?.detail.action;
  const ofRoute = action?.kind === 'forward' ? action.upgrades : [];
  const own = ofRoute.find((each) => each.type.toLowerCase() === type);
  const ofManager = settings.upgrades.find((each) => each.type.toLowerCase() === type);
  const isAllowed = own?.enabled ?? ofManager?.enabled ?? false;
  return isAllowed ? null : reply('upgrade-refused', 403, 'upgrade_failed');
}

export const isUpgradeRequest = (stream: Stream): boolean => asked(stream) !== null;
