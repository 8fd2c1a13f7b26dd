/** Who trusts whom: one authority for Kubernetes, one for the mesh. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyPair } from './certs.ts';
import { Authority, istiodCaFolder, serviceAccountKey } from './certs.ts';

export interface ClusterCerts {
  readonly kubeCa: string;
  readonly apiserver: KeyPair;
  readonly kubelet: KeyPair;
  readonly kubeletClient: KeyPair;
  readonly admin: KeyPair;
  readonly serviceAccounts: { readonly private: string; readonly public: string };
  readonly meshRoot: Authority;
  readonly istiodCa: string;
}

export async function makeClusterCerts(runDir: string): Promise<ClusterCerts> {
  const dir = join(runDir, 'certs');
  const [kube, mesh, serviceAccounts] = await Promise.all([
    Authority.create(dir, 'kube-ca', '/CN=kube-ca'),
    Authority.create(join(dir, 'mesh'), 'root', '/O=cluster.local/CN=Root CA'),
    serviceAccountKey(dir),
  ]);
  const masters = (name: string) =>
    kube.issue(name, { subject: `/O=system:masters/CN=${name}`, usage: ['clientAuth'] });
  const [apiserver, kubelet, kubeletClient, admin] = await Promise.all([
    kube.issue('apiserver', {
      subject: '/CN=kube-apiserver',
      altNames: ['DNS:localhost', 'DNS:kubernetes.default.svc', 'IP:127.0.0.1', 'IP:10.96.0.1'],
      usage: ['serverAuth'],
    }),
    kube.issue('kubelet', {
      subject: '/CN=node-0',
      altNames: ['DNS:node-0', 'IP:127.0.0.1'],
      usage: ['serverAuth'],
    }),
    masters('kubelet-client'),
    masters('admin'),
  ]);
  const root = { cert: readFileSync(mesh.pair.cert, 'utf8'), key: readFileSync(mesh.pair.key, 'utf8') };
  const istiodCa = istiodCaFolder(dir, root);
  return {
    kubeCa: kube.pair.cert,
    apiserver,
    kubelet,
    kubeletClient,
    admin,
    serviceAccounts,
    meshRoot: mesh,
    istiodCa,
  };
}

/**
 * What a gateway shows istiod. It needs both usages: istiod refuses clientAuth alone
 * ("certificate specifies an incompatible key usage").
 */
export function gatewayCert(
  mesh: Authority,
  name: string,
  namespace: string,
  account: string,
): Promise<KeyPair> {
  return mesh.issue(name, {
    subject: '/CN=gateway',
    altNames: [`URI:spiffe://cluster.local/ns/${namespace}/sa/${account}`],
    usage: ['clientAuth', 'serverAuth'],
  });
}
