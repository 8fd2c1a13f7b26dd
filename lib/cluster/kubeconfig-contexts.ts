import { type AppError, appError } from '@/lib/core/errors';
import { execCommandLine } from './exec-command';
import { readCluster, readUser, textField } from './kubeconfig-fields';
import type { Entry, MergedKubeconfig } from './kubeconfig-merge';
import type {
  AuthKind,
  ClusterConfig,
  ClusterContext,
  ContextSummary,
  FoundContext,
  UserConfig,
} from './kubeconfig-model';

/** What replaced each removed `auth-provider` (kubernetes.io, "client-go credential plugins"). */
const REPLACEMENTS: Readonly<Record<string, string>> = {
  gcp: 'the exec plugin gke-gcloud-auth-plugin',
  azure: 'the exec plugin kubelogin (Azure)',
  oidc: 'the exec plugin kubelogin (oidc-login)',
  openstack: 'the exec plugin client-keystone-auth',
};

const NOBODY: UserConfig = {
  name: '',
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

function authKind(user: UserConfig): AuthKind {
  if (user.serviceAccount) return 'service-account';
  if (user.authProvider !== null) return 'auth-provider';
  if (user.tokenFile !== null) return 'token-file';
  if (user.token !== null) return 'token';
  if (user.exec !== null) return 'exec';
  if (user.certificate !== null) return 'client-certificate';
  return user.basic === null ? 'none' : 'basic';
}

function serverProblem(server: string): string | null {
  if (server === '') return 'it has no server';
  if (!URL.canParse(server)) return 'its server is not a URL';
  const url = new URL(server);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'its server is neither https nor http';
  if (url.username !== '' || url.password !== '') return 'its server holds a user name';
  return null;
}

function problemOf(cluster: ClusterConfig, user: UserConfig, path: string): AppError | null {
  const reason = serverProblem(cluster.server);
  if (reason !== null) {
    return appError('kubeconfig-unreadable', { path, reason: `cluster ${cluster.name}: ${reason}` });
  }
  if (user.authProvider === null) return null;
  const replacement = Object.hasOwn(REPLACEMENTS, user.authProvider)
    ? REPLACEMENTS[user.authProvider]
    : undefined;
  return appError('auth-provider-refused', {
    provider: user.authProvider,
    replacement: replacement ?? 'an exec credential plugin',
  });
}

/** The server without a user name or password: those would stand on the screen. */
function shownServer(server: string): string {
  if (!URL.canParse(server)) return '';
  const url = new URL(server);
  return `${url.protocol}//${url.host}${url.pathname === '/' ? '' : url.pathname}`;
}

/** What may be shown of a context. */
export function summarize(context: ClusterContext): ContextSummary & { readonly error: null } {
  const { cluster, user } = context;
  return {
    name: context.name,
    cluster: cluster.name,
    server: shownServer(cluster.server),
    namespace: context.namespace,
    isCurrent: context.isCurrent,
    insecure: cluster.insecure,
    auth: authKind(user),
    execCommand: user.exec === null ? null : execCommandLine(user.exec),
    error: null,
  };
}

function findContext(name: string, entry: Entry, merged: MergedKubeconfig, path: string): FoundContext {
  const clusterName = textField(entry.body, 'cluster') ?? '';
  const userName = textField(entry.body, 'user');
  const cluster = merged.clusters.get(clusterName);
  const user = userName === null ? undefined : merged.users.get(userName);
  const context: ClusterContext = {
    name,
    namespace: textField(entry.body, 'namespace'),
    isCurrent: name === merged.current,
    cluster: readCluster(clusterName, cluster?.body ?? {}, cluster?.folder ?? ''),
    user: user === undefined ? NOBODY : readUser(userName ?? '', user.body, user.folder),
  };
  const missing =
    cluster === undefined
      ? `context ${name} names cluster ${clusterName || '(none)'}, which it does not define`
      : userName !== null && user === undefined
        ? `context ${name} names user ${userName}, which it does not define`
        : null;
  const error =
    missing === null
      ? problemOf(context.cluster, context.user, path)
      : appError('kubeconfig-unreadable', { path, reason: missing });
  const summary = summarize(context);
  return error === null ? { summary, context } : { summary: { ...summary, error }, context: null };
}

/** Every context in the order of the files; `path` names the kubeconfig in errors. */
export function findContexts(merged: MergedKubeconfig, path: string): readonly FoundContext[] {
  return [...merged.contexts].map(([name, entry]) => findContext(name, entry, merged, path));
}
