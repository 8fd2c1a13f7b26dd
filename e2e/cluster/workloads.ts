/** Does what the deployment controller would: a ReplicaSet and pods for each Deployment, with names like the real ones. */
import { createHash } from 'node:crypto';
import type { KubeClient } from './kube-client.ts';
import type { Container, ContainerPort, Deployment, KubeObject, Pod } from './kube-types.ts';
import { namespaceOf } from './kube-types.ts';
import { NODE_NAME, POD_IP_ANNOTATION } from './kwok.ts';

/** The first word of an Envoy's node id: what istiod configures it as. */
export type ProxyMode = 'router' | 'sidecar';

export interface RunningPod {
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  readonly ip: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly ports: readonly ContainerPort[];
  readonly serviceAccount: string;
  readonly deployment: string;
  /** What its Envoy is; null for a pod without one, whose application answers in the shared namespace. */
  readonly proxy: ProxyMode | null;
}

/** What the pods of one Deployment share. */
export interface Template {
  readonly deployment: Deployment;
  /** The Deployment as the API server keeps it. */
  readonly stored: KubeObject;
  readonly replicaSet: KubeObject;
  readonly hash: string;
}

/** Letters that Kubernetes uses in generated names (rand.SafeEncodeString): no vowels, no words by accident. */
const ALPHABET = 'bcdfghjklmnpqrstvwxz2456789';

/** Derived, not random: two runs of a scenario give the same names. */
export function generatedName(seed: string, length: number): string {
  const bytes = createHash('sha256').update(seed).digest();
  return [...bytes.subarray(0, length)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
}

export async function rollOut(kube: KubeClient, deployment: Deployment): Promise<Template> {
  const { metadata, spec } = deployment;
  const hash = generatedName(JSON.stringify(spec.template), 10);
  const stored = await kube.apply<Deployment>(deployment);
  const labels = { ...spec.template.metadata.labels, 'pod-template-hash': hash };
  const replicaSet = await kube.apply<KubeObject>({
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name: `${metadata.name}-${hash}`,
      namespace: namespaceOf(deployment),
      labels,
      ...ownedBy(stored),
    },
    spec: {
      replicas: spec.replicas ?? 1,
      selector: { matchLabels: labels },
      template: { ...spec.template, metadata: { ...spec.template.metadata, labels } },
    },
  });
  return { deployment, stored, replicaSet, hash };
}

/** `nth` counts all pods this Deployment ever had: a pod that replaces another has a new name. */
export function podOf({ deployment, replicaSet, hash }: Template, nth: number, ip: string): Pod {
  const { metadata, spec } = deployment.spec.template;
  const namespace = namespaceOf(deployment);
  const suffix = generatedName(`${namespace}/${deployment.metadata.name}/${String(nth)}`, 5);
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: `${replicaSet.metadata.name}-${suffix}`,
      namespace,
      labels: { ...metadata.labels, 'pod-template-hash': hash },
      annotations: { ...metadata.annotations, [POD_IP_ANNOTATION]: ip },
      ...ownedBy(replicaSet),
    },
    spec: { ...spec, serviceAccountName: spec.serviceAccountName ?? 'default', nodeName: NODE_NAME },
  };
}

export function runningPod(pod: Pod, ip: string, deployment: string): RunningPod {
  const { containers, serviceAccountName = 'default' } = pod.spec;
  return {
    namespace: namespaceOf(pod),
    name: pod.metadata.name,
    uid: pod.metadata.uid ?? '',
    ip,
    labels: pod.metadata.labels ?? {},
    ports: containers.flatMap((container) => container.ports ?? []),
    serviceAccount: serviceAccountName,
    deployment,
    proxy: proxyMode(containers),
  };
}

/**
 * A pod whose main container is Istio's proxy is a gateway; beside an application it is a sidecar. Nothing redirects
 * a sidecar pod's traffic and its application does not run: it is there for its Envoy's configuration.
 */
export function proxyMode(containers: readonly Container[]): ProxyMode | null {
  const place = containers.findIndex(({ name }) => name === 'istio-proxy');
  if (place === -1) return null;
  return place === 0 ? 'router' : 'sidecar';
}

const ownedBy = ({ apiVersion, kind, metadata }: KubeObject) => ({
  ownerReferences: [
    {
      apiVersion,
      kind,
      name: metadata.name,
      uid: metadata.uid ?? '',
      controller: true,
      blockOwnerDeletion: true,
    },
  ],
});
