import type { Json } from '@/lib/core/json';
import { readClusterSettings } from '../cluster-settings';
import type { ClusterSettings } from '../cluster-settings-model';
import { readClusterStatuses } from '../cluster-status';
import clusters from '../fixtures/upstreams-clusters.golden.json' with { type: 'json' };
import configDump from '../fixtures/upstreams-config-dump.golden.json' with { type: 'json' };
import counters from '../fixtures/upstreams-counters.golden.json' with { type: 'json' };
import gauges from '../fixtures/upstreams-gauges.golden.json' with { type: 'json' };
import type { Endpoint } from '../model';
import { Raw } from '../raw';
import { first } from './read';

/** What a real Envoy answered; recorded by `e2e/envoy/record-upstreams.ts`. */
const ANSWERS: Readonly<Record<string, Json>> = {
  'config-dump': configDump,
  clusters,
  gauges,
  counters,
};

/** A copy that belongs to the caller. */
export function upstreams(answer: 'config-dump' | 'clusters' | 'gauges' | 'counters'): Json {
  return structuredClone(ANSWERS[answer] ?? null);
}

/** Istio's name of a cluster of the fixture. */
export const serviceName = (service: string, subset = ''): string =>
  `outbound|8080|${subset}|${service}.shop.svc.cluster.local`;

/** The configuration of one cluster of the fixture. */
export function clusterRaw(name: string): Raw {
  const entries = Raw.root(upstreams('config-dump'))
    .at('configs')
    .objects()
    .flatMap((section) => section.at('dynamic_active_clusters').objects());
  return first(entries.filter((entry) => entry.at('cluster').text('name') === name)).at('cluster');
}

export const settingsFor = (service: string, subset = ''): ClusterSettings =>
  readClusterSettings(clusterRaw(serviceName(service, subset)));

/** Endpoints of one cluster of the fixture, as `/clusters` shows them. */
export function liveEndpoints(service: string): readonly Endpoint[] {
  const statuses = readClusterStatuses(upstreams('clusters'));
  if (!statuses.ok) throw new Error(statuses.error.code);
  return statuses.value.endpoints.filter(({ cluster }) => cluster === serviceName(service));
}
