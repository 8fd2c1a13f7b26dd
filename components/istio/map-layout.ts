import type {
  AttachmentMap,
  MapAttachment,
  MapGateway,
  MapRoute,
  MapService,
  MapTarget,
  MapWorkload,
} from '@/lib/istio/map-model';
import { type NodeState, pairState, targetState, worstOf } from './route-state';

type ServiceById = ReadonlyMap<string, MapService>;

/** A route in the band of one Gateway. */
export interface RouteItem {
  /** Unique on the map: a route stands in the band of every Gateway that it asks for. */
  readonly key: string;
  readonly route: MapRoute;
  readonly attachment: MapAttachment;
  readonly state: NodeState;
  /** The older Gateway in whose band the route is drawn with its services; null: here. */
  readonly alsoOn: MapGateway | null;
}

export interface ServiceItem {
  readonly key: string;
  readonly service: MapService;
  readonly subset: string | null;
  readonly missing: MapTarget['missing'];
  /** Of the subset alone where there is one. */
  readonly endpoints: MapTarget['endpoints'];
  readonly state: NodeState;
}

/** Routes of one namespace in a band. */
export interface RouteGroup {
  readonly key: string;
  readonly namespace: string;
  readonly state: NodeState;
  readonly count: number;
  readonly isOpen: boolean;
  /** What is shown of an open group. */
  readonly items: readonly RouteItem[];
  /** Attached routes without a problem that an open group leaves out. */
  readonly hidden: number;
  /** Services of a closed group, as a count. */
  readonly services: readonly ServiceItem[];
}

export interface Band {
  readonly key: string;
  readonly gateway: MapGateway;
  readonly isOpen: boolean;
  readonly state: NodeState;
  readonly count: number;
  readonly groups: readonly RouteGroup[];
  /** Services of the shown routes, in their order. */
  readonly services: readonly ServiceItem[];
}

export interface Section {
  readonly key: string;
  /** Null: Gateways that no pod answers to. */
  readonly workload: MapWorkload | null;
  readonly bands: readonly Band[];
  /** Gateways whose band stands under another workload. */
  readonly elsewhere: readonly MapGateway[];
}

/** What a person opened, closed and selected. */
export interface LayoutState {
  readonly selected: string | null;
  /** Bands and groups by key; absent: as the map decides. */
  readonly opened: ReadonlyMap<string, boolean>;
  /** Groups that show all their routes. */
  readonly full: ReadonlySet<string>;
  readonly isFiltered: boolean;
}

/** Up to this many routes everything is open; above `STACKED`, namespaces inside a band are folded (DESIGN §10). */
const SMALL = 12;
const STACKED = 40;
const LARGE = 300;
/** Healthy routes that a group shows before "n more", and the most that it ever shows. */
const SHOWN = 7;
const MOST = 200;

/** The map as bands: one pass over sorted data, the same for the same answer. */
export function layoutMap(map: AttachmentMap, state: LayoutState): readonly Section[] {
  const services: ServiceById = new Map(map.services.map((service) => [service.id, service]));
  const itemsOf = groupItems(map);
  const total = [...itemsOf.values()].reduce((sum, items) => sum + items.length, 0);
  const isOnly = [...itemsOf.values()].filter((items) => items.length > 0).length === 1;
  const size = { total, isOnly };
  const bandOf = (gateway: MapGateway) => band(gateway, itemsOf.get(gateway.id) ?? [], services, size, state);
  const isDrawn = new Set<string>();
  const sections = map.workloads.map((workload): Section => {
    const gateways = map.gateways.filter(({ id }) => workload.gatewayIds.includes(id));
    const own = gateways.filter(({ id }) => !isDrawn.has(id));
    for (const { id } of own) isDrawn.add(id);
    return {
      key: workload.id,
      workload,
      bands: own.map(bandOf),
      elsewhere: gateways.filter((gateway) => !own.includes(gateway)),
    };
  });
  const podless = map.gateways.filter(({ id }) => !isDrawn.has(id));
  if (podless.length === 0) return sections;
  return [...sections, { key: 'podless', workload: null, bands: podless.map(bandOf), elsewhere: [] }];
}

/** Routes that are attached, or may be, by Gateway: oldest first. */
function groupItems(map: AttachmentMap): ReadonlyMap<string, readonly RouteItem[]> {
  const rank = new Map(map.gateways.map((gateway, i) => [gateway.id, i]));
  const byGateway = new Map<string, RouteItem[]>(map.gateways.map(({ id }) => [id, []]));
  for (const route of map.routes) {
    const seen = new Map<string, MapAttachment>();
    for (const attachment of route.attachments) {
      const { gatewayId, state } = attachment;
      if (gatewayId === null || state === 'not-attached' || seen.has(gatewayId)) continue;
      seen.set(gatewayId, attachment);
    }
    const [home] = [...seen.keys()].sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0));
    for (const [gatewayId, attachment] of seen) {
      byGateway.get(gatewayId)?.push({
        key: `${gatewayId}>${route.id}`,
        route,
        attachment,
        state: pairState(route, attachment),
        alsoOn: gatewayId === home ? null : (map.gateways[rank.get(home ?? '') ?? -1] ?? null),
      });
    }
  }
  return byGateway;
}

/** What decides how much is open at first. */
interface Size {
  readonly total: number;
  /** There is one band with routes: folded, the map would show nothing. */
  readonly isOnly: boolean;
}

function band(
  gateway: MapGateway,
  items: readonly RouteItem[],
  services: ServiceById,
  { total, isOnly }: Size,
  state: LayoutState,
): Band {
  const worst = worstOf(items.map((item) => item.state));
  const holdsSelection = items.some((item) => isSelected(item, state.selected));
  const isShort = total <= LARGE || state.isFiltered;
  const decided = total <= SMALL || (isShort && (worst !== 'ok' || isOnly));
  const isOpen = items.length > 0 && (holdsSelection || (state.opened.get(gateway.id) ?? decided));
  const byNamespace = Map.groupBy(items, ({ route }) => route.ref.namespace);
  const groups = [...byNamespace].map(([namespace, members]) =>
    group(gateway, namespace, members, services, {
      ...state,
      isStacked: total > STACKED && byNamespace.size > 1,
    }),
  );
  const shown = groups.flatMap((each) => (each.isOpen ? each.items : []));
  return {
    key: gateway.id,
    gateway,
    isOpen,
    state: worst,
    count: items.length,
    groups,
    services: servicesOf(gateway.id, isOpen ? shown : items, services),
  };
}

function group(
  gateway: MapGateway,
  namespace: string,
  members: readonly RouteItem[],
  services: ServiceById,
  state: LayoutState & { readonly isStacked: boolean },
): RouteGroup {
  const key = `${gateway.id}>${namespace}`;
  const worst = worstOf(members.map((item) => item.state));
  const holdsSelection = members.some((item) => isSelected(item, state.selected));
  const isOpen = holdsSelection || (state.opened.get(key) ?? (!state.isStacked || worst !== 'ok'));
  const limit = state.full.has(key) || members.length <= SHOWN + 1 ? MOST : SHOWN;
  const items = members.filter(
    (item, i) => i < limit || item.state !== 'ok' || isSelected(item, state.selected),
  );
  return {
    key,
    namespace,
    state: worst,
    count: members.length,
    isOpen,
    items,
    hidden: members.length - items.length,
    services: servicesOf(key, members, services),
  };
}

function isSelected({ route }: RouteItem, selected: string | null): boolean {
  return route.id === selected;
}

/** Each service and subset once; a link row has its services elsewhere. */
function servicesOf(
  owner: string,
  items: readonly RouteItem[],
  services: ServiceById,
): readonly ServiceItem[] {
  const found = new Map<string, ServiceItem>();
  for (const { route, alsoOn } of items) {
    if (alsoOn !== null) continue;
    for (const target of route.targets) {
      const { serviceId, subset, missing, endpoints } = target;
      const service = services.get(serviceId);
      const key = serviceKey(owner, serviceId, subset);
      if (service === undefined || found.has(key)) continue;
      found.set(key, { key, service, subset, missing, endpoints, state: targetState(target) });
    }
  }
  return [...found.values()];
}

export function serviceKey(owner: string, serviceId: string, subset: string | null): string {
  return `${owner}>${serviceId}>${subset ?? ''}`;
}
