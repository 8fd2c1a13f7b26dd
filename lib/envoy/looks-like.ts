import { isJsonArray, isJsonObject, type Json } from '@/lib/core/json';

const KEYS = [
  ['cluster_statuses', 'an answer of /clusters'],
  ['clusterStatuses', 'an answer of /clusters'],
  ['listener_statuses', 'an answer of /listeners'],
  ['listenerStatuses', 'an answer of /listeners'],
  ['certificates', 'an answer of /certs'],
  ['command_line_options', 'an answer of /server_info'],
  ['commandLineOptions', 'an answer of /server_info'],
  ['unready_targets_dumps', 'an answer of /init_dump'],
  ['stats', 'an answer of /stats'],
  ['static_resources', 'Envoy’s start configuration (bootstrap)'],
  ['staticResources', 'Envoy’s start configuration (bootstrap)'],
] as const;

/** What a document that is not a config_dump seems to be: fits after "It looks like". */
export function looksLike(document: Json): string {
  if (isJsonArray(document)) return 'a list';
  if (!isJsonObject(document)) return document === null ? 'null' : `a single ${typeof document}`;
  const known = KEYS.find(([key]) => Object.hasOwn(document, key));
  if (known !== undefined) return known[1];
  if (Object.hasOwn(document, 'apiVersion') && Object.hasOwn(document, 'kind')) {
    return isJsonArray(document['items']) ? 'a list of Kubernetes objects' : 'a Kubernetes object';
  }
  if (Object.hasOwn(document, '@type')) return 'one resource of Envoy, without its dump';
  return 'some other JSON object';
}
