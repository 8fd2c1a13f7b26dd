import type { ClusterMetadata } from './cluster-settings-model';
import { structEntries } from './cluster-subsets';
import type { Raw } from './raw';

const ISTIO_READ: ReadonlySet<string> = new Set(['config', 'subset', 'services']);

/** Namespace of the metadata, key, and the value: text as it is, anything else as JSON. */
export type MetadataEntry = readonly [namespace: string, key: string, value: string];

/** Every entry of a config.core.v3.Metadata, plain and typed. */
export function readMetadataEntries(metadata: Raw): readonly MetadataEntry[] {
  const filters = metadata.at('filter_metadata');
  const plain = filters
    .keys()
    .flatMap((namespace) =>
      structEntries(filters.key(namespace)).map(([key, value]) => [namespace, key, value] as const),
    );
  const typed = metadata.at('typed_filter_metadata');
  return [
    ...plain,
    ...typed
      .keys()
      .flatMap((namespace) =>
        structEntries(typed.key(namespace)).map(([key, value]) => [namespace, key, value] as const),
      ),
  ];
}

/**
 * Metadata of a cluster. istiod writes the DestinationRule's path, the subset and the services there
 * (pilot/pkg/networking/util `AddConfigInfoMetadata`, `AddSubsetToMetadata`, and `services` of the cluster builder).
 */
export function readClusterMetadata(cluster: Raw): ClusterMetadata {
  const metadata = cluster.at('metadata');
  const istio = metadata.at('filter_metadata').key('istio');
  return {
    config: istio.textOrNull('config'),
    subset: istio.textOrNull('subset'),
    services: istio
      .at('services')
      .objects()
      .map((service) => ({
        host: service.text('host'),
        name: service.text('name'),
        namespace: service.text('namespace'),
      })),
    others: readMetadataEntries(metadata).filter(
      ([namespace, key]) => namespace !== 'istio' || !ISTIO_READ.has(key),
    ),
  };
}
