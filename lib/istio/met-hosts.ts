import { matchServerHosts, resolveHost, serverHosts } from './hosts';
import type { MapGateway, MapRoute, MapServer } from './map-model';

/**
 * Hosts under which a server of the Gateway serves the route: of each pair that meets, the narrower one. A route
 * without hosts (an HTTPRoute may leave them out) takes all of the server. Empty when the server keeps its hosts for
 * other namespaces, or none meets.
 */
export function metHosts(
  route: Pick<MapRoute, 'ref' | 'hosts'>,
  gateway: MapGateway,
  server: MapServer,
): readonly string[] {
  const { namespace } = route.ref;
  const offered = serverHosts(server.hosts, gateway.ref.namespace);
  const asked = route.hosts.length === 0 ? ['*'] : route.hosts.map((host) => resolveHost(host, namespace));
  const met = matchServerHosts(offered, asked, namespace);
  return met.kind === 'meets' ? met.hosts : [];
}
