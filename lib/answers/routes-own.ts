import type { RouteTable } from '@/lib/envoy/route-table/route-table';

/**
 * Where the metrics and health listeners of every Istio proxy lead: the proxy's own admin, and the agent beside it
 * (istio, `tools/packaging/common/envoy_bootstrap.json`).
 */
const OWN_CLUSTERS: ReadonlySet<string> = new Set(['agent', 'prometheus_stats']);

function isOwnRoute(table: RouteTable, row: number): boolean {
  if (table.actionKind(row) !== 'cluster') return false;
  for (let target = table.firstTarget(row); target < table.firstTarget(row + 1); target += 1)
    if (!OWN_CLUSTERS.has(table.nameText(table.targetName(target)))) return false;
  return true;
}

/**
 * True when the routes from one number up to another all lead to Envoy itself or the agent beside it. Whether they
 * stand in a static route configuration does not tell: those inside a sidecar's inbound listeners are static, too.
 */
export function isOwnRoutes(table: RouteTable, from: number, to: number): boolean {
  if (from === to) return false;
  for (let row = from; row < to; row += 1) if (!isOwnRoute(table, row)) return false;
  return true;
}
