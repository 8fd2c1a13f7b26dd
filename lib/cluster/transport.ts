import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent, type RequestOptions } from 'node:https';
import { createSecureContext, type SecureContext } from 'node:tls';
import { fail } from '@/lib/core/errors';
import type { ClusterConfig } from './kubeconfig-model';
import { errorCode } from './small-file';

const DIAL_MILLIS = 10_000;
const MAX_SOCKETS = 6;

/** How to reach one API server with one set of certificates. */
export interface Transport {
  readonly tls: {
    readonly secureContext?: SecureContext;
    readonly servername?: string;
    readonly rejectUnauthorized?: boolean;
  };
  /** Pool for plain requests. */
  readonly agent: HttpAgent;
  /** The same for upgrades, only where a proxy stands between; else they dial by themselves. */
  readonly proxyAgent: HttpAgent | null;
}

/** Base64 of PEM text. */
export interface Certificates {
  readonly ca: string | null;
  readonly certificate: string | null;
  readonly key: string | null;
}

/**
 * The library's options for one cluster and user. The KubeConfig is made for this call and never changed:
 * its caches are not keyed by user. It gets neither plugin nor token file: those follow rules of our own.
 */
async function libraryOptions(cluster: ClusterConfig, certificates: Certificates, proxy: string | null) {
  const { KubeConfig } = await import('@kubernetes/client-node');
  const { ca, certificate, key } = certificates;
  const name = 'one';
  const config = new KubeConfig();
  config.loadFromOptions({
    clusters: [
      {
        name,
        server: cluster.server,
        // The library refuses plain http otherwise; there is nothing to verify then.
        skipTLSVerify: cluster.insecure || cluster.server.startsWith('http:'),
        ...(ca === null ? {} : { caData: ca }),
        ...(cluster.tlsServerName === null ? {} : { tlsServerName: cluster.tlsServerName }),
        ...(proxy === null ? {} : { proxyUrl: proxy }),
      },
    ],
    users: [
      {
        name,
        ...(certificate === null ? {} : { certData: certificate }),
        ...(key === null ? {} : { keyData: key }),
      },
    ],
    contexts: [{ name, cluster: name, user: name }],
    currentContext: name,
  });
  const options: RequestOptions = { timeout: DIAL_MILLIS };
  await config.applyToHTTPSOptions(options);
  return options;
}

/** Built once, so that a certificate that is none fails here and not inside a socket. */
function secureContext(server: string, { ca, cert, key }: RequestOptions): SecureContext {
  try {
    return createSecureContext({ ca, cert, key });
  } catch (error) {
    const code = errorCode(error);
    const reason = `The CA or the client certificate of the kubeconfig cannot be used${code && ` (${code})`}.`;
    return fail('cluster-tls', { server, reason });
  }
}

/** Throws `cluster-tls` for unusable certificates, `kubeconfig-unreadable` for a bad `proxy-url`. */
export async function makeTransport(
  cluster: ClusterConfig,
  certificates: Certificates,
  proxy: string | null,
): Promise<Transport> {
  if (proxy !== null && !/^(https?|socks[45]?[ah]?):\/\/[^/]/i.test(proxy)) {
    // The proxy's URL may hold a password, so it is not repeated.
    fail('kubeconfig-unreadable', { path: `cluster ${cluster.name}`, reason: 'its proxy-url is not usable' });
  }
  const secure = cluster.server.startsWith('https:');
  const options = await libraryOptions(cluster, certificates, proxy);
  const tls = {
    ...(secure ? { secureContext: secureContext(cluster.server, options) } : {}),
    ...(options.servername === undefined ? {} : { servername: options.servername }),
    ...(cluster.insecure ? { rejectUnauthorized: false } : {}),
  };
  if (proxy !== null && options.agent instanceof HttpAgent) {
    return { tls, agent: options.agent, proxyAgent: options.agent };
  }
  const pool = { keepAlive: true, maxSockets: MAX_SOCKETS };
  return { tls, agent: secure ? new HttpsAgent({ ...pool, ...tls }) : new HttpAgent(pool), proxyAgent: null };
}

/** Lets requests that run come to their end, and closes everything else. */
export function retire({ agent }: Transport): void {
  agent.maxFreeSockets = 0;
  for (const sockets of Object.values(agent.freeSockets)) {
    for (const socket of sockets ?? []) socket.destroy();
  }
}
