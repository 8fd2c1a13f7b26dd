import { Best, rankOf } from '@/lib/core/rank';
import type { Found } from './find-types';
import type { HostBlock, Joined } from './joined';
import type { RouteRow } from './routes-types';

/** The best of each kind that stands in route configurations. */
interface FoundRoutes {
  readonly configs: Best<Found>;
  readonly hosts: Best<Found>;
  readonly routes: Best<Found>;
}

function pathText({ path }: RouteRow): string {
  if (path.kind === 'connect') return 'connect';
  return path.kind === 'unknown' ? path.field : path.value;
}

function findHost({ host, config }: HostBlock, typed: readonly string[], hosts: Best<Found>): void {
  let best: { readonly rank: number; readonly label: string } | null = null;
  for (const label of [host.name, ...host.domains]) {
    const rank = rankOf(label.toLowerCase(), typed);
    if (rank !== null && (best === null || rank < best.rank)) best = { rank, label };
  }
  if (best === null) return;
  const { rank, label } = best;
  hosts.offer(rank, label.length, () => ({
    kind: 'host',
    id: host.pointer,
    label,
    detail: label === host.name ? config.name : `${host.name} in ${config.name}`,
  }));
}

/** Route configurations by name, virtual hosts by name and domain, routes by path and name. */
export function findRoutes({ blocks }: Joined, typed: readonly string[], limit: number): FoundRoutes {
  const found = {
    configs: new Best<Found>(limit),
    hosts: new Best<Found>(limit),
    routes: new Best<Found>(limit),
  };
  const seen = new Set<string>();
  for (const block of blocks) {
    const { name } = block.config;
    const rank = seen.has(name) ? null : rankOf(name.toLowerCase(), typed);
    seen.add(name);
    if (rank !== null)
      found.configs.offer(rank, name.length, () => ({
        kind: 'route-config',
        id: name,
        label: name,
        detail: '',
      }));
    findHost(block, typed, found.hosts);
    for (const row of block.rows) {
      const path = pathText(row);
      const ranks = [path, row.name].flatMap((text) => rankOf(text.toLowerCase(), typed) ?? []);
      if (ranks.length === 0) continue;
      found.routes.offer(Math.min(...ranks), path.length, () => ({
        kind: 'route',
        id: row.pointer,
        label: path,
        detail: `${row.virtualHost}, ${row.ordinal}`,
      }));
    }
  }
  return found;
}
