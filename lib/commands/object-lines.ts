import type { ObjectRef } from '@/lib/istio/model';
import type { CommandSubject } from './model';

/**
 * Resource names for kubectl by `ObjectRef.kind`. Both Gateways have their group: without it kubectl takes
 * whichever API it finds first.
 */
const RESOURCES: ReadonlyMap<string, string> = new Map([
  ['Gateway', 'gateways.networking.istio.io'],
  ['KubernetesGateway', 'gateways.gateway.networking.k8s.io'],
  ['VirtualService', 'virtualservice'],
  ['DestinationRule', 'destinationrule'],
  ['ServiceEntry', 'serviceentry'],
  ['HTTPRoute', 'httproute'],
  ['Service', 'service'],
  ['Pod', 'pod'],
]);

function kubectl(context: string | null, ...words: readonly string[]): readonly string[] {
  return ['kubectl', ...(context === null ? [] : [`--context=${context}`]), ...words];
}

/** `kubectl get` of one object as YAML; null for a kind that is not known. */
export function objectLine(ref: ObjectRef, context: string | null): readonly string[] | null {
  const resource = RESOURCES.get(ref.kind);
  if (resource === undefined) return null;
  return kubectl(context, 'get', resource, '-n', ref.namespace, ref.name, '-o', 'yaml');
}

const MAP_RESOURCES = [
  'gateways.networking.istio.io',
  'virtualservices',
  'gateways.gateway.networking.k8s.io',
  'httproutes',
  'services',
];

/** All objects that the attachment map is drawn from, but the pods. */
export function objectListLine(context: string | null): readonly string[] {
  return kubectl(context, 'get', MAP_RESOURCES.join(','), '--all-namespaces');
}

/**
 * The public part of a TLS Secret, or a ConfigMap with roots: never the whole Secret, whose key would then stand in
 * a terminal.
 */
export function certificateLine(
  { resource, namespace, name, isCa }: NonNullable<Extract<CommandSubject, { show: 'secret' }>['object']>,
  context: string | null,
): readonly string[] {
  const output = resource === 'configmap' ? 'yaml' : `jsonpath={.data.${isCa ? 'ca' : 'tls'}\\.crt}`;
  return kubectl(context, 'get', resource, '-n', namespace, name, '-o', output);
}
