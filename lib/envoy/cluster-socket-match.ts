import type { Raw } from './raw';

const KEY = 'envoy.transport_socket_match';

/** True when the metadata has every label of the match; without labels it takes any endpoint. */
function takes(labels: Raw, metadata: Raw): boolean {
  const own = metadata.at('filter_metadata').key(KEY);
  return labels.keys().every((key) => {
    const value = own.key(key).value;
    return value !== undefined && JSON.stringify(value) === JSON.stringify(labels.key(key).value);
  });
}

/**
 * Which entry of `transport_socket_matches` an endpoint gets, by its place; null: the cluster's own socket. The
 * endpoint's metadata is asked for every entry before that of its locality (transport_socket_match_impl.cc).
 */
export function socketMatchOf(cluster: Raw, endpoint: Raw, locality: Raw): number | null {
  const labels = cluster
    .at('transport_socket_matches')
    .objects()
    .map((match) => match.at('match'));
  for (const metadata of [endpoint, locality]) {
    const place = labels.findIndex((each) => takes(each, metadata));
    if (place >= 0) return place;
  }
  return null;
}
