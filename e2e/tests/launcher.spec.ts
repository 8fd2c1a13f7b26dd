import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { type App, startApp } from '../support/app';
import { expect, signIn, test } from '../support/test';

const LAUNCHER = fileURLToPath(new URL('../../bin/gatescope', import.meta.url));

let folder: string;
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gatescope-launcher-'));
});
test.afterAll(() => rmSync(folder, { recursive: true }));

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

async function run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ended> {
  const child = spawn(process.execPath, [LAUNCHER, '--no-open', ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output };
}

test('--help and --version answer and end with 0', async () => {
  const help = await run(['--help']);
  expect(help.code).toBe(0);
  expect(await run(['--port', 'abc', '--help'])).toEqual(help);
  for (const flag of [
    '--kubeconfig',
    '--context',
    '--admin-url',
    '--file',
    '--demo',
    '--port',
    '--host',
    '--no-open',
    '--token-file',
  ]) {
    expect(help.output).toContain(flag);
  }
  expect(await run(['--version'])).toMatchObject({
    code: 0,
    output: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
  });
});

for (const [what, args, message] of [
  ['an unknown flag', ['--bogus'], /Unknown option --bogus/],
  ['a flag without its value', ['--file'], /--file needs a value/],
  ['a switch with a value', ['--demo=yes'], /--demo takes no value/],
  ['a stray word', ['dump.json'], /Unexpected argument: dump\.json/],
  ['a file that is not there', ['--file', '/nowhere/dump.json'], /cannot read \/nowhere\/dump\.json/],
  ['an admin URL with a password', ['--admin-url', 'http://a:b@127.0.0.1:15000'], /no user or password/],
  ['an admin URL of another kind', ['--admin-url', 'file:///etc/passwd'], /only http and https/],
  ['a port that is none', ['--port', '70000'], /70000 is not a port/],
  ['an open address without a chosen token', ['--host', '0.0.0.0'], /add --token-file/],
] as const) {
  test(`${what} ends with 2 and says what to do`, async () => {
    const ended = await run(args);
    expect(ended.code).toBe(2);
    expect(ended.output).toMatch(message);
    expect(ended.output).toContain('See gatescope --help');
  });
}

test('a port in use is refused by name', async () => {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const ended = await run(['--demo', '--port', String(port)]);
  server.close();
  expect(ended).toMatchObject({ code: 2, output: expect.stringContaining(`--port ${port} is in use`) });
});

test('environment twins, a chosen token, and an end when the launcher is killed', async ({ page }) => {
  const file = join(folder, 'token');
  writeFileSync(file, 'a-token-that-was-chosen\n');
  const app = await startApp([], { GATESCOPE_DEMO: '1', GATESCOPE_TOKEN_FILE: file });
  expect(app.token).toBe('a-token-that-was-chosen');
  await signIn(page, app);
  await expect(page.getByRole('button', { name: /Demo/ }).first()).toBeVisible();
  app.child.kill('SIGKILL');
  await expect
    .poll(
      () =>
        fetch(`${app.origin}/api/health`).then(
          () => 'up',
          () => 'down',
        ),
      { timeout: 10_000 },
    )
    .toBe('down');
});

/** A kubeconfig whose cluster is a closed port, with a credential plugin that leaves a mark when it runs. */
function kubeconfig(mark: string): string {
  const plugin = join(folder, 'plugin.sh');
  const credential = {
    apiVersion: 'client.authentication.k8s.io/v1',
    kind: 'ExecCredential',
    status: { token: 'secret-of-the-plugin' },
  };
  writeFileSync(plugin, `#!/bin/sh\ntouch ${mark}\necho '${JSON.stringify(credential)}'\n`);
  chmodSync(plugin, 0o700);
  const path = join(folder, 'kubeconfig');
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'with-plugin',
    clusters: [
      { name: 'down', cluster: { server: 'https://127.0.0.1:9', 'insecure-skip-tls-verify': true } },
    ],
    users: [
      {
        name: 'plugin',
        user: {
          exec: {
            apiVersion: 'client.authentication.k8s.io/v1',
            command: plugin,
            args: ['--region', 'eu'],
            interactiveMode: 'Never',
          },
        },
      },
      { name: 'gcp', user: { 'auth-provider': { name: 'gcp' } } },
    ],
    contexts: [
      { name: 'with-plugin', context: { cluster: 'down', user: 'plugin' } },
      { name: 'with-gcp', context: { cluster: 'down', user: 'gcp' } },
    ],
  };
  writeFileSync(path, JSON.stringify(config));
  return path;
}

test('a credential plugin runs only after it was allowed; then the cluster is what fails', async ({
  page,
}) => {
  const mark = join(folder, 'mark');
  const app = await startApp(['--kubeconfig', kubeconfig(mark)]);
  try {
    await signIn(page, app);
    await expect(page.getByText('This context runs a command to sign in').first()).toBeVisible();
    await expect(page.getByText(/plugin\.sh.*--region.*eu/).first()).toBeVisible();
    expect(existsSync(mark)).toBe(false);
    await page.getByRole('button', { name: 'Review the command' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Allow once' }).click();
    await expect(page.getByText(/Cannot reach/).first()).toBeVisible();
    expect(statSync(mark).isFile()).toBe(true);
    await expect(page.getByText('secret-of-the-plugin')).toHaveCount(0);
    await page.goto(`${app.origin}/routes?source=cluster:with-gcp`);
    await expect(page.getByText(/auth-provider gcp is not supported/).first()).toBeVisible();
    await page.getByRole('button', { name: 'Open Demo' }).click();
    await expect(page.getByRole('status').getByText(/\d+ of \d+ routes match/)).toBeVisible();
  } finally {
    await app.stop();
  }
});

test('an unknown context is said, not replaced by another', async ({ page }) => {
  const app = await startApp(['--kubeconfig', kubeconfig(join(folder, 'mark2')), '--context', 'nowhere']);
  try {
    await signIn(page, app);
    await expect(page.getByText(/No context nowhere/).first()).toBeVisible();
  } finally {
    await app.stop();
  }
});

const BUDGET_BYTES = 200 * 1024;

/** Bytes of the scripts that a page loads before anything is clicked, as they go over the wire. */
async function firstLoad(page: Page, app: App, path: string): Promise<number> {
  const scripts = new Map<string, Promise<number>>();
  page.on('response', (response) => {
    if (response.request().resourceType() !== 'script') return;
    scripts.set(
      response.url(),
      response
        .request()
        .sizes()
        .then(({ responseBodySize }) => responseBodySize),
    );
  });
  await page.goto(`${app.origin}${path}?t=${encodeURIComponent(app.token)}`);
  await expect(page).toHaveURL(/proxy=/);
  return (await Promise.all(scripts.values())).reduce((sum, bytes) => sum + bytes, 0);
}

test('the first load of the explain page stays within 200 KiB gzip', async ({ page }) => {
  const app = await startApp(['--demo']);
  try {
    const loaded = await firstLoad(page, app, '/explain');
    expect(loaded).toBeGreaterThan(50_000);
    expect(loaded).toBeLessThanOrEqual(BUDGET_BYTES);
  } finally {
    await app.stop();
  }
});

test('the first load of the routes page stays within 200 KiB gzip, and light-dark() is left as written', async ({
  page,
}) => {
  const app = await startApp(['--demo']);
  try {
    const loaded = await firstLoad(page, app, '/routes');
    expect(loaded).toBeGreaterThan(50_000);
    expect(loaded).toBeLessThanOrEqual(BUDGET_BYTES);
    const styles = await page.evaluate(async () => {
      const links = [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')];
      return Promise.all(links.map(async (link) => (await fetch(link.href)).text()));
    });
    expect(styles.join('')).toContain('light-dark(');
    expect(styles.join('')).not.toContain('lightningcss');
    await expect(page.getByRole('status').getByText(/\d+ of \d+ routes match/)).toBeVisible();
  } finally {
    await app.stop();
  }
});

test('the package needs no more than the Node it brings', () => {
  const manifest = JSON.parse(
    readFileSync(fileURLToPath(new URL('../../package.json', import.meta.url)), 'utf8'),
  ) as { allowScripts: Record<string, boolean> };
  expect(manifest.allowScripts['node']).toBe(true);
});
