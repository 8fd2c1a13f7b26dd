/** Kubernetes lists that this room reads, by resource name; the same names as in a capture. */
export const LIST = {
  pods: 'pods',
  services: 'services',
  endpointSlices: 'endpointslices.discovery.k8s.io',
  gateways: 'gateways.networking.istio.io',
  virtualServices: 'virtualservices.networking.istio.io',
  destinationRules: 'destinationrules.networking.istio.io',
  serviceEntries: 'serviceentries.networking.istio.io',
  kubernetesGateways: 'gateways.gateway.networking.k8s.io',
  httpRoutes: 'httproutes.gateway.networking.k8s.io',
} as const;

export type ListName = (typeof LIST)[keyof typeof LIST];

/** Lists that the attachment map needs: all of them. */
export const MAP_LISTS: readonly ListName[] = Object.values(LIST);
