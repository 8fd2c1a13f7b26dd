/** The `Stack` of running parts: every method a test may call, and nothing that starts by itself. */
import { readFileSync } from 'node:fs';
import { gatewayRequest } from './client-request.ts';
import type { GatewayProxy } from './gateway-proxy.ts';
import { parseManifests } from './kube-client.ts';
import type { KubeObject } from './kube-types.ts';
import { reapRun } from './reap.ts';
import { tryCommand } from './run-command.ts';
import type { Parts } from './stack.ts';
import type { BackendPod, Gateway, Stack } from './stack-types.ts';
import { viewerRules } from './users.ts';
import type { RunningPod } from './workloads.ts';

export function stackOf(parts: Parts): Stack {
  const { control, istiod, population, binaries } = parts;
  const { kube, users, kubeconfigs } = control;
  return {
    scenario: parts.options.scenario,
    dir: parts.dir,
    server: control.server,
    kubeconfigs,
    kube,
    edgeCa: readFileSync(parts.edge.pair.cert, 'utf8'),
    get gateways() {
      return population.proxies.filter(({ pod }) => pod.proxy === 'router').map(gatewayOf);
    },
    get sidecars() {
      return population.proxies.filter(({ pod }) => pod.proxy === 'sidecar').map(gatewayOf);
    },
    get backends() {
      return population.backends.map(backendOf);
    },
    apply: (manifests) => applyAndStart(parts, parseManifests(manifests)),
    remove: async (ref) => {
      await kube.remove(ref);
      if (ref.kind === 'Service') await population.sync();
    },
    setRbac: (user, rules) => users.set(user, rules),
    setPortForward: (user, verbs) => users.set(user, viewerRules(verbs)),
    stopIstiod: () => istiod.stop(),
    startIstiod: () => istiod.start(),
    killEnvoy: (pod) => population.proxy(pod).kill(),
    startEnvoy: (pod) => population.proxy(pod).start(),
    deletePod: async (pod) => {
      await population.removePod(pod);
    },
    replacePod: (pod) => replacePod(parts, pod),
    request: (pod, request) => gatewayRequest(population.proxy(pod).pod.ip, request),
    adminGet: (pod, path) => population.proxy(pod).admin({ path }),
    admin: (pod, request) => population.proxy(pod).admin(request),
    istioctl: (args) =>
      tryCommand(binaries.istioctl, ['--kubeconfig', kubeconfigs.admin, ...args], { timeoutMs: 60_000 }),
    stop: stopOnce(parts),
  };
}

/** Pods of a new Deployment answer when this returns. An Envoy that was killed stays dead. */
async function applyAndStart(
  { population, backend }: Parts,
  objects: readonly KubeObject[],
): Promise<readonly KubeObject[]> {
  const known = new Set(population.proxies);
  const stored = await population.apply(objects);
  await backend.serve(population.backends);
  await Promise.all(population.proxies.filter((proxy) => !known.has(proxy)).map((proxy) => proxy.start()));
  return stored;
}

async function replacePod({ population }: Parts, pod: string): Promise<Gateway> {
  const next = await population.addPod(await population.removePod(pod));
  await population.sync();
  const proxy = population.proxy(next.name);
  await proxy.start();
  return gatewayOf(proxy);
}

function stopOnce({ control, ledger, options }: Parts): () => Promise<void> {
  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    options.log('stopping');
    control.users.close();
    control.kube.close();
    await reapRun(ledger.state);
    options.log('stopped');
  };
  return () => {
    stopping ??= stop();
    return stopping;
  };
}

const backendOf = ({ namespace, name, uid, ip }: RunningPod): BackendPod => ({
  namespace,
  pod: name,
  uid,
  podIp: ip,
});

const gatewayOf = ({ pod, netns }: GatewayProxy): Gateway => ({
  ...backendOf(pod),
  netns,
  deployment: pod.deployment,
  labels: pod.labels,
});
