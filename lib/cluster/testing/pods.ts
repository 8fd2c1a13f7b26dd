/** A gateway pod as the API server would send it; `more` replaces whole top-level fields. */
export function gatewayPodJson(
  namespace: string,
  name: string,
  more: Readonly<Record<string, unknown>> = {},
) {
  return {
    metadata: {
      namespace,
      name,
      uid: `uid-${name}`,
      creationTimestamp: '2026-01-01T00:00:00Z',
      labels: { istio: 'ingressgateway', 'istio.io/rev': 'default', 'pod-template-hash': '7d9c' },
      ownerReferences: [{ kind: 'ReplicaSet', name: 'istio-ingressgateway-7d9c', controller: true }],
    },
    spec: {
      containers: [
        {
          name: 'istio-proxy',
          image: 'docker.io/istio/proxyv2:1.31.0-distroless',
          args: ['proxy', 'router', '--domain', '$(POD_NAMESPACE).svc.cluster.local'],
        },
      ],
    },
    status: {
      phase: 'Running',
      conditions: [{ type: 'Ready', status: 'True' }],
      containerStatuses: [{ name: 'istio-proxy', state: { running: {} } }],
    },
    ...more,
  };
}
