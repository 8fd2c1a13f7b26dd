/** Istio's name of a cluster, taken apart; see `BuildSubsetKey` and `BuildDNSSrvSubsetKey` of istio's model. */
export interface ClusterNameParts {
  readonly direction: string;
  readonly port: number | null;
  readonly subset: string;
  readonly host: string;
}

const DIRECTIONS: ReadonlySet<string> = new Set(['outbound', 'inbound', 'inbound-vip']);
const PORT = /^\d{1,5}$/;

/**
 * `outbound|8000|v1|httpbin.default.svc.cluster.local`, and the form that fits into an SNI:
 * `outbound_.8000_.v1_.httpbin…`. Null for every other name.
 */
export function parseClusterName(name: string): ClusterNameParts | null {
  const parts = name.includes('|') ? name.split('|') : name.split('_.');
  if (parts.length !== 4) return null;
  const [direction = '', port = '', subset = '', host = ''] = parts;
  if (!DIRECTIONS.has(direction)) return null;
  if (port !== '' && !PORT.test(port)) return null;
  return { direction, port: port === '' ? null : Number(port), subset, host };
}
