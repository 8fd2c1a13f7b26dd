/** Does what the endpoint slice controller would: one slice per Service with a selector. */
import type { KubeClient } from './kube-client.ts';
import type { KubeObject, Pod, Service, ServicePort } from './kube-types.ts';
import { namespaceOf } from './kube-types.ts';
import { NODE_NAME } from './kwok.ts';
import { generatedName } from './workloads.ts';

const SLICE_API = 'discovery.k8s.io/v1';

/** Brings all slices up to date; a slice that somebody else wrote (a test) is left alone. */
export async function syncEndpoints(kube: KubeClient): Promise<void> {
  const [services, pods, slices] = await Promise.all([
    kube.list<Service>('v1', 'Service'),
    kube.list<Pod>('v1', 'Pod'),
    kube.list(SLICE_API, 'EndpointSlice'),
  ]);
  const wanted = services.filter((service) => service.spec.selector).map((service) => sliceOf(service, pods));
  const key = (object: KubeObject): string => `${namespaceOf(object)}/${object.metadata.name}`;
  const keys = new Set(wanted.map(key));
  const stale = slices.filter(
    (slice) => slice.metadata.labels?.[MANAGED_BY] === CONTROLLER && !keys.has(key(slice)),
  );
  await Promise.all([
    ...wanted.map((slice) => kube.apply(slice)),
    ...stale.map(({ metadata }) =>
      kube.remove({ apiVersion: SLICE_API, kind: 'EndpointSlice', ...pick(metadata) }),
    ),
  ]);
}

const MANAGED_BY = 'endpointslice.kubernetes.io/managed-by';
const CONTROLLER = 'endpointslice-controller.k8s.io';

const pick = (metadata: KubeObject['metadata']) => ({
  name: metadata.name,
  namespace: metadata.namespace ?? 'default',
});

function sliceOf(service: Service, pods: readonly Pod[]): KubeObject {
  const namespace = namespaceOf(service);
  const { name } = service.metadata;
  const selector = Object.entries(service.spec.selector ?? {});
  const chosen = pods
    .filter((pod) => namespaceOf(pod) === namespace && pod.status?.podIP !== undefined)
    .filter((pod) => !('deletionTimestamp' in pod.metadata))
    .filter((pod) => selector.every(([key, value]) => pod.metadata.labels?.[key] === value));
  return {
    apiVersion: SLICE_API,
    kind: 'EndpointSlice',
    metadata: {
      name: `${name}-${generatedName(`${namespace}/${name}`, 5)}`,
      namespace,
      labels: { 'kubernetes.io/service-name': name, [MANAGED_BY]: CONTROLLER },
    },
    addressType: 'IPv4',
    endpoints: chosen.map((pod) => ({
      addresses: [pod.status?.podIP],
      conditions: { ready: true, serving: true, terminating: false },
      nodeName: NODE_NAME,
      targetRef: { kind: 'Pod', name: pod.metadata.name, namespace, uid: pod.metadata.uid },
    })),
    ports: chosen.length === 0 ? [] : (service.spec.ports ?? []).map((port) => slicePort(port, chosen)),
  };
}

function slicePort(port: ServicePort, pods: readonly Pod[]): object {
  const target = port.targetPort ?? port.port;
  const containers = pods.flatMap((pod) => pod.spec.containers).flatMap((container) => container.ports ?? []);
  const number =
    typeof target === 'number' ? target : containers.find((entry) => entry.name === target)?.containerPort;
  return { name: port.name ?? '', port: number ?? port.port, protocol: port.protocol ?? 'TCP' };
}
