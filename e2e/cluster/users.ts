/** The people of the test cluster: one token and one ClusterRole each, so that every verb can be taken away alone. */
import { randomBytes } from 'node:crypto';
import { KubeClient } from './kube-client.ts';
import type { KubeObject } from './kube-types.ts';
import { poll } from './poll.ts';

export interface PolicyRule {
  readonly apiGroups?: readonly string[];
  readonly resources?: readonly string[];
  readonly nonResourceURLs?: readonly string[];
  readonly verbs: readonly string[];
}

export const RBAC_USERS = ['viewer', 'noGet', 'noCreate', 'noPortforward', 'noIstioCrds'] as const;
export type RbacUser = (typeof RBAC_USERS)[number];
/** `admin` has a client certificate; `badToken` a token that nobody knows. */
export type StackUser = RbacUser | 'admin' | 'badToken';
export type PortForwardVerb = 'get' | 'create';

const READ = ['get', 'list', 'watch'];
const CORE_RULES: readonly PolicyRule[] = [
  { apiGroups: [''], resources: ['pods', 'services', 'namespaces'], verbs: READ },
  { apiGroups: ['discovery.k8s.io'], resources: ['endpointslices'], verbs: READ },
];
const ISTIO_RULES: readonly PolicyRule[] = [
  { apiGroups: ['networking.istio.io', 'gateway.networking.k8s.io'], resources: ['*'], verbs: READ },
];

/** The least Gatescope needs, with these verbs on pods/portforward. */
export const viewerRules = (verbs: readonly PortForwardVerb[] = ['get', 'create']): readonly PolicyRule[] => [
  ...CORE_RULES,
  ...ISTIO_RULES,
  ...portForwardRules(verbs),
];

const portForwardRules = (verbs: readonly PortForwardVerb[]): readonly PolicyRule[] =>
  verbs.length === 0 ? [] : [{ apiGroups: [''], resources: ['pods/portforward'], verbs }];

const FIRST_RULES: Readonly<Record<RbacUser, readonly PolicyRule[]>> = {
  viewer: viewerRules(),
  noGet: viewerRules(['create']),
  noCreate: viewerRules(['get']),
  noPortforward: viewerRules([]),
  noIstioCrds: [...CORE_RULES, ...portForwardRules(['get', 'create'])],
};

/** Tokens are new in every run, so that nothing may depend on one. */
export const makeTokens = (): ReadonlyMap<string, string> =>
  new Map(RBAC_USERS.map((user) => [randomBytes(16).toString('hex'), user]));

export class Users {
  readonly #admin: KubeClient;
  readonly #clients: ReadonlyMap<string, KubeClient>;
  #revision = 0;

  constructor(admin: KubeClient, server: string, ca: string, tokens: ReadonlyMap<string, string>) {
    this.#admin = admin;
    this.#clients = new Map(
      [...tokens].map(([token, user]) => [user, new KubeClient({ server, ca, identity: token })]),
    );
  }

  async create(): Promise<void> {
    await Promise.all(
      RBAC_USERS.map(async (user) => {
        await this.#admin.apply(binding(user));
        await this.set(user, FIRST_RULES[user]);
      }),
    );
  }

  /** Replaces all a user may do, and returns when the API server acts on it. */
  async set(user: RbacUser, rules: readonly PolicyRule[]): Promise<void> {
    this.#revision += 1;
    // The authorizer follows a cache: a path that only this revision allows tells when the new role is in force.
    const marker = `/gatescope-rbac/${String(this.#revision)}`;
    const role = clusterRole(user, [...rules, { nonResourceURLs: [marker], verbs: ['get'] }]);
    await this.#admin.apply(role);
    await poll(() => this.#mayGet(user, marker), {
      what: `the new role of ${user} is in force`,
      timeoutMs: 15_000,
      everyMs: 20,
    });
  }

  async #mayGet(user: RbacUser, path: string): Promise<boolean> {
    const review = {
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SelfSubjectAccessReview',
      spec: { nonResourceAttributes: { path, verb: 'get' } },
    };
    const url = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';
    const client = this.#clients.get(user);
    const answer = await client?.json<{ status: { allowed: boolean } }>('POST', url, JSON.stringify(review));
    return answer?.status.allowed ?? false;
  }

  close(): void {
    for (const client of this.#clients.values()) client.close();
  }
}

const RBAC = 'rbac.authorization.k8s.io';
// Names of roles are free, but lower case reads like the rest of the cluster.
const roleName = (user: RbacUser): string => `gatescope-${user.toLowerCase()}`;

const clusterRole = (user: RbacUser, rules: readonly PolicyRule[]): KubeObject => ({
  apiVersion: `${RBAC}/v1`,
  kind: 'ClusterRole',
  metadata: { name: roleName(user) },
  rules,
});

const binding = (user: RbacUser): KubeObject => ({
  apiVersion: `${RBAC}/v1`,
  kind: 'ClusterRoleBinding',
  metadata: { name: roleName(user) },
  roleRef: { apiGroup: RBAC, kind: 'ClusterRole', name: roleName(user) },
  subjects: [{ kind: 'User', apiGroup: RBAC, name: user }],
});
