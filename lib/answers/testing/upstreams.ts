import type { Json } from '@/lib/core/json';
import { upstreams } from '@/lib/envoy/testing/upstreams';
import type { PartName } from '@/lib/snapshot/capture';
import { openCapture } from '@/lib/snapshot/open';
import type { Snapshot } from '@/lib/snapshot/snapshot';

/** A pod of namespace `shop`, as Kubernetes lists it. */
export const podItem = (name: string, ip: string, port: number, phase = 'Running'): Json => ({
  metadata: { name, namespace: 'shop', labels: { app: name } },
  spec: { containers: [{ name: 'app', image: 'app', ports: [{ containerPort: port }] }] },
  status: { podIP: ip, phase, conditions: [{ type: 'Ready', status: 'True' }] },
});

export interface UpstreamsOptions {
  readonly without?: readonly PartName[];
  /** Further parts, or other ones: `admin/stats_gauges`, `kubernetes/pods`. */
  readonly parts?: Readonly<Partial<Record<PartName, Json>>>;
}

/** A snapshot of the fixture that shows everything a cluster can be. */
export function upstreamsSnapshot({ without = [], parts = {} }: UpstreamsOptions = {}): Snapshot {
  const documents: Readonly<Record<string, Json>> = {
    'admin/config_dump': upstreams('config-dump'),
    'admin/clusters': upstreams('clusters'),
    ...parts,
  };
  const opened = openCapture({
    origin: { sourceId: 'file:x', sourceKind: 'file', sourceLabel: 'x', proxy: null },
    takenAt: '2026-01-01T00:00:00Z',
    missing: [],
    parts: Object.entries(documents)
      // The keys are those of PartName.
      .map(([name, document]) => ({ name: name as PartName, document }))
      .filter(({ name }) => !without.includes(name))
      .map(({ name, document }) => ({
        name,
        bytes: new TextEncoder().encode(JSON.stringify(document)),
        status: 200,
        millis: 1,
      })),
    id: 'b'.repeat(24),
    tagOf: () => 'tag',
  });
  if (!opened.ok) throw new Error(opened.error.code);
  return opened.value;
}
