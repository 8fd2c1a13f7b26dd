import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ClusterCerts } from './cluster-certs.ts';
import { freePort } from './ports.ts';
import type { Program, Supervisor } from './supervisor.ts';

export interface ApiServer {
  readonly program: Program;
  readonly server: string;
}

export interface ApiServerOptions {
  readonly binary: string;
  readonly dir: string;
  readonly etcdUrl: string;
  readonly certs: ClusterCerts;
  /** Token to user name. */
  readonly tokens: ReadonlyMap<string, string>;
}

const ISSUER = 'https://kubernetes.default.svc.cluster.local';

/** Feature gates stay at their defaults: the port-forward rules under test are those of a stock API server. */
export async function startApiServer(supervisor: Supervisor, options: ApiServerOptions): Promise<ApiServer> {
  const { certs, dir } = options;
  const port = String(await freePort());
  const tokenFile = join(dir, 'tokens.csv');
  const lines = [...options.tokens].map(([token, user]) => `${token},${user},${user}\n`);
  writeFileSync(tokenFile, lines.join(''), { mode: 0o600 });
  const program = await supervisor.start({
    name: 'kube-apiserver',
    tier: 'apiserver',
    command: [
      options.binary,
      ...[`--etcd-servers=${options.etcdUrl}`, '--bind-address=127.0.0.1', `--secure-port=${port}`],
      ...[`--tls-cert-file=${certs.apiserver.cert}`, `--tls-private-key-file=${certs.apiserver.key}`],
      ...[
        `--client-ca-file=${certs.kubeCa}`,
        `--token-auth-file=${tokenFile}`,
        '--authorization-mode=Node,RBAC',
      ],
      // Pods are made by hand, without a service account controller to make their tokens.
      '--disable-admission-plugins=ServiceAccount',
      `--service-account-key-file=${certs.serviceAccounts.public}`,
      `--service-account-signing-key-file=${certs.serviceAccounts.private}`,
      ...[`--service-account-issuer=${ISSUER}`, `--api-audiences=${ISSUER},istio-ca`],
      ...[
        '--service-cluster-ip-range=10.96.0.0/16',
        '--endpoint-reconciler-type=none',
        '--allow-privileged=true',
      ],
      `--kubelet-client-certificate=${certs.kubeletClient.cert}`,
      `--kubelet-client-key=${certs.kubeletClient.key}`,
      ...[`--kubelet-certificate-authority=${certs.kubeCa}`, '--kubelet-preferred-address-types=InternalIP'],
    ],
  });
  return { program, server: `https://127.0.0.1:${port}` };
}
