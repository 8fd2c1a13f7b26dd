/** Kubeconfig files: one per user, and one with many contexts, among them a cluster that is down. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { KeyPair } from './certs.ts';
import type { StackUser } from './users.ts';
import { RBAC_USERS } from './users.ts';

export interface KubeconfigOptions {
  readonly dir: string;
  readonly server: string;
  /** A server address where nobody listens. */
  readonly closed: string;
  readonly ca: string;
  readonly admin: KeyPair;
  readonly tokens: ReadonlyMap<string, string>;
}

export type Kubeconfigs = Readonly<Record<StackUser | 'multi', string>>;

export const MULTI_CONTEXTS = {
  /** The current context. */
  viewer: 'gatescope-test',
  admin: 'gatescope-test-admin',
  noPortforward: 'gatescope-test-no-portforward',
  badToken: 'gatescope-test-bad-token',
  down: 'cluster-down',
} as const;

interface Context {
  readonly name: string;
  readonly user: StackUser;
  readonly down?: boolean;
}

export function writeKubeconfigs(options: KubeconfigOptions): Kubeconfigs {
  const write = (name: string, contexts: readonly Context[]): string => {
    const file = join(options.dir, `${name}.kubeconfig`);
    writeFileSync(file, stringify(kubeconfig(options, contexts)), { mode: 0o600 });
    return file;
  };
  const single = (user: StackUser): string => write(user, [{ name: `gatescope-${user}`, user }]);
  const multi = write('multi', [
    { name: MULTI_CONTEXTS.viewer, user: 'viewer' },
    { name: MULTI_CONTEXTS.admin, user: 'admin' },
    { name: MULTI_CONTEXTS.noPortforward, user: 'noPortforward' },
    { name: MULTI_CONTEXTS.badToken, user: 'badToken' },
    { name: MULTI_CONTEXTS.down, user: 'viewer', down: true },
  ]);
  return {
    admin: single('admin'),
    badToken: single('badToken'),
    viewer: single('viewer'),
    noGet: single('noGet'),
    noCreate: single('noCreate'),
    noPortforward: single('noPortforward'),
    noIstioCrds: single('noIstioCrds'),
    multi,
  };
}

const base64 = (file: string): string => readFileSync(file).toString('base64');

function kubeconfig(options: KubeconfigOptions, contexts: readonly Context[]): object {
  const cluster = (name: string, server: string) => ({
    name,
    cluster: { server, 'certificate-authority-data': base64(options.ca) },
  });
  const down = contexts.some((context) => context.down) ? [cluster('closed', options.closed)] : [];
  const users = [...new Set(contexts.map((context) => context.user))];
  return {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [cluster('gatescope-test', options.server), ...down],
    users: users.map((user) => ({ name: user, user: credentials(options, user) })),
    contexts: contexts.map(({ name, user, down: closed }) => ({
      name,
      context: { cluster: closed === true ? 'closed' : 'gatescope-test', user, namespace: 'default' },
    })),
    'current-context': contexts[0]?.name ?? '',
  };
}

function credentials(options: KubeconfigOptions, user: StackUser): object {
  if (user === 'admin') {
    return {
      'client-certificate-data': base64(options.admin.cert),
      'client-key-data': base64(options.admin.key),
    };
  }
  const known = RBAC_USERS.find((name) => name === user);
  const token = [...options.tokens].find(([, owner]) => owner === known)?.[0];
  return { token: token ?? 'nobody-knows-this-token' };
}
