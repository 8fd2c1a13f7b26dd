import { isJsonObject, type Json, type JsonObject } from '@/lib/core/json';
import { field, listField, textField } from './kubeconfig-fields';

/** What is read of a container's spec to know a proxy. */
export interface PodContainer {
  readonly name: string;
  readonly image: string;
  /** `command` and `args`, joined in that order. */
  readonly words: readonly string[];
  readonly ports: readonly { readonly name: string; readonly number: number }[];
  readonly env: ReadonlyMap<string, string>;
  /** Only a running container can answer; true as well when the pod's status does not say. */
  readonly running: boolean;
}

/** What is read of a pod (`k8s.io/api/core/v1`). */
export interface PodFacts {
  readonly namespace: string;
  readonly name: string;
  readonly uid: string;
  readonly createdAt: string | null;
  readonly deleting: boolean;
  readonly labels: ReadonlyMap<string, string>;
  readonly annotations: ReadonlyMap<string, string>;
  readonly owner: { readonly kind: string; readonly name: string } | null;
  readonly hostNetwork: boolean;
  readonly phase: string;
  readonly ready: boolean;
  readonly containers: readonly PodContainer[];
}

function textMap(value: Json | undefined): ReadonlyMap<string, string> {
  const entries = Object.entries(isJsonObject(value) ? value : {});
  return new Map(entries.flatMap(([key, text]) => (typeof text === 'string' ? [[key, text] as const] : [])));
}

function texts(values: readonly Json[]): readonly string[] {
  return values.filter((value) => typeof value === 'string');
}

function readContainer(spec: Json, statuses: readonly Json[]): PodContainer {
  const name = textField(spec, 'name') ?? '';
  const status = statuses.find((s) => textField(s, 'name') === name);
  return {
    name,
    image: textField(spec, 'image') ?? '',
    words: [...texts(listField(spec, 'command')), ...texts(listField(spec, 'args'))],
    ports: listField(spec, 'ports').flatMap((port) => {
      const number = field(port, 'containerPort');
      return typeof number === 'number' ? [{ name: textField(port, 'name') ?? '', number }] : [];
    }),
    env: new Map(
      listField(spec, 'env').flatMap((e) => {
        const key = textField(e, 'name');
        return key === null ? [] : [[key, textField(e, 'value') ?? ''] as const];
      }),
    ),
    running: status === undefined || isJsonObject(field(field(status, 'state'), 'running')),
  };
}

/** Containers that run as long as the pod: regular ones and native sidecars (`restartPolicy: Always`). */
function readContainers(pod: JsonObject): readonly PodContainer[] {
  const spec = field(pod, 'spec');
  const status = field(pod, 'status');
  const sidecars = listField(spec, 'initContainers').filter(
    (c) => textField(c, 'restartPolicy') === 'Always',
  );
  return [
    ...listField(spec, 'containers').map((c) => readContainer(c, listField(status, 'containerStatuses'))),
    ...sidecars.map((c) => readContainer(c, listField(status, 'initContainerStatuses'))),
  ];
}

/** Reads a pod as the API server sent it; null when it has no name, namespace or UID. */
export function readPod(value: Json): PodFacts | null {
  if (!isJsonObject(value)) return null;
  const metadata = field(value, 'metadata');
  const namespace = textField(metadata, 'namespace');
  const name = textField(metadata, 'name');
  const uid = textField(metadata, 'uid');
  if (namespace === null || name === null || uid === null) return null;
  const status = field(value, 'status');
  const owner = listField(metadata, 'ownerReferences').find((o) => field(o, 'controller') === true);
  return {
    namespace,
    name,
    uid,
    createdAt: textField(metadata, 'creationTimestamp'),
    deleting: textField(metadata, 'deletionTimestamp') !== null,
    labels: textMap(field(metadata, 'labels')),
    annotations: textMap(field(metadata, 'annotations')),
    owner:
      owner === undefined
        ? null
        : { kind: textField(owner, 'kind') ?? '', name: textField(owner, 'name') ?? '' },
    hostNetwork: field(field(value, 'spec'), 'hostNetwork') === true,
    phase: textField(status, 'phase') ?? 'Unknown',
    ready: listField(status, 'conditions').some(
      (c) => textField(c, 'type') === 'Ready' && textField(c, 'status') === 'True',
    ),
    containers: readContainers(value),
  };
}
