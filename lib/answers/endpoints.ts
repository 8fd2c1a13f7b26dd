import { appError } from '@/lib/core/errors';
import { err, ok, type Result } from '@/lib/core/result';
import { readMetadataEntries } from '@/lib/envoy/cluster-metadata';
import { readEndpointSettings } from '@/lib/envoy/endpoint-metadata';
import { healthOf } from '@/lib/envoy/endpoint-serving';
import type { Raw } from '@/lib/envoy/raw';
import type { Snapshot } from '@/lib/snapshot/snapshot';
import { clusterNamed } from './clusters';
import { rawAt } from './clusters-raw';
import { clusterRow } from './clusters-rows';
import { documentOf } from './dump-bytes';
import { ENDPOINTS } from './endpoints-list';
import { endpointRows, type ListedEndpoint } from './endpoints-rows';
import type { EndpointDetail, EndpointsPage } from './endpoints-types';
import type { Joined } from './joined';
import { jsonAt, printIn } from './json-at';
import { listOf } from './lists/engine';
import { listExtras } from './lists/extras';
import { perSnapshot } from './lists/per-snapshot';
import type { Question } from './questions';

/** A window of the endpoints of all clusters, with the health of all that the filter leaves. */
export function endpointsPage(
  joined: Joined,
  question: Extract<Question, { ask: 'endpoints' }>,
): EndpointsPage {
  const all = endpointRows(joined);
  const list = listOf(all, ENDPOINTS, question);
  const { counts, rows, matched, problem } = list;
  return {
    counts,
    health: healthOf(matched.map(({ endpoint }) => endpoint)),
    source: sourceOf(joined.snapshot),
    rows: rows.map(({ row }) => row),
    problem,
    ...listExtras(list, ENDPOINTS, question, ({ row }, id) => row.id === id),
  };
}

function sourceOf({ hasClustersAnswer, dump }: Snapshot): EndpointsPage['source'] {
  if (hasClustersAnswer) return 'clusters';
  return dump?.hasEndpoints === true ? 'eds' : 'config';
}

/** Clusters listed beside an endpoint; the total is always said. */
const MAX_TWINS = 50;

const byAddress = perSnapshot((rows: readonly ListedEndpoint[]) =>
  Map.groupBy(rows, ({ row }) => row.address),
);

function twinsOf(rows: readonly ListedEndpoint[], { row }: ListedEndpoint): EndpointDetail['twins'] {
  // What has no address of its own is not the same everywhere.
  const same = row.endpoint.address.kind === 'unknown' ? [] : (byAddress(rows).get(row.address) ?? []);
  const others = same.filter((each) => each.row.id !== row.id).map((each) => each.row);
  return { total: others.length, rows: others.slice(0, MAX_TWINS) };
}

function liveJson(snapshot: Snapshot, { endpoint }: ListedEndpoint): string {
  if (endpoint.source !== 'clusters') return '';
  return printIn(documentOf(snapshot, 'admin/clusters'), endpoint.pointer)?.text ?? '';
}

const NOTHING = { metadata: [], settings: [] };

const dumpFacts = (endpoint: Raw): Pick<EndpointDetail, 'metadata' | 'settings'> => ({
  metadata: readMetadataEntries(endpoint.at('metadata')),
  settings: readEndpointSettings(endpoint),
});

/** One endpoint of one cluster, by its id. */
export function endpointDetail(joined: Joined, id: string): Result<EndpointDetail> {
  const rows = endpointRows(joined);
  const listed = rows.find(({ row }) => row.id === id);
  if (listed === undefined) return err(appError('resource-gone', { what: `Endpoint ${id}` }));
  const { snapshot } = joined;
  const cluster = clusterNamed(joined, listed.row.cluster);
  const inDump = listed.eds ?? (listed.endpoint.source === 'config' ? listed.endpoint : null);
  return ok({
    row: listed.row,
    cluster: cluster === null ? null : clusterRow(cluster, joined),
    twins: twinsOf(rows, listed),
    ...(inDump === null ? NOTHING : dumpFacts(rawAt(snapshot, inDump.pointer))),
    liveJson: liveJson(snapshot, listed),
    dumpJson: inDump === null ? '' : jsonAt(snapshot, inDump.pointer),
  });
}
