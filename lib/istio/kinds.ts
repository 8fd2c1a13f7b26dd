/**
 * `ObjectRef.kind` of the objects that Gatescope reads. Kubernetes has two kinds called `Gateway`: the plain
 * name is Istio's (networking.istio.io), the other one (gateway.networking.k8s.io) is `KubernetesGateway`.
 */
export const KIND = {
  pod: 'Pod',
  service: 'Service',
  gateway: 'Gateway',
  virtualService: 'VirtualService',
  destinationRule: 'DestinationRule',
  serviceEntry: 'ServiceEntry',
  kubernetesGateway: 'KubernetesGateway',
  httpRoute: 'HTTPRoute',
} as const;
