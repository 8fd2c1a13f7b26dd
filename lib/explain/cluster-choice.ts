import { isJsonObject } from '@/lib/core/json';
import type { Raw } from '@/lib/envoy/raw';
import type { ClusterWeight, ForwardDetail } from '@/lib/envoy/route-detail-model';
import { type RouteEntry, weightOf } from './route-entry';
import { pluginCluster } from './specifier-plugin';
import type { Stream } from './stream';
import { criteriaOf, type HostCriteria, LB_NAMESPACE } from './subset';
import { lower } from './value-test';

/** What the route, and the weighted entry over it, ask of hosts; the request's own metadata counts most. */
export function hostCriteria(
  route: RouteEntry,
  weighted: ClusterWeight | null,
  stream: Stream,
): HostCriteria {
  const action = route.raw.at('route');
  const given = stream.question.metadata.get(LB_NAMESPACE);
  const own = isJsonObject(given) ? Object.entries(given) : [];
  const entry = weightedRaw(route, weighted);
  if (entry === null && own.length === 0 && !action.has('metadata_match')) return NONE;
  return new Map([
    ...criteriaOf(action.at('metadata_match')),
    ...(entry === null ? [] : criteriaOf(entry.at('metadata_match'))),
    ...own,
  ]);
}

const NONE: HostCriteria = new Map();

/** A weighted entry as it stands in the dump. */
export function weightedRaw(route: RouteEntry, weighted: ClusterWeight | null): Raw | null {
  const { action } = route.detail;
  if (weighted === null || action.kind !== 'forward' || action.specifier.kind !== 'weighted') return null;
  const entries = route.raw.at('route').at('weighted_clusters').at('clusters').objects();
  return entries[action.specifier.clusters.indexOf(weighted)] ?? null;
}

export interface ChosenCluster {
  /** '' where the header that names it is missing. */
  readonly name: string;
  readonly weighted: ClusterWeight | null;
}

type Weighted = Extract<ForwardDetail['specifier'], { readonly kind: 'weighted' }>;

const MAX_UINT64 = 2n ** 64n;

/** The number that the request itself brings (`header_name`); null when the stream's random number decides. */
function ownNumber({ pickedBy }: Weighted, stream: Stream): bigint | null {
  if (pickedBy?.kind !== 'header') return null;
  const values = stream.headers.all(lower(pickedBy.name)) ?? [];
  const [only = ''] = values;
  if (values.length !== 1 || !/^\d+$/.test(only)) return null;
  const value = BigInt(only);
  return value < MAX_UINT64 ? value : null;
}

function weighted(specifier: Weighted, stream: Stream): ChosenCluster {
  const ends: number[] = [];
  let sum = 0;
  for (const entry of specifier.clusters) {
    sum += weightOf(entry, specifier.runtimeKeyPrefix, stream);
    ends.push(sum);
  }
  const own = ownNumber(specifier, stream);
  const byHash = specifier.pickedBy?.kind === 'hash-policy';
  const place =
    own === null
      ? byHash
        ? stream.chance.fresh(sum, ends)
        : stream.chance.residue(sum, ends)
      : ends.findIndex((end) => Number(own % BigInt(sum)) < end);
  const entry = specifier.clusters[place] ?? null;
  if (entry === null) return { name: '', weighted: null };
  const name = entry.clusterHeader === '' ? entry.name : named(entry.clusterHeader, stream);
  return { name, weighted: entry };
}

const named = (header: string, { headers }: Stream): string =>
  headers.first(header.toLowerCase() === 'host' ? ':authority' : lower(header)) ?? '';

/** The cluster of a route's action, decided once per request; null when code that Gatescope cannot run decides. */
export function chooseCluster(route: RouteEntry, stream: Stream, config: Raw): ChosenCluster | null {
  const { action } = route.detail;
  if (action.kind !== 'forward') return { name: '', weighted: null };
  const { specifier } = action;
  switch (specifier.kind) {
    case 'cluster':
      return { name: specifier.name, weighted: null };
    case 'header':
      return { name: named(specifier.name, stream), weighted: null };
    case 'weighted':
      return weighted(specifier, stream);
    case 'plugin':
    case 'inline-plugin': {
      const name = pluginCluster(route.raw.at('route'), config, stream);
      return name === null ? null : { name, weighted: null };
    }
    default:
      return null;
  }
}
