/** The part of the Kubernetes API that the stack needs, on plain HTTPS. */
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { parseAllDocuments } from 'yaml';
import type { KeyPair } from './certs.ts';
import type { KubeObject, ObjectRef } from './kube-types.ts';

export interface KubeClientOptions {
  readonly server: string;
  readonly ca: string;
  /** A client certificate (files), or a bearer token. */
  readonly identity: KeyPair | string;
}

export interface KubeAnswer {
  readonly status: number;
  readonly body: string;
}

const CLUSTER_SCOPED = new Set([
  ...['Namespace', 'Node', 'ClusterRole', 'ClusterRoleBinding', 'CustomResourceDefinition'],
  ...['GatewayClass', 'SelfSubjectAccessReview'],
]);

export class KubeError extends Error {
  readonly status: number;

  constructor(what: string, answer: KubeAnswer) {
    super(`${what} answered ${String(answer.status)}: ${answer.body.slice(0, 500)}`);
    this.status = answer.status;
  }
}

export class KubeClient {
  readonly #server: string;
  readonly #agent: Agent;
  readonly #headers: Readonly<Record<string, string>>;

  constructor(options: KubeClientOptions) {
    this.#server = options.server;
    const { identity } = options;
    const tls =
      typeof identity === 'string'
        ? {}
        : { cert: readFileSync(identity.cert), key: readFileSync(identity.key) };
    this.#headers = typeof identity === 'string' ? { authorization: `Bearer ${identity}` } : {};
    this.#agent = new Agent({ keepAlive: true, maxSockets: 8, ca: readFileSync(options.ca), ...tls });
  }

  /** Any status is an answer here. */
  send(method: string, path: string, body?: string, type = 'application/json'): Promise<KubeAnswer> {
    return new Promise((resolve, reject) => {
      const headers = { ...this.#headers, ...(body === undefined ? {} : { 'content-type': type }) };
      const call = request(`${this.#server}${path}`, {
        method,
        headers,
        agent: this.#agent,
        timeout: 20_000,
      });
      call.on('timeout', () =>
        call.destroy(new Error(`${method} ${path}: no answer from the API server in 20 s`)),
      );
      call.on('error', reject);
      call.on('response', (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('error', reject);
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString('utf8') });
        });
      });
      call.end(body);
    });
  }

  async json<T>(method: string, path: string, body?: string, type?: string): Promise<T> {
    const answer = await this.send(method, path, body, type);
    if (answer.status >= 300) throw new KubeError(`${method} ${path}`, answer);
    // Boundary: the API server's own schema.
    return JSON.parse(answer.body) as T;
  }

  async list<T extends KubeObject>(
    apiVersion: string,
    kind: string,
    namespace?: string,
  ): Promise<readonly T[]> {
    const { items } = await this.json<{ items: readonly T[] }>(
      'GET',
      collectionPath({ apiVersion, kind, namespace }),
    );
    return items.map((item) => ({ ...item, apiVersion, kind })); // list items come without them
  }

  /** Server-side apply: creates or changes, whoever owned the fields before. */
  apply<T extends KubeObject>(object: T): Promise<T> {
    const path = `${objectPath(refOf(object))}?fieldManager=gatescope-e2e&force=true`;
    return this.json<T>('PATCH', path, JSON.stringify(object), 'application/apply-patch+yaml');
  }

  patchStatus(ref: ObjectRef, status: object): Promise<KubeObject> {
    const body = JSON.stringify({ status });
    return this.json('PATCH', `${objectPath(ref)}/status`, body, 'application/merge-patch+json');
  }

  /** Already gone is good, too. */
  async remove(ref: ObjectRef): Promise<void> {
    const answer = await this.send('DELETE', objectPath(ref));
    if (answer.status >= 300 && answer.status !== 404)
      throw new KubeError(`DELETE ${objectPath(ref)}`, answer);
  }

  close(): void {
    this.#agent.destroy();
  }
}

export const refOf = (object: KubeObject): ObjectRef => ({
  apiVersion: object.apiVersion,
  kind: object.kind,
  name: object.metadata.name,
  ...(object.metadata.namespace === undefined ? {} : { namespace: object.metadata.namespace }),
});

/** Objects of a YAML text, or what is objects already. */
export function parseManifests(source: string | KubeObject | readonly KubeObject[]): readonly KubeObject[] {
  if (typeof source !== 'string') return Array.isArray(source) ? source : [source as KubeObject];
  const objects: KubeObject[] = [];
  for (const document of parseAllDocuments(source)) {
    const [error] = document.errors;
    if (error) throw error;
    const value: unknown = document.toJS();
    // Boundary: the API server refuses what is no object of its schema.
    if (value !== null) objects.push(value as KubeObject);
  }
  return objects;
}

interface CollectionRef {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string | undefined;
}

export const objectPath = (ref: ObjectRef): string =>
  `${collectionPath({ namespace: 'default', ...ref })}/${encodeURIComponent(ref.name)}`;

export function collectionPath({ apiVersion, kind, namespace }: CollectionRef): string {
  const root = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  const scope =
    CLUSTER_SCOPED.has(kind) || namespace === undefined ? '' : `/namespaces/${encodeURIComponent(namespace)}`;
  return `${root}${scope}/${plural(kind)}`;
}

/** Kubernetes' own habit (meta.UnsafeGuessKindToResource). */
function plural(kind: string): string {
  const name = kind.toLowerCase();
  if (name.endsWith('s')) return `${name}es`;
  return name.endsWith('y') && !name.endsWith('ay') ? `${name.slice(0, -1)}ies` : `${name}s`;
}
