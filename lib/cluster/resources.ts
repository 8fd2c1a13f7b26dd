import type { KubernetesResource } from '@/lib/snapshot/capture';

/** Where a list lives in the API. */
export interface ResourceKind {
  readonly resource: KubernetesResource;
  readonly plural: string;
  /** '' for the core group. */
  readonly group: string;
  /** Versions whose objects have the fields that Gatescope reads, best first. */
  readonly versions: readonly string[];
  readonly namespaced: boolean;
}

const ISTIO_VERSIONS = ['v1', 'v1beta1', 'v1alpha3'];
const VERSIONS: Readonly<Record<string, readonly string[]>> = {
  '': ['v1'],
  'discovery.k8s.io': ['v1', 'v1beta1'],
  'networking.istio.io': ISTIO_VERSIONS,
  'gateway.networking.k8s.io': ['v1', 'v1beta1'],
};

/** `virtualservices.networking.istio.io` → plural, group and the versions to try. */
export function resourceKind(resource: KubernetesResource): ResourceKind {
  const dot = resource.indexOf('.');
  const group = dot === -1 ? '' : resource.slice(dot + 1);
  return {
    resource,
    plural: dot === -1 ? resource : resource.slice(0, dot),
    group,
    versions: VERSIONS[group] ?? ['v1'],
    namespaced: resource !== 'namespaces',
  };
}

/** Path of a list; `namespace` null means the whole cluster. */
export function listPath(kind: ResourceKind, version: string, namespace: string | null): string {
  const root = kind.group === '' ? `/api/${version}` : `/apis/${kind.group}/${version}`;
  const scope = namespace === null ? '' : `/namespaces/${encodeURIComponent(namespace)}`;
  return `${root}${scope}/${kind.plural}`;
}
