import { type Band, type RouteItem, type Section, serviceKey } from './map-layout';
import type { NodeState } from './route-state';

/** A line between two nodes of the map, by their keys. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  /**
   * `bus`: pods to Gateways, one trunk with corners. `many`: stands for `count` folded lines. `inside`: a server
   * belongs to its Gateway; not drawn, only followed.
   */
  readonly kind: 'bus' | 'line' | 'many' | 'inside';
  readonly state: NodeState;
  /** Percent of the rule; null when there is one destination. */
  readonly weight: number | null;
  readonly count: number | null;
}

const PLAIN = { kind: 'line', state: 'ok', weight: null, count: null } as const;

/** Key of the folded services of a band or group. No namespace has a `*` in its name. */
export function foldedKey(key: string): string {
  return `${key}>*services`;
}

/** Key of the routes of a folded band. */
export function foldedRoutesKey(key: string): string {
  return `${key}>*routes`;
}

/** The lines of what is shown, pods first. */
export function edgesOf(sections: readonly Section[]): readonly Edge[] {
  return sections.flatMap(({ workload, bands, elsewhere }) => [
    ...bands.flatMap((band) => (workload === null ? [] : [bus(workload.id, band.key)])),
    ...elsewhere.flatMap((gateway) =>
      workload === null ? [] : [bus(workload.id, elsewhereKey(workload.id, gateway.id))],
    ),
    ...bands.flatMap(bandEdges),
  ]);
}

/** Key of the row that stands for a Gateway whose band is under another workload. */
export function elsewhereKey(workloadId: string, gatewayId: string): string {
  return `${workloadId}>${gatewayId}`;
}

function bus(from: string, to: string): Edge {
  return { ...PLAIN, from, to, kind: 'bus' };
}

function bandEdges(band: Band): readonly Edge[] {
  const inside = band.gateway.servers.map(
    (server): Edge => ({ ...PLAIN, from: band.key, to: server.id, kind: 'inside' }),
  );
  if (!band.isOpen) {
    if (band.count === 0) return inside;
    return [...inside, ...folded(band.key, foldedRoutesKey(band.key), band, band.key)];
  }
  return [
    ...inside,
    ...band.groups.flatMap((group) =>
      group.isOpen
        ? group.items.flatMap((item) => itemEdges(band, item))
        : folded(band.key, group.key, group, group.key),
    ),
  ];
}

/** A folded node between its Gateway and its folded services. */
function folded(from: string, key: string, part: Foldable, owner: string): readonly Edge[] {
  const state = part.state === 'unk' ? 'unk' : 'ok';
  const up: Edge = { ...PLAIN, from, to: key, kind: 'many', state, count: part.count };
  if (part.services.length === 0) return [up];
  return [up, { ...PLAIN, from: key, to: foldedKey(owner), kind: 'many' }];
}

/** A line to a service that is there is plain, however its endpoints are. */
const LINE_STATE = { host: 'err', subset: 'err', unknown: 'unk', there: 'ok' } as const;

type Foldable = Pick<Band, 'state' | 'count' | 'services'>;

function itemEdges(band: Band, item: RouteItem): readonly Edge[] {
  const state = item.state === 'unk' ? 'unk' : 'ok';
  const { serverIds } = item.attachment;
  const usesAll = serverIds.length === 0 || serverIds.length === band.gateway.servers.length;
  const starts = usesAll ? [band.key] : serverIds;
  const up = starts.map((from): Edge => ({ ...PLAIN, from, to: item.key, state }));
  if (item.alsoOn !== null) return up;
  const down = new Map<string, Edge>();
  for (const target of item.route.targets) {
    const to = serviceKey(band.key, target.serviceId, target.subset);
    const known = down.get(to);
    // One line for each service: a service with another share in another rule has no one figure.
    const weight = known === undefined || known.weight === target.weight ? target.weight : null;
    down.set(to, { ...PLAIN, from: item.key, to, state: LINE_STATE[target.missing ?? 'there'], weight });
  }
  return [...up, ...down.values()];
}

export interface Path {
  readonly nodes: ReadonlySet<string>;
  readonly edges: ReadonlySet<Edge>;
}

/** Everything up to the pods and down to the services of these nodes. */
export function pathThrough(edges: readonly Edge[], starts: readonly string[]): Path {
  const down = Map.groupBy(edges, (edge) => edge.from);
  const up = Map.groupBy(edges, (edge) => edge.to);
  const path = { nodes: new Set(starts), edges: new Set<Edge>() };
  follow(
    starts,
    (key) => down.get(key),
    (edge) => edge.to,
    path,
  );
  follow(
    starts,
    (key) => up.get(key),
    (edge) => edge.from,
    path,
  );
  return path;
}

function follow(
  starts: readonly string[],
  next: (key: string) => readonly Edge[] | undefined,
  end: (edge: Edge) => string,
  path: { readonly nodes: Set<string>; readonly edges: Set<Edge> },
): void {
  const queue = [...starts];
  const seen = new Set(starts);
  for (let key = queue.pop(); key !== undefined; key = queue.pop()) {
    for (const edge of next(key) ?? []) {
      path.edges.add(edge);
      path.nodes.add(end(edge));
      if (seen.has(end(edge))) continue;
      seen.add(end(edge));
      queue.push(end(edge));
    }
  }
}
