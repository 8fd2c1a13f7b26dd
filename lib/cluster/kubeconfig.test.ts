import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { loadKubeconfig } from './kubeconfig';
import { makeFolder } from './testing/folder';

const ONE = `
apiVersion: v1
kind: Config
current-context: edge
clusters:
- name: c1
  cluster: {server: "https://one.example:6443/", certificate-authority: pki/ca.crt, tls-server-name: api.one}
- name: c2
  cluster: {server: "https://two.example", insecure-skip-tls-verify: true}
contexts:
- name: edge
  context: {cluster: c1, user: robot, namespace: istio-ingress}
- name: lab
  context: {cluster: c2, user: plugin}
users:
- name: robot
  user: {token: first-token}
- name: plugin
  user:
    exec:
      apiVersion: client.authentication.k8s.io/v1
      command: ./bin/login
      args: [get token, --cluster, x]
      env: [{name: PROFILE, value: secret-profile}]
`;
const TWO = `
current-context: other
clusters: [{name: c1, cluster: {server: "https://impostor.example"}}, {name: c3, cluster: {server: "https://three.example"}}]
contexts: [{name: other, context: {cluster: c3, user: robot}}, {name: edge, context: {cluster: c3}}]
users: [{name: robot, user: {token: second-token}}]
`;

describe('a kubeconfig', () => {
  test('gives every context with what may be shown of it', async () => {
    await using folder = await makeFolder({ config: ONE });
    const { contexts, current, problems } = await loadKubeconfig({ paths: [folder.file('config')], env: {} });
    expect(problems).toEqual([]);
    expect(current).toBe('edge');
    expect(contexts.map(({ summary }) => summary)).toEqual([
      {
        name: 'edge',
        cluster: 'c1',
        server: 'https://one.example:6443',
        namespace: 'istio-ingress',
        isCurrent: true,
        insecure: false,
        auth: 'token',
        execCommand: null,
        error: null,
      },
      {
        name: 'lab',
        cluster: 'c2',
        server: 'https://two.example',
        namespace: null,
        isCurrent: false,
        insecure: true,
        auth: 'exec',
        execCommand: `PROFILE=… ${folder.file('bin/login')} 'get token' --cluster x`,
        error: null,
      },
    ]);
    expect(contexts[0]?.context?.cluster.ca).toEqual({ kind: 'file', path: folder.file('pki/ca.crt') });
    expect(JSON.stringify(contexts.map(({ summary }) => summary))).not.toMatch(/first-token|secret-profile/);
  });

  test('lists merge as in kubectl: missing skipped, first definition wins, first current-context wins', async () => {
    await using folder = await makeFolder({ one: ONE, two: TWO, empty: '' });
    const env = { KUBECONFIG: ['empty', 'one', 'missing', 'two', 'one'].map(folder.file).join(':') };
    const { contexts, current, problems, paths } = await loadKubeconfig({ paths: [], env });
    expect(problems).toEqual([]);
    expect(paths).toEqual(['empty', 'one', 'two'].map(folder.file));
    expect(current).toBe('edge');
    expect(contexts.map(({ summary }) => [summary.name, summary.server])).toEqual([
      ['edge', 'https://one.example:6443'],
      ['lab', 'https://two.example'],
      ['other', 'https://three.example'],
    ]);
    expect(contexts[2]?.context?.user.token).toBe('first-token');
  });

  test('--kubeconfig wins over KUBECONFIG, which wins over the home folder', async () => {
    await using folder = await makeFolder({ one: ONE, two: TWO, '.kube/config': ONE.replace('edge', 'lab') });
    const env = { KUBECONFIG: folder.file('two') };
    const current = async (paths: string[], from: object) =>
      (await loadKubeconfig({ paths, env: { ...from }, home: folder.path })).current;
    expect(await current([folder.file('one')], env)).toBe('edge');
    expect(await current([], env)).toBe('other');
    expect(await current([], {})).toBe('lab');
  });

  test('files that cannot be used are named with a reason, the others live', async () => {
    await using folder = await makeFolder({
      one: ONE,
      broken: 'users:\n- name: x\n  user: {token: very-secret\nclusters: [',
      text: 'hello',
      list: '- 1\n- 2',
      odd: 'apiVersion: {a: 1}\nkind: [2]',
      'folder/x': '',
    });
    execFileSync('mkfifo', [folder.file('pipe')]);
    const names = ['broken', 'text', 'list', 'odd', 'folder', 'pipe', 'one'];
    const { contexts, problems } = await loadKubeconfig({ paths: names.map(folder.file), env: {} });
    expect(contexts).toHaveLength(2);
    expect(problems.map(({ code, details }) => [code, details['path']])).toEqual(
      names.slice(0, -1).map((name) => ['kubeconfig-unreadable', folder.file(name)]),
    );
    expect(problems.map(({ details }) => details['reason'])).toEqual([
      expect.stringMatching(/line \d/),
      'it is not a kubeconfig',
      expect.any(String),
      expect.any(String),
      'it is a folder',
      'it is not a regular file',
    ]);
    expect(JSON.stringify(problems)).not.toContain('very-secret');
  });

  test('a named file that is missing is a problem, a missing ~/.kube/config is not', async () => {
    await using folder = await makeFolder();
    const gone = folder.file('gone');
    for (const options of [
      { paths: [gone], env: {} },
      { paths: [], env: { KUBECONFIG: gone } },
    ]) {
      expect((await loadKubeconfig(options)).problems).toEqual([
        { code: 'kubeconfig-unreadable', details: { path: gone, reason: 'no such file' } },
      ]);
    }
    expect(await loadKubeconfig({ paths: [], env: {}, home: folder.path, root: folder.path })).toEqual({
      contexts: [],
      current: null,
      paths: [],
      problems: [],
    });
  });

  test('aliases are shared, not copied; a file above the limit is not parsed', async () => {
    const layers = Array.from(
      { length: 20 },
      (_, i) => `l${i + 1}: &l${i + 1} [*l${i}, *l${i}, *l${i}, *l${i}]`,
    );
    await using folder = await makeFolder({
      bomb: ['l0: &l0 [x]', ...layers, ONE].join('\n'),
      big: `${ONE}\n# ${'x'.repeat(9 * 1024 * 1024)}`,
    });
    const { contexts, problems } = await loadKubeconfig({
      paths: [folder.file('bomb'), folder.file('big')],
      env: {},
    });
    expect(contexts).toHaveLength(2);
    expect(problems.map(({ details }) => details['reason'])).toEqual(['it is larger than 8388608 bytes']);
  });

  test('reading opens no file that the kubeconfig names', async () => {
    await using folder = await makeFolder({
      config:
        'contexts: [{name: a, context: {cluster: c, user: u}}]\nclusters: [{name: c, cluster: {server: "https://x"}}]\nusers: [{name: u, user: {token-file: /nonexistent/token, client-key: k}}]',
    });
    const { contexts, problems } = await loadKubeconfig({ paths: [folder.file('config')], env: {} });
    expect(problems).toEqual([]);
    expect(contexts[0]?.summary.auth).toBe('token-file');
    expect(contexts[0]?.context?.user.tokenFile).toBe('/nonexistent/token');
  });
});

describe('a context that cannot be used', () => {
  async function summaryOf(config: string) {
    await using folder = await makeFolder({ config });
    const { contexts } = await loadKubeconfig({ paths: [folder.file('config')], env: {} });
    expect(contexts).toHaveLength(1);
    expect(contexts[0]?.context).toBeNull();
    return contexts[0]?.summary;
  }
  const withUser = (user: string) =>
    `contexts: [{name: a, context: {cluster: c, user: u}}]\nclusters: [{name: c, cluster: {server: "https://x"}}]\nusers: [{name: u, user: ${user}}]`;

  test.each([
    ['gcp', 'the exec plugin gke-gcloud-auth-plugin'],
    ['azure', 'the exec plugin kubelogin (Azure)'],
    ['oidc', 'the exec plugin kubelogin (oidc-login)'],
    ['toString', 'an exec credential plugin'],
  ])('auth-provider %s is refused and its replacement named', async (provider, replacement) => {
    const summary = await summaryOf(
      withUser(`{auth-provider: {name: ${provider}, config: {cmd-path: /bin/sh}}}`),
    );
    expect(summary).toMatchObject({ auth: 'auth-provider', error: { code: 'auth-provider-refused' } });
    expect(summary?.error?.details).toEqual({ provider, replacement });
  });

  test.each([
    [
      'contexts: [{name: a, context: {cluster: nope}}]',
      'context a names cluster nope, which it does not define',
    ],
    [
      'contexts: [{name: a, context: {cluster: c, user: nope}}]\nclusters: [{name: c, cluster: {server: "https://x"}}]',
      'context a names user nope, which it does not define',
    ],
    ['contexts: [{name: a, context: {cluster: c}}]\nclusters: [{name: c}]', 'cluster c: it has no server'],
    [
      'contexts: [{name: a, context: {cluster: c}}]\nclusters: [{name: c, cluster: {server: "ftp://x"}}]',
      'cluster c: its server is neither https nor http',
    ],
    [
      'contexts: [{name: a, context: {cluster: c}}]\nclusters: [{name: c, cluster: {server: "https://me:pw@x"}}]',
      'cluster c: its server holds a user name',
    ],
  ])('is listed with the reason: %s', async (config, reason) => {
    const summary = await summaryOf(config);
    expect(summary?.error).toMatchObject({ code: 'kubeconfig-unreadable', details: { reason } });
    expect(JSON.stringify(summary)).not.toContain('pw');
  });

  test('entries of hostile shapes are passed over', async () => {
    await using folder = await makeFolder({
      config:
        'contexts: [7, {name: 3}, {name: __proto__, context: {cluster: __proto__}}, null]\nclusters: {a: 1}\nusers: x\ncurrent-context: [1]',
    });
    const { contexts, current } = await loadKubeconfig({ paths: [folder.file('config')], env: {} });
    expect(contexts.map(({ summary }) => [summary.name, summary.error?.code])).toEqual([
      ['__proto__', 'kubeconfig-unreadable'],
    ]);
    expect(current).toBeNull();
  });
});

test('in a pod the service account is the one context', async () => {
  const account = 'var/run/secrets/kubernetes.io/serviceaccount';
  await using folder = await makeFolder({ [`${account}/token`]: 'abc', [`${account}/namespace`]: 'tools\n' });
  const env = { KUBERNETES_SERVICE_HOST: 'fd00::1', KUBERNETES_SERVICE_PORT: '443' };
  const options = { paths: [], home: folder.path, root: folder.path };
  const { contexts, current } = await loadKubeconfig({ ...options, env });
  expect(current).toBe('in-cluster');
  expect(contexts[0]?.summary).toMatchObject({
    server: 'https://[fd00::1]',
    namespace: 'tools',
    auth: 'service-account',
    insecure: false,
  });
  expect((await loadKubeconfig({ ...options, env: {} })).contexts).toEqual([]);
});
