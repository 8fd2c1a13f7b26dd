import type { Json } from '@/lib/core/json';
import type { ProxyRole, ProxySummary } from '@/lib/snapshot/source';
import { type PodContainer, type PodFacts, readPod } from './pod-fields';

/** One of Istio's Envoys: what the picker shows, and the port of its admin interface in the pod. */
export interface ProxyPod {
  readonly summary: ProxySummary;
  readonly adminPort: number;
}

/** `istio.io/gateway-name` is what Istio wrote before the Gateway API had a label of its own. */
const GATEWAY_NAME_LABELS = ['gateway.networking.k8s.io/gateway-name', 'istio.io/gateway-name'];
const DEFAULT_ADMIN_PORT = 15000;
/** Envoy's Prometheus port in every Istio proxy (istio.io, "Ports used by Istio"). */
const PROMETHEUS_PORT = 15090;

const PROXY_NAME = 'istio-proxy';

type ProxyMode = 'router' | 'waypoint' | 'sidecar' | 'ztunnel';
const MODES: readonly ProxyMode[] = ['router', 'waypoint', 'sidecar', 'ztunnel'];

/** The word after `proxy` in `pilot-agent proxy router …`; null when it is none of Istio's. */
function proxyMode({ words }: PodContainer): ProxyMode | null {
  const word = words[words.indexOf('proxy') + 1];
  return words.includes('proxy') ? (MODES.find((mode) => mode === word) ?? null) : null;
}

/** The container that runs Envoy: by its arguments, Istio's name for it, or Envoy's Prometheus port. */
function proxyContainer(pod: PodFacts): PodContainer | null {
  const { containers } = pod;
  return (
    containers.find((c) => proxyMode(c) !== null) ??
    containers.find((c) => c.name === PROXY_NAME) ??
    containers.find((c) => c.ports.some((port) => port.number === PROMETHEUS_PORT)) ??
    null
  );
}

function looksLikeGateway(pod: PodFacts): boolean {
  const templates = (pod.annotations.get('inject.istio.io/templates') ?? '').split(',').map((t) => t.trim());
  return (
    (pod.labels.get('istio') ?? '') !== '' ||
    GATEWAY_NAME_LABELS.some((label) => (pod.labels.get(label) ?? '') !== '') ||
    templates.includes('gateway')
  );
}

/** Istio's charts write `istio: ingressgateway`, or the release's name without `istio-` (`ingress`). */
function gatewayRole(pod: PodFacts): ProxyRole {
  const value = pod.labels.get('istio') ?? '';
  if (value.includes('egress')) return 'egress';
  return value.includes('ingress') ? 'ingress' : 'gateway';
}

/** What Istio's gateway controller writes on the pods of a waypoint (istio.io, "Configure waypoint proxies"). */
const CLASS_LABEL = 'gateway.networking.k8s.io/gateway-class-name';
const WAYPOINT_CLASS = 'istio-waypoint';

/** How a proxy serves; null for what is no Envoy of Istio's. Its own arguments are worth more than labels. */
function roleOf(pod: PodFacts, proxy: PodContainer): ProxyRole | null {
  const mode = proxyMode(proxy);
  if (mode === 'ztunnel') return null;
  if (mode === 'sidecar') return 'sidecar';
  if (mode === 'waypoint' || pod.labels.get(CLASS_LABEL) === WAYPOINT_CLASS) return 'waypoint';
  if (mode === 'router' || looksLikeGateway(pod)) return gatewayRole(pod);
  if (proxy.name !== PROXY_NAME) return null;
  // Injected by a template that names no mode: beside an application it is a sidecar, alone it may be anything.
  return pod.containers.length > 1 ? 'sidecar' : 'unknown';
}

/** From the image's tag, when the image is Istio's proxy: another image's tag is another program's version. */
function istioVersion(proxy: PodContainer): string | null {
  const [path = ''] = proxy.image.split('@');
  const colon = path.lastIndexOf(':');
  const name = colon > path.lastIndexOf('/') ? path.slice(0, colon) : path;
  const tag = name === path ? '' : path.slice(colon + 1);
  const version = /^v?(\d+\.\d+[-.\w]*?)(?:-distroless|-debug)?$/.exec(tag)?.[1];
  if (version !== undefined && /istio|proxyv2/.test(name)) return version;
  return proxy.env.get('ISTIO_META_ISTIO_VERSION') || null;
}

const PORT = /(?:^|[\s{,"'])proxyAdminPort["']?\s*:\s*["']?(\d{1,5})\b/;

/** `proxyAdminPort` of the pod's ProxyConfig: annotation (YAML) or the injected PROXY_CONFIG (JSON). */
function adminPort(pod: PodFacts, proxy: PodContainer): number {
  for (const text of [proxy.env.get('PROXY_CONFIG'), pod.annotations.get('proxy.istio.io/config')]) {
    const port = Number(PORT.exec(text ?? '')?.[1] ?? 0);
    if (port > 0 && port < 65_536) return port;
  }
  return DEFAULT_ADMIN_PORT;
}

/** A ReplicaSet is `<deployment>-<pod-template-hash>`; other owners are the workload themselves. */
function workloadOf(pod: PodFacts): string {
  const hash = pod.labels.get('pod-template-hash') ?? '';
  const { owner } = pod;
  if (owner !== null && owner.name !== '') {
    const suffix = `-${hash}`;
    return owner.kind === 'ReplicaSet' && hash !== '' && owner.name.endsWith(suffix)
      ? owner.name.slice(0, -suffix.length)
      : owner.name;
  }
  const labels = ['service.istio.io/canonical-name', 'app.kubernetes.io/name', 'app'];
  return labels.map((label) => pod.labels.get(label)).find(Boolean) ?? pod.name;
}

function notReadable(pod: PodFacts, proxy: PodContainer): string | null {
  if (pod.deleting) return 'terminating';
  if (pod.phase !== 'Running') return `not running (${pod.phase})`;
  if (!proxy.running) return 'its proxy container is not running';
  // The forward would end on the node's own localhost, where any program may own the port.
  return pod.hostNetwork ? 'on the host network: a port-forward would reach the node, not the pod' : null;
}

/** True for a pod that runs ztunnel: it is configured by istiod like the others, and is no Envoy. */
export function isZtunnel(value: Json): boolean {
  return readPod(value)?.containers.some((container) => proxyMode(container) === 'ztunnel') ?? false;
}

/** The Envoy of Istio in a pod, or null without one: by labels, container and port, never by the pod's name. */
export function proxyPod(value: Json): ProxyPod | null {
  const pod = readPod(value);
  const proxy = pod === null ? null : proxyContainer(pod);
  if (pod === null || proxy === null) return null;
  const role = roleOf(pod, proxy);
  if (role === null) return null;
  const summary: ProxySummary = {
    id: `${pod.namespace}/${pod.name}`,
    namespace: pod.namespace,
    pod: pod.name,
    uid: pod.uid,
    role,
    workload: workloadOf(pod),
    ready: pod.ready,
    notReadable: notReadable(pod, proxy),
    istioVersion: istioVersion(proxy),
    revision: pod.labels.get('istio.io/rev') || pod.annotations.get('istio.io/rev') || null,
    createdAt: pod.createdAt,
  };
  return { summary, adminPort: adminPort(pod, proxy) };
}
