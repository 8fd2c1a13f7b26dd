/** What a test holds in its hands. */

import type { AdminRequest } from './admin-client.ts';
import type { GatewayRequest } from './client-request.ts';
import type { HttpAnswer } from './http-answer.ts';
import type { KubeClient } from './kube-client.ts';
import type { KubeObject, ObjectRef } from './kube-types.ts';
import type { Kubeconfigs } from './kubeconfig.ts';
import type { CommandResult } from './run-command.ts';
import type { ScenarioName } from './scenarios/index.ts';
import type { PolicyRule, PortForwardVerb, RbacUser } from './users.ts';

export interface StackOptions {
  readonly scenario: ScenarioName;
  readonly log: (line: string) => void;
  /** The run's folder (logs, certificates, kubeconfigs). Without it one is made, and removed at the end. */
  readonly dir?: string;
}

export interface Gateway {
  readonly namespace: string;
  readonly pod: string;
  readonly uid: string;
  readonly podIp: string;
  readonly netns: string;
  readonly deployment: string;
  readonly labels: Readonly<Record<string, string>>;
}

export interface BackendPod {
  readonly namespace: string;
  readonly pod: string;
  readonly uid: string;
  readonly podIp: string;
}

export interface Stack {
  readonly scenario: ScenarioName;
  readonly dir: string;
  /** The API server, `https://127.0.0.1:<port>`. */
  readonly server: string;
  /** Kubeconfig files by user; `multi` has several contexts (see `MULTI_CONTEXTS`), the current one is the viewer's. */
  readonly kubeconfigs: Kubeconfigs;
  /** The API as cluster admin. */
  readonly kube: KubeClient;
  /** PEM of the authority that signed the scenario's TLS secrets. */
  readonly edgeCa: string;
  /** Gateway pods as they are now. */
  readonly gateways: readonly Gateway[];
  /** Pods with a sidecar: an Envoy configured as one, without an application behind it. */
  readonly sidecars: readonly Gateway[];
  readonly backends: readonly BackendPod[];

  /** Objects or YAML. Services get their endpoints, new Deployments their pods; a pod with a container `istio-proxy` an Envoy. */
  apply(manifests: string | KubeObject | readonly KubeObject[]): Promise<readonly KubeObject[]>;
  remove(ref: ObjectRef): Promise<void>;

  /** Replaces all rules of a user; returns when the API server acts on them. */
  setRbac(user: RbacUser, rules: readonly PolicyRule[]): Promise<void>;
  /** The viewer's rules with just these verbs on pods/portforward. */
  setPortForward(user: RbacUser, verbs: readonly PortForwardVerb[]): Promise<void>;

  stopIstiod(): Promise<void>;
  startIstiod(): Promise<void>;
  killEnvoy(pod: string): Promise<void>;
  startEnvoy(pod: string): Promise<void>;
  /** The pod and its Envoy are gone. */
  deletePod(pod: string): Promise<void>;
  /** Deletes a gateway pod and starts its successor: new name, uid and address. */
  replacePod(pod: string): Promise<Gateway>;

  /** An HTTP client outside the gateway's namespace. */
  request(gatewayPod: string, request: GatewayRequest): Promise<HttpAnswer>;
  /** Envoy's admin asked directly, past the API server. */
  adminGet(pod: string, path: string): Promise<HttpAnswer>;
  admin(pod: string, request: AdminRequest): Promise<HttpAnswer>;
  /** As cluster admin. */
  istioctl(args: readonly string[]): Promise<CommandResult>;

  /** Ends every process and takes away namespaces, links and files. Safe to call twice. */
  stop(): Promise<void>;
}
