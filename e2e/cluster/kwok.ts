/** kwok stands in for the kubelet: it reports pods as ready and serves port-forward. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClusterCerts } from './cluster-certs.ts';
import type { KubeObject } from './kube-types.ts';
import { freePort } from './ports.ts';
import type { Program, Supervisor } from './supervisor.ts';

export const NODE_NAME = 'node-0';
export const POD_IP_ANNOTATION = 'stack.test/pod-ip';

export interface KwokOptions {
  readonly binary: string;
  /** Folder of the kwok module: its stages are used as they are. */
  readonly module: string;
  readonly dir: string;
  readonly kubeconfig: string;
  readonly certs: ClusterCerts;
}

export async function startKwok(supervisor: Supervisor, options: KwokOptions): Promise<Program> {
  const port = String(await freePort());
  const stages = join(options.module, 'kustomize/stage');
  const podReady = join(options.dir, 'kwok', 'pod-ready.yaml');
  mkdirSync(join(options.dir, 'kwok'), { recursive: true });
  writeFileSync(podReady, JSON.stringify(podReadyStage()));
  return supervisor.start({
    name: 'kwok',
    tier: 'control',
    command: [
      options.binary,
      `--kubeconfig=${options.kubeconfig}`,
      ...[`--config=${join(stages, 'node/fast/node-initialize.yaml')}`, `--config=${podReady}`],
      `--config=${join(stages, 'pod/fast/pod-delete.yaml')}`,
      ...[
        '--enable-crds=PortForward',
        '--manage-all-nodes',
        '--node-ip=127.0.0.1',
        `--node-name=${NODE_NAME}`,
      ],
      ...[`--node-port=${port}`, `--server-address=127.0.0.1:${port}`],
      ...[
        `--tls-cert-file=${options.certs.kubelet.cert}`,
        `--tls-private-key-file=${options.certs.kubelet.key}`,
      ],
    ],
  });
}

/** kwok's own pod-ready stage, but with the address that the pod's namespace really has. */
function podReadyStage(): KubeObject {
  const condition = (type: string): string =>
    `- {type: ${type}, status: "True", lastTransitionTime: {{ Now | Quote }}}\n`;
  const ip = `{{ index .metadata.annotations "${POD_IP_ANNOTATION}" | Quote }}`;
  return {
    apiVersion: 'kwok.x-k8s.io/v1alpha1',
    kind: 'Stage',
    metadata: { name: 'pod-ready' },
    spec: {
      resourceRef: { apiGroup: 'v1', kind: 'Pod' },
      selector: {
        matchExpressions: [
          { key: '.metadata.deletionTimestamp', operator: 'DoesNotExist' },
          { key: '.status.podIP', operator: 'DoesNotExist' },
        ],
      },
      next: {
        statusTemplate: [
          `conditions:\n${['Initialized', 'Ready', 'ContainersReady', 'PodScheduled'].map(condition).join('')}`,
          'containerStatuses:\n{{ range .spec.containers }}',
          '- {name: {{ .name | Quote }}, image: {{ .image | Quote }}, ready: true, started: true, restartCount: 0,',
          '   state: {running: {startedAt: {{ Now | Quote }}}}}\n{{ end }}',
          `hostIP: 127.0.0.1\npodIP: ${ip}\npodIPs: [{ip: ${ip}}]`,
          'phase: Running\nstartTime: {{ Now | Quote }}',
        ].join('\n'),
      },
    },
  };
}

interface Forward {
  readonly port: number;
  /** Where kwok dials instead; the pod's own port if left out. */
  readonly dial?: number;
}

/** kwok finds it by the pod's own name. A port that is not named is refused, as in a pod where nobody listens. */
export function portForward(pod: KubeObject, address: string, forwards: readonly Forward[]): KubeObject {
  const { name, namespace = 'default' } = pod.metadata;
  const named = forwards.map(({ port, dial = port }) => ({ ports: [port], target: { address, port: dial } }));
  const refused = { target: { address, port: CLOSED_PORT } };
  return {
    apiVersion: 'kwok.x-k8s.io/v1alpha1',
    kind: 'PortForward',
    metadata: { name, namespace },
    spec: { forwards: [...named, refused] },
  };
}

/** The discard service, which no pod of ours runs. */
const CLOSED_PORT = 9;

export const nodeObject: KubeObject = {
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name: NODE_NAME, labels: { 'kubernetes.io/hostname': NODE_NAME, 'kubernetes.io/os': 'linux' } },
};
