/** Whether a `?config=` names a route configuration that is not there; null and `*` name none. */
export function isUnknownConfig(
  config: string | null,
  configs: readonly { readonly name: string }[],
): boolean {
  return config !== null && config !== '*' && !configs.some(({ name }) => name === config);
}

// A dot or a port tells a host from the namespace of `shop/shop-api`.
const HOST_PATH = /^(?:https?:\/\/)?([^\s/:]+\.[^\s/]+|[^\s/:]+:\d+)(\/\S+)$/;

/**
 * A filter with host and path typed together, taken apart: no single field of a route holds both.
 * Null when no word is such a pair.
 */
export function hostAndPath(filter: string): string | null {
  const words = filter.split(/\s+/).filter((word) => word !== '');
  const apart = words.map((word) => word.replace(HOST_PATH, '$1 $2')).join(' ');
  return apart === words.join(' ') ? null : apart;
}
