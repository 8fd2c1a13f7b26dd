import { appError } from '@/lib/core/errors';
import { err, ok, type Result } from '@/lib/core/result';
import type { AttachmentMap, MapRoute } from '@/lib/istio/map-model';
import { parseFilter } from '@/lib/query/words';
import type { Joined } from './joined';
import type { MapAnswer } from './map-types';

function textOf(route: MapRoute): string {
  return [
    `${route.ref.namespace}/${route.ref.name}`,
    route.ref.kind,
    ...route.hosts,
    ...route.attachments.map(({ asked, state }) => `${asked} ${state}`),
    ...route.targets.map(({ host, subset }) => `${host} ${subset ?? ''}`),
  ]
    .join(' ')
    .toLowerCase();
}

/** A route is what its worst attachment is: one Gateway that refuses it is a problem. */
function count(routes: readonly MapRoute[], state: 'attached' | 'not-attached' | 'unknown'): number {
  const worst = (route: MapRoute) => {
    const states = new Set(route.attachments.map((each) => each.state));
    return states.has('not-attached') ? 'not-attached' : states.has('unknown') ? 'unknown' : 'attached';
  };
  return routes.filter((route) => !route.meshOnly && worst(route) === state).length;
}

/** Keeps what the routes left by the filter touch, so that the picture stays connected. */
function narrow(map: AttachmentMap, routes: readonly MapRoute[]): AttachmentMap {
  const gatewayIds = new Set(
    routes.flatMap(({ attachments }) => attachments.map(({ gatewayId }) => gatewayId)),
  );
  const serviceIds = new Set(routes.flatMap(({ targets }) => targets.map(({ serviceId }) => serviceId)));
  const gateways = map.gateways.filter(({ id }) => gatewayIds.has(id));
  const left = new Set(gateways.map(({ id }) => id));
  const workloads = map.workloads.filter((each) => each.gatewayIds.some((id) => left.has(id)));
  return {
    ...map,
    workloads,
    gateways,
    routes,
    services: map.services.filter(({ id }) => serviceIds.has(id)),
  };
}

/** Which routes attach to which Gateways. Fails when the capture holds no Kubernetes objects. */
export function mapAnswer({ map }: Joined, filterText: string): Result<MapAnswer> {
  if (map === null)
    return err(
      appError('not-found', { what: 'A list of Kubernetes objects (this source is one Envoy alone)' }),
    );
  const filter = parseFilter(filterText);
  const onGateways = map.routes.filter(({ meshOnly }) => !meshOnly);
  const routes = filter.isEmpty ? map.routes : map.routes.filter((route) => filter.matches(textOf(route)));
  return ok({
    map: filter.isEmpty ? map : narrow(map, routes),
    counts: { total: onGateways.length, matched: routes.filter(({ meshOnly }) => !meshOnly).length },
    states: {
      attached: count(routes, 'attached'),
      notAttached: count(routes, 'not-attached'),
      unknown: count(routes, 'unknown'),
    },
  });
}
