import { Best, rankOf } from '@/lib/core/rank';
import type { PathMatch } from '@/lib/envoy/model';
import type { Found } from './find-types';
import type { Joined } from './joined';

/** The best of each kind that stands in route configurations. */
interface FoundRoutes {
  readonly configs: Best<Found>;
  readonly hosts: Best<Found>;
  readonly routes: Best<Found>;
}

function findHost(joined: Joined, host: number, typed: readonly string[], hosts: Best<Found>): void {
  const { table } = joined.routes;
  const name = table.hostName(host);
  let best: { readonly rank: number; readonly label: string } | null = null;
  for (const label of [name, ...table.domains(host)]) {
    const rank = rankOf(label.toLowerCase(), typed);
    if (rank !== null && (best === null || rank < best.rank)) best = { rank, label };
  }
  if (best === null) return;
  const { rank, label } = best;
  const config = joined.routes.configOf(host).name;
  hosts.offer(rank, label.length, () => ({
    kind: 'host',
    id: table.hostPointer(host),
    label,
    detail: label === name ? config : `${name} in ${config}`,
  }));
}

function findConfigs(joined: Joined, typed: readonly string[], configs: Best<Found>): void {
  for (const name of new Set(joined.routes.table.configs.map((config) => config.name))) {
    const rank = rankOf(name.toLowerCase(), typed);
    if (rank === null) continue;
    configs.offer(rank, name.length, () => ({ kind: 'route-config', id: name, label: name, detail: '' }));
  }
}

function pathText(path: PathMatch): string {
  if (path.kind === 'connect') return 'connect';
  return path.kind === 'unknown' ? path.field : path.value;
}

function findRows(joined: Joined, typed: readonly string[], routes: Best<Found>): void {
  const { table } = joined.routes;
  const names = table.names();
  const codes = table.pathCodes().of;
  // Many routes have the same path.
  const paths = new Map<number, { readonly label: string; readonly rank: number | null }>();
  for (let row = 0; row < table.length; row += 1) {
    const code = codes[row] ?? 0;
    const label = paths.get(code)?.label ?? pathText(table.path(row));
    const path = paths.get(code) ?? { label, rank: rankOf(label.toLowerCase(), typed) };
    paths.set(code, path);
    const byName = rankOf((names[row] ?? '').toLowerCase(), typed);
    if (path.rank === null && byName === null) continue;
    routes.offer(Math.min(path.rank ?? byName ?? 0, byName ?? path.rank ?? 0), label.length, () => ({
      kind: 'route',
      id: table.pointer(row),
      label,
      detail: `${table.hostName(table.hostOf(row))}, ${table.ordinal(row)}`,
    }));
  }
}

/** Route configurations by name, virtual hosts by name and domain, routes by path and name. */
export function findRoutes(joined: Joined, typed: readonly string[], limit: number): FoundRoutes {
  const found = {
    configs: new Best<Found>(limit),
    hosts: new Best<Found>(limit),
    routes: new Best<Found>(limit),
  };
  findConfigs(joined, typed, found.configs);
  for (let host = 0; host < joined.routes.table.hostCount; host += 1)
    findHost(joined, host, typed, found.hosts);
  findRows(joined, typed, found.routes);
  return found;
}
