/** The pods of a scenario: addresses, API objects, and an Envoy for each that has a proxy. */
import { setTimeout as sleep } from 'node:timers/promises';
import { ADMIN_PORT, RELAY_PORT } from './admin-client.ts';
import { syncEndpoints } from './endpoints.ts';
import type { ProxyOptions } from './gateway-proxy.ts';
import { GatewayProxy } from './gateway-proxy.ts';
import type { KubeClient } from './kube-client.ts';
import { refOf } from './kube-client.ts';
import type { Deployment, KubeObject, Pod, Service } from './kube-types.ts';
import { isDeployment, isService, namespaceOf } from './kube-types.ts';
import { portForward } from './kwok.ts';
import type { Network } from './network.ts';
import { poll } from './poll.ts';
import type { Supervisor } from './supervisor.ts';
import type { RunningPod, Template } from './workloads.ts';
import { podOf, proxyMode, rollOut, runningPod } from './workloads.ts';

export interface PopulationOptions {
  readonly kube: KubeClient;
  readonly network: Network;
  readonly supervisor: Supervisor;
  readonly proxies: ProxyOptions;
  /** The namespace that all application pods share. */
  readonly backendNetns: string;
}

export class Population {
  readonly #options: PopulationOptions;
  readonly #templates = new Map<string, Template>();
  readonly #proxies = new Map<string, GatewayProxy>();
  readonly #backends = new Map<string, RunningPod>();
  /** How many pods each ReplicaSet ever had, by its uid. */
  readonly #made = new Map<string, number>();
  #balanced = 0;

  constructor(options: PopulationOptions) {
    this.#options = options;
  }

  get proxies(): readonly GatewayProxy[] {
    return [...this.#proxies.values()];
  }

  get backends(): readonly RunningPod[] {
    return [...this.#backends.values()];
  }

  proxy(pod: string): GatewayProxy {
    const proxy = this.#proxies.get(pod);
    if (!proxy)
      throw new Error(`no pod ${pod} with an Envoy; there are: ${[...this.#proxies.keys()].join(', ')}`);
    return proxy;
  }

  async load(steps: readonly (readonly KubeObject[])[]): Promise<void> {
    for (const [index, step] of steps.entries()) {
      // `creationTimestamp` has whole seconds, and Istio orders by it.
      if (index > 0) await sleep(1100);
      await this.apply(step);
    }
  }

  /** Namespaces first, then the rest side by side, then Deployments one by one: names and addresses repeat in every run. */
  async apply(objects: readonly KubeObject[]): Promise<readonly KubeObject[]> {
    const { kube } = this.#options;
    const stored = new Map<KubeObject, KubeObject>();
    const put = async (object: KubeObject): Promise<unknown> => stored.set(object, await kube.apply(object));
    const isNamespace = (object: KubeObject): boolean => object.kind === 'Namespace';
    const deployments = objects.filter(isDeployment);
    await Promise.all(objects.filter(isNamespace).map(put));
    await Promise.all(objects.filter((object) => !isNamespace(object) && !isDeployment(object)).map(put));
    for (const deployment of deployments) stored.set(deployment, await this.#deploy(deployment));
    const services = objects.filter(isService);
    for (const service of services.filter(({ spec }) => spec.type === 'LoadBalancer'))
      await this.#balance(service);
    if (services.length + deployments.length > 0) await this.sync();
    return objects.flatMap((object) => stored.get(object) ?? []);
  }

  /** Pods have their addresses, and the slices tell them. */
  async sync(): Promise<void> {
    const { kube } = this.#options;
    const settled = async (): Promise<boolean> => {
      const pods = await kube.list<Pod>('v1', 'Pod');
      return pods.every((pod) => pod.status?.podIP !== undefined);
    };
    await poll(settled, { what: 'kwok reports every pod with its address' });
    await syncEndpoints(kube);
  }

  async removePod(name: string): Promise<Template> {
    const { kube } = this.#options;
    const pod = this.#proxies.get(name)?.pod ?? this.#backends.get(name);
    if (!pod) throw new Error(`no pod ${name} in this stack`);
    const ref = { apiVersion: 'v1', kind: 'Pod', name, namespace: pod.namespace };
    await Promise.all([kube.remove(ref), this.#proxies.get(name)?.kill()]);
    await poll(
      async () => (await kube.send('GET', `/api/v1/namespaces/${pod.namespace}/pods/${name}`)).status === 404,
      {
        what: `pod ${name} is gone`,
      },
    );
    await kube.remove({ ...ref, apiVersion: 'kwok.x-k8s.io/v1alpha1', kind: 'PortForward' });
    this.#proxies.delete(name);
    this.#backends.delete(name);
    await this.sync();
    const template = this.#templates.get(`${pod.namespace}/${pod.deployment}`);
    if (!template) throw new Error(`pod ${name} has no Deployment`);
    return template;
  }

  /** Another pod of the same Deployment, as its ReplicaSet would make one. */
  async addPod(template: Template): Promise<RunningPod> {
    const { kube, network, backendNetns, supervisor, proxies } = this.#options;
    const ip = network.nextAddress();
    const key = template.replicaSet.metadata.uid ?? '';
    const nth = (this.#made.get(key) ?? 0) + 1;
    this.#made.set(key, nth);
    const wanted = podOf(template, nth, ip);
    const hasEnvoy = proxyMode(wanted.spec.containers) !== null;
    const netns = hasEnvoy ? await network.addNamespace(wanted.metadata.name, [ip]) : backendNetns;
    if (!hasEnvoy) await network.addAddresses(netns, [ip]);
    const pod = runningPod(await kube.apply(wanted), ip, template.deployment.metadata.name);
    const admin = hasEnvoy ? [{ port: ADMIN_PORT, dial: RELAY_PORT }] : [];
    const forwards = [...admin, ...pod.ports.map(({ containerPort }) => ({ port: containerPort }))];
    await kube.apply(portForward(wanted, ip, forwards));
    if (hasEnvoy) this.#proxies.set(pod.name, new GatewayProxy(pod, netns, supervisor, proxies));
    else this.#backends.set(pod.name, pod);
    return pod;
  }

  /** One that is known already keeps its pods: nothing here scales or rolls. */
  async #deploy(deployment: Deployment): Promise<KubeObject> {
    const key = `${namespaceOf(deployment)}/${deployment.metadata.name}`;
    const isNew = !this.#templates.has(key);
    const template = await rollOut(this.#options.kube, deployment);
    this.#templates.set(key, template);
    const replicas = isNew ? (deployment.spec.replicas ?? 1) : 0;
    for (let index = 0; index < replicas; index += 1) await this.addPod(template);
    return template.stored;
  }

  /** What a cloud would do. The addresses are for documentation (RFC 5737); nothing is ever sent there. */
  async #balance(service: Service): Promise<void> {
    this.#balanced += 1;
    await this.#options.kube.patchStatus(refOf(service), {
      loadBalancer: { ingress: [{ ip: `203.0.113.${String(9 + this.#balanced)}`, ipMode: 'VIP' }] },
    });
  }
}
