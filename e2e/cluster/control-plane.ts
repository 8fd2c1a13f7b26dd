/** etcd, the API server and what makes it a usable cluster: custom kinds, users, a node, kwok. */

import { startApiServer } from './apiserver.ts';
import type { Binaries } from './build.ts';
import type { ClusterCerts } from './cluster-certs.ts';
import { makeClusterCerts } from './cluster-certs.ts';
import type { Modules } from './crds.ts';
import { installCrds } from './crds.ts';
import { startEtcd } from './etcd.ts';
import { KubeClient } from './kube-client.ts';
import type { Kubeconfigs } from './kubeconfig.ts';
import { writeKubeconfigs } from './kubeconfig.ts';
import { nodeObject, startKwok } from './kwok.ts';
import { poll } from './poll.ts';
import { freePort } from './ports.ts';
import type { Supervisor } from './supervisor.ts';
import { makeTokens, Users } from './users.ts';

export interface ControlPlane {
  readonly server: string;
  readonly certs: ClusterCerts;
  readonly kube: KubeClient;
  readonly users: Users;
  readonly kubeconfigs: Kubeconfigs;
}

export interface ControlPlaneOptions {
  readonly supervisor: Supervisor;
  readonly binaries: Binaries;
  readonly modules: Modules;
  readonly dir: string;
  readonly log: (line: string) => void;
}

export async function startControlPlane(options: ControlPlaneOptions): Promise<ControlPlane> {
  const { supervisor, binaries, modules, dir, log } = options;
  const [certs, etcd] = await Promise.all([makeClusterCerts(dir), startEtcd(supervisor, binaries.etcd, dir)]);
  const tokens = makeTokens();
  const api = await startApiServer(supervisor, {
    ...{ dir, certs, tokens, binary: binaries.apiserver, etcdUrl: etcd.url },
  });
  const { server } = api;
  const kube = new KubeClient({ server, ca: certs.kubeCa, identity: certs.admin });
  await poll(async () => (await kube.send('GET', '/readyz')).status === 200, {
    what: 'the API server is ready',
    hopeless: api.program.ended,
    detail: api.program.tail,
  });
  log('API server ready');
  const closed = `https://127.0.0.1:${String(await freePort())}`;
  const kubeconfigs = writeKubeconfigs({ dir, server, closed, ca: certs.kubeCa, admin: certs.admin, tokens });
  const users = new Users(kube, server, certs.kubeCa, tokens);
  await Promise.all([installCrds(kube, modules), users.create(), kube.apply(nodeObject)]);
  await startKwok(supervisor, {
    dir,
    certs,
    binary: binaries.kwok,
    module: modules.kwok,
    kubeconfig: kubeconfigs.admin,
  });
  log('custom kinds, users and kwok in place');
  return { server, certs, kube, users, kubeconfigs };
}
