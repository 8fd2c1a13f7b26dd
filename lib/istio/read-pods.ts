import type { JsonCursor } from './json-cursor';
import { KIND } from './kinds';
import type { ObjectMeta, Pod } from './model';
import { readMeta } from './read-meta';

const PROXY_CONTAINER = 'istio-proxy';

/** The second is what Istio wrote before the Gateway API had a label of its own. */
const GATEWAY_NAMES = ['gateway.networking.k8s.io/gateway-name', 'istio.io/gateway-name'];

/** v1 Pod */
export function readPod(item: JsonCursor): Pod {
  const meta = readMeta(item, KIND.pod);
  const spec = item.at('spec');
  const containers = spec.at('containers').objects();
  const ports = containers.flatMap((container) => container.at('ports').objects());
  return {
    meta,
    ip: item.at('status').at('podIP').text(),
    ready: item
      .at('status')
      .at('conditions')
      .objects()
      .some((c) => c.at('type').text() === 'Ready' && c.at('status').text() === 'True'),
    phase: item.at('status').at('phase').text(),
    containers: containers.map((container) => ({
      name: container.at('name').text(),
      image: container.at('image').text(),
      ports: container
        .at('ports')
        .objects()
        .map((port) => port.at('containerPort').number()),
    })),
    namedPorts: ports.flatMap((port) => {
      const name = port.at('name').text();
      return name === '' ? [] : [{ name, port: port.at('containerPort').number() }];
    }),
    workload: workloadOf(item, meta),
    proxyMode: proxyModeOf(meta, containers, spec.at('initContainers').objects()),
    unprivileged: containers.some(isUnprivileged),
  };
}

/**
 * The name that people give to the thing the pod belongs to: its Deployment (ReplicaSet name without the
 * template hash), its StatefulSet or DaemonSet; else the labels that Istio takes as the canonical name.
 */
function workloadOf(item: JsonCursor, meta: ObjectMeta): string {
  const owners = item.at('metadata').at('ownerReferences').objects();
  const owner = owners.find((o) => o.at('controller').flag()) ?? owners[0];
  const ownerName = owner?.at('name').text() ?? '';
  if (owner !== undefined && ownerName !== '' && owner.at('kind').text() !== 'Node') {
    const hash = label(meta, 'pod-template-hash');
    return hash !== '' && ownerName.endsWith(`-${hash}`) ? ownerName.slice(0, -hash.length - 1) : ownerName;
  }
  return (
    label(meta, 'service.istio.io/canonical-name') ||
    label(meta, 'app.kubernetes.io/name') ||
    label(meta, 'app') ||
    meta.name
  );
}

/**
 * `proxy router|sidecar|waypoint` on the proxy's command line decides. Without it: the labels and annotations
 * that Istio's charts, injector and Gateway API controller set. A proxy alone in its pod is a gateway.
 */
function proxyModeOf(
  meta: ObjectMeta,
  containers: readonly JsonCursor[],
  initContainers: readonly JsonCursor[],
): Pod['proxyMode'] {
  const isProxy = (container: JsonCursor) => container.at('name').text() === PROXY_CONTAINER;
  const proxy = [...containers, ...initContainers].find(isProxy);
  const args = proxy?.at('args').texts() ?? [];
  const mode = args[args.indexOf('proxy') + 1];
  if (args.includes('proxy') && (mode === 'router' || mode === 'sidecar' || mode === 'waypoint')) return mode;
  const managedBy = label(meta, 'gateway.istio.io/managed');
  if (managedBy === 'istio.io-mesh-controller') return 'waypoint';
  if (managedBy !== '' || GATEWAY_NAMES.some((name) => label(meta, name) !== '')) return 'router';
  if (annotation(meta, 'inject.istio.io/templates').split(',').includes('gateway')) return 'router';
  if (/^(ingress|egress)gateway$/.test(label(meta, 'istio'))) return 'router';
  if (/^(Ingress|Egress)Gateways$/.test(label(meta, 'operator.istio.io/component'))) return 'router';
  if (proxy === undefined) return 'unknown';
  // Istio's gateway chart writes the release's name here, whatever it is.
  if (label(meta, 'istio') !== '') return 'router';
  return containers.length === 1 && containers.some(isProxy) ? 'router' : 'sidecar';
}

function isUnprivileged(container: JsonCursor): boolean {
  return container
    .at('env')
    .objects()
    .some((v) => v.at('name').text() === 'ISTIO_META_UNPRIVILEGED_POD' && v.at('value').text() === 'true');
}

function label(meta: ObjectMeta, key: string): string {
  return Object.hasOwn(meta.labels, key) ? (meta.labels[key] ?? '') : '';
}

function annotation(meta: ObjectMeta, key: string): string {
  return Object.hasOwn(meta.annotations, key) ? (meta.annotations[key] ?? '') : '';
}
