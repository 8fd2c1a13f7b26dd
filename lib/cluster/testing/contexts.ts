import { ExecConsents, type ExecPolicy } from '../exec-policy';
import type { ClusterContext, UserConfig } from '../kubeconfig-model';
import type { Timings } from '../timings';

const NOBODY: UserConfig = {
  name: 'user',
  certificate: null,
  key: null,
  token: null,
  tokenFile: null,
  basic: null,
  exec: null,
  authProvider: null,
  impersonation: null,
  serviceAccount: false,
};

/** Deadlines short enough for a test, long enough for a busy machine. */
export const QUICK: Timings = { dial: 1500, firstByte: 600, idle: 600, total: 3000 };

export const NOTHING_ALLOWED: ExecPolicy = { consents: new ExecConsents(), allow: [] };

/** A context for a stub server, trusted by its own certificate. */
export function contextFor(
  server: string,
  caPem: string | null,
  user: Partial<UserConfig> = { token: 'token-a' },
): ClusterContext {
  return {
    name: 'stub',
    namespace: null,
    isCurrent: true,
    cluster: {
      name: 'stub',
      server,
      ca: caPem === null ? null : { kind: 'data', base64: Buffer.from(caPem).toString('base64') },
      tlsServerName: null,
      insecure: false,
      proxyUrl: null,
      execExtension: null,
    },
    user: { ...NOBODY, ...user },
  };
}
