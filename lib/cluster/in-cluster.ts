import { isIPv6 } from 'node:net';
import { summarize } from './kubeconfig-contexts';
import type { ClusterContext, FoundContext } from './kubeconfig-model';
import { readSmallFile } from './small-file';

const FOLDER = '/var/run/secrets/kubernetes.io/serviceaccount';

async function readable(path: string): Promise<string | null> {
  return readSmallFile(path, 64 * 1024).then(
    (bytes) => bytes.toString('utf8').trim(),
    () => null,
  );
}

/**
 * The context of the pod that Gatescope itself runs in (`client-go/rest.InClusterConfig`): server from the
 * environment, CA and token from the mounted service account. Null outside a pod. `root` is put in front of
 * the folder. The token is a file, so its rotation is followed.
 */
export async function inClusterContext(
  env: Readonly<Record<string, string | undefined>>,
  root: string,
): Promise<FoundContext | null> {
  const host = env['KUBERNETES_SERVICE_HOST'];
  const port = env['KUBERNETES_SERVICE_PORT'];
  const folder = `${root}${FOLDER}`;
  if (!host || !port || (await readable(`${folder}/token`)) === null) return null;
  const context: ClusterContext = {
    name: 'in-cluster',
    namespace: await readable(`${folder}/namespace`),
    isCurrent: true,
    cluster: {
      name: 'in-cluster',
      server: `https://${isIPv6(host) ? `[${host}]` : host}:${port}`,
      ca: { kind: 'file', path: `${folder}/ca.crt` },
      tlsServerName: null,
      insecure: false,
      proxyUrl: null,
      execExtension: null,
    },
    user: {
      name: 'service-account',
      certificate: null,
      key: null,
      token: null,
      tokenFile: `${folder}/token`,
      basic: null,
      exec: null,
      authProvider: null,
      impersonation: null,
      serviceAccount: true,
    },
  };
  return { summary: summarize(context), context };
}
