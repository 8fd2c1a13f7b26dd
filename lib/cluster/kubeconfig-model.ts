import type { AppError } from '@/lib/core/errors';

/** How a context proves who it is. `none`: no credential at all. */
export type AuthKind =
  | 'none'
  | 'token'
  | 'token-file'
  | 'client-certificate'
  | 'basic'
  | 'exec'
  | 'auth-provider'
  | 'service-account';

/** Bytes that a kubeconfig gives in place (base64) or names by an absolute path. */
export type Material =
  | { readonly kind: 'data'; readonly base64: string }
  | { readonly kind: 'file'; readonly path: string };

/** An exec credential plugin, as `users[].user.exec` names it. */
export interface ExecConfig {
  readonly apiVersion: string;
  /** Absolute when the kubeconfig gave a path; a bare name is looked up on PATH. */
  readonly command: string;
  readonly args: readonly string[];
  readonly env: readonly { readonly name: string; readonly value: string }[];
  readonly installHint: string | null;
  readonly provideClusterInfo: boolean;
  readonly interactiveMode: string;
}

export interface ClusterConfig {
  readonly name: string;
  /** URL without a trailing slash. */
  readonly server: string;
  readonly ca: Material | null;
  readonly tlsServerName: string | null;
  readonly insecure: boolean;
  readonly proxyUrl: string | null;
  /** `extensions` entry `client.authentication.k8s.io/exec`, as JSON text, for plugins that ask for it. */
  readonly execExtension: string | null;
}

export interface Impersonation {
  readonly user: string;
  readonly uid: string | null;
  readonly groups: readonly string[];
  readonly extra: readonly { readonly key: string; readonly values: readonly string[] }[];
}

export interface UserConfig {
  readonly name: string;
  readonly certificate: Material | null;
  readonly key: Material | null;
  readonly token: string | null;
  readonly tokenFile: string | null;
  readonly basic: { readonly username: string; readonly password: string } | null;
  readonly exec: ExecConfig | null;
  /** Name of a removed `auth-provider`; such a user is never tried. */
  readonly authProvider: string | null;
  readonly impersonation: Impersonation | null;
  readonly serviceAccount: boolean;
}

/** One context with everything it needs. Immutable: credentials of two contexts never share state. */
export interface ClusterContext {
  readonly name: string;
  readonly namespace: string | null;
  readonly isCurrent: boolean;
  readonly cluster: ClusterConfig;
  readonly user: UserConfig;
}

/** What may be shown of a context: nothing secret. */
export interface ContextSummary {
  readonly name: string;
  readonly cluster: string;
  readonly server: string;
  readonly namespace: string | null;
  readonly isCurrent: boolean;
  /** The server's certificate is not checked, or there is no TLS at all. */
  readonly insecure: boolean;
  readonly auth: AuthKind;
  /** Command line of the exec plugin; null when there is none. */
  readonly execCommand: string | null;
  /** Why the context cannot be used; null when it can be tried. */
  readonly error: AppError | null;
}

/** A context that was found, usable or not. */
export type FoundContext =
  | { readonly summary: ContextSummary & { readonly error: null }; readonly context: ClusterContext }
  | { readonly summary: ContextSummary & { readonly error: AppError }; readonly context: null };

export interface Kubeconfig {
  /** In the order of the files. */
  readonly contexts: readonly FoundContext[];
  readonly current: string | null;
  /** Files that were read, in order. */
  readonly paths: readonly string[];
  /** Files that could not be used, and entries without a meaning. */
  readonly problems: readonly AppError[];
}
