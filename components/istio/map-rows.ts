import type { AttachmentMap, MapAttachment, MapRoute, MapService, MapTarget } from '@/lib/istio/map-model';
import { byState, type NodeState, type Pair, pairState } from './route-state';

/** One route and one Gateway that it asks for: a row of the table and of the lane. */
export interface PairRow extends Pair {
  readonly key: string;
  readonly state: NodeState;
  /** `shop/shop-gateway :80 :443`, or what was asked for when there is no such Gateway. */
  readonly gateway: string;
  /** `cart v1 90 %`, each target once. */
  readonly targets: readonly string[];
}

/** Pairs, problems first, otherwise in the order of the map (oldest route first). */
export function pairRows(map: AttachmentMap): readonly PairRow[] {
  const gateways = new Map(map.gateways.map((gateway) => [gateway.id, gateway]));
  const services = new Map(map.services.map((service) => [service.id, service]));
  const rows = map.routes.flatMap((route) =>
    route.attachments.map((attachment, i): PairRow => {
      const gateway = gateways.get(attachment.gatewayId ?? '');
      const ports = gateway?.servers
        .filter(({ id }) => attachment.serverIds.includes(id))
        .map(({ port }) => port);
      const name =
        gateway === undefined ? askedName(attachment) : `${gateway.ref.namespace}/${gateway.ref.name}`;
      return {
        key: `${route.id}>${i}`,
        route,
        attachment,
        state: pairState(route, attachment),
        gateway: [name, ...new Set(ports ?? [])]
          .map((part) => (typeof part === 'number' ? `:${part}` : part))
          .join(' '),
        targets: targetTexts(route, services),
      };
    }),
  );
  const isRefused = ({ attachment }: PairRow) => Number(attachment.state === 'not-attached');
  return rows.sort((a, b) => byState(a.state, b.state) || isRefused(b) - isRefused(a));
}

/** The name that was looked for, resolved where it was. */
function askedName({ asked, reason }: MapAttachment): string {
  return reason !== null && 'asked' in reason ? reason.asked : asked;
}

/** What is not on the map: refused pairs, and unknown ones without a Gateway to draw them at. */
export function laneRows(rows: readonly PairRow[]): readonly PairRow[] {
  return rows.filter(
    ({ attachment: { state, gatewayId } }) =>
      state === 'not-attached' || (state === 'unknown' && gatewayId === null),
  );
}

/** Targets in words, with the namespace only where it is not the route's own. */
export function targetTexts(route: MapRoute, services: ReadonlyMap<string, MapService>): readonly string[] {
  const texts = route.targets.map(({ serviceId, host, subset, weight }) => {
    const service = services.get(serviceId);
    const name = service === undefined ? host : serviceName(service, route.ref.namespace);
    return [name, subset, weight === null ? null : `${weight} %`].filter((part) => part !== null).join(' ');
  });
  return [...new Set(texts)];
}

export function serviceName({ namespace, name }: MapService, home: string): string {
  return namespace === '' || namespace === home ? name : `${namespace}/${name}`;
}

/** `3/3`, `missing`, or nothing when readiness is not known. */
export function readyText(service: MapService): string {
  if (!service.exists) return 'missing';
  return service.ready === null || service.total === null ? '' : `${service.ready}/${service.total}`;
}

/** `2/2`, what is wrong with a target, or nothing when readiness is not known. */
export function targetText({ missing, endpoints }: Pick<MapTarget, 'missing' | 'endpoints'>): string {
  if (missing !== null) return MISSING_WORDS[missing];
  return endpoints === null ? '' : `${endpoints.ready}/${endpoints.total}`;
}

const MISSING_WORDS = { host: 'missing', subset: 'no such subset', unknown: 'not known' } as const;

/** Ready endpoints of several services together; null when one is not known. */
export function readySum(services: readonly MapService[]): string | null {
  let ready = 0;
  let total = 0;
  for (const service of new Set(services)) {
    if (!service.exists || service.ready === null || service.total === null) return null;
    ready += service.ready;
    total += service.total;
  }
  return `${ready}/${total} ready`;
}
