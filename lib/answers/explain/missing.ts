import { parseClusterName } from '@/lib/envoy/names';
import type { Words } from './types';
import { name } from './words/names';

/** The cluster that a route names and Envoy lacks; of a subset of a service, what has to define it. */
export function missingWords(cluster: string): Words {
  const head: Words = ['The route names ', name(cluster), ', which this Envoy does not have.'];
  const parts = parseClusterName(cluster);
  if (parts === null || parts.subset === '') return head;
  const { subset, host } = parts;
  const object = 'a DestinationRule that this proxy sees has to define it.';
  return [...head, ' It stands for subset ', name(subset), ' of ', name(host), `: ${object}`];
}
