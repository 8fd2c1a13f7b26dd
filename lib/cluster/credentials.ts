import type { OutgoingHttpHeaders } from 'node:http';
import { type CredentialFiles, readCredentialFiles } from './credential-files';
import { type Env, proxyFromEnv } from './env-proxy';
import type { ExecCredential } from './exec-answer';
import { ExecCredentials, type ExecOptions } from './exec-credential';
import type { ClusterContext, Impersonation } from './kubeconfig-model';
import { makeTransport, retire, type Transport } from './transport';

/** Tokens and certificates on disk are rotated; client-go re-reads them as often. */
const REREAD_MILLIS = 60_000;

/** All that a request to the API server needs of a context. */
export interface Identity extends Transport {
  readonly headers: OutgoingHttpHeaders;
  readonly exec: ExecCredential | null;
}

export interface CredentialOptions extends ExecOptions {
  readonly env: Env;
  readonly rereadMillis?: number;
}

function impersonationHeaders(as: Impersonation): OutgoingHttpHeaders {
  const headers: OutgoingHttpHeaders = { 'impersonate-user': as.user };
  if (as.uid !== null) headers['impersonate-uid'] = as.uid;
  if (as.groups.length > 0) headers['impersonate-group'] = [...as.groups];
  for (const { key, values } of as.extra) {
    headers[`impersonate-extra-${encodeURIComponent(key)}`] = [...values];
  }
  return headers;
}

function base64(pem: string | null | undefined): string | null {
  return pem ? Buffer.from(pem, 'utf8').toString('base64') : null;
}

/** The credentials of one context: read, renewed, and never shared with another context. */
export class Credentials {
  readonly #context: ClusterContext;
  readonly #options: CredentialOptions;
  readonly #exec: ExecCredentials | null;
  #files: { readonly value: CredentialFiles; readonly at: number } | null = null;
  #transport: { readonly key: string; readonly value: Promise<Transport> } | null = null;

  constructor(context: ClusterContext, options: CredentialOptions) {
    this.#context = context;
    this.#options = options;
    const { exec, token, tokenFile } = context.user;
    // As in client-go: a token in the kubeconfig makes the plugin superfluous.
    const needsPlugin = exec !== null && token === null && tokenFile === null && this.#secure;
    this.#exec = needsPlugin ? new ExecCredentials(context, exec, options) : null;
  }

  /** clientcmd sends no credential over plain http. */
  get #secure(): boolean {
    return this.#context.cluster.server.startsWith('https:');
  }

  /** Throws `exec-needs-consent`, `exec-failed`, `kubeconfig-unreadable` or `cluster-tls`. */
  async current(): Promise<Identity> {
    const exec = this.#exec === null ? null : await this.#exec.get();
    const files = await this.#readFiles();
    return { ...(await this.#transportFor(files, exec)), headers: this.#headers(files, exec), exec };
  }

  /** After a 401. True when asking again can give another credential. */
  refused(identity: Identity): boolean {
    this.#files = null;
    if (identity.exec !== null) this.#exec?.drop(identity.exec);
    return identity.exec !== null || this.#context.user.tokenFile !== null;
  }

  /** Ends every connection of this context. */
  async close(): Promise<void> {
    const transport = await this.#transport?.value.catch(() => null);
    transport?.agent.destroy();
  }

  async #readFiles(): Promise<CredentialFiles> {
    const now = (this.#options.now ?? Date.now)();
    const limit = this.#options.rereadMillis ?? REREAD_MILLIS;
    // The clock may be set back; an age below zero is no age.
    if (this.#files !== null && Math.abs(now - this.#files.at) < limit) return this.#files.value;
    const value = await readCredentialFiles(this.#context, this.#secure);
    this.#files = { value, at: now };
    return value;
  }

  #headers(files: CredentialFiles, exec: ExecCredential | null): OutgoingHttpHeaders {
    if (!this.#secure) return {};
    const { token, basic, impersonation } = this.#context.user;
    const bearer = files.token ?? token ?? exec?.token ?? null;
    const headers = impersonation === null ? {} : impersonationHeaders(impersonation);
    if (bearer !== null) return { ...headers, authorization: `Bearer ${bearer}` };
    if (basic === null) return headers;
    return { ...headers, authorization: `Basic ${base64(`${basic.username}:${basic.password}`)}` };
  }

  #transportFor(files: CredentialFiles, exec: ExecCredential | null): Promise<Transport> {
    const certificates = {
      ca: files.ca,
      certificate: base64(exec?.certificate) ?? files.certificate,
      key: base64(exec?.key) ?? files.key,
    };
    const key = JSON.stringify(certificates);
    if (this.#transport?.key === key) return this.#transport.value;
    const older = this.#transport;
    const { cluster } = this.#context;
    const proxy = cluster.proxyUrl ?? proxyFromEnv(cluster.server, this.#options.env);
    const value = makeTransport(cluster, certificates, proxy);
    this.#transport = { key, value };
    value.catch(() => {
      if (this.#transport?.value === value) this.#transport = null;
    });
    older?.value.then(retire, () => {});
    return value;
  }
}
