import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { freePort } from '../cluster/ports.ts';
import { type RunningEnvoy, startEnvoy } from '../envoy/start.ts';
import { tutorialBootstrap, tutorialRoutes } from '../envoy/tutorial.ts';
import { type App, startApp } from '../support/app';
import { expect, signIn, test } from '../support/test';

let envoy: RunningEnvoy;
let backend: Server;
let app: App;
let gateway: string;

test.beforeAll(async () => {
  backend = createServer((_request, response) => response.end('ok'));
  await new Promise<void>((done) => backend.listen(0, '127.0.0.1', done));
  const port = await freePort();
  gateway = `http://127.0.0.1:${port}`;
  const bootstrap = tutorialBootstrap(port, (backend.address() as AddressInfo).port);
  const missing = {
    match: { prefix: '/gift', headers: [{ name: 'x-canary', string_match: { exact: 'true' } }] },
    route: { cluster: 'outbound|80||gone.default.svc.cluster.local' },
  };
  envoy = await startEnvoy(bootstrap, { 'rds.json': tutorialRoutes([missing]) });
  app = await startApp(['--admin-url', envoy.adminUrl]);
});

test.afterAll(async () => {
  await app.stop();
  await envoy.stop();
  backend.closeAllConnections();
  backend.close();
});

test('routes show what Envoy really does', async ({ page }) => {
  expect((await fetch(`${gateway}/status/200`)).status).toBe(200);
  expect((await fetch(`${gateway}/headers`)).status).toBe(404);
  const gift = await fetch(`${gateway}/gift`, { headers: { 'x-canary': 'true' } });
  expect(gift.status).toBe(503);

  await signIn(page, app, '/routes');
  const table = page.getByRole('table', { name: /Routes by virtual host/ });
  await expect(table.getByRole('row', { name: /prefix \/status/ })).toContainText('httpbin:8000');
  await expect(table.getByRole('row', { name: /prefix \/delay/ })).toContainText('default/httpbin');
  const missing = table.getByRole('row', { name: /prefix \/gift/ });
  await expect(missing).toContainText('x-canary = true');
  await expect(missing).toContainText('No cluster');
});

test('one filter, with its count, in the URL; back restores it', async ({ page }) => {
  await signIn(page, app, '/routes');
  const filter = page.getByRole('combobox', { name: 'Filter routes' });
  await filter.fill('/headers');
  await expect(page.getByRole('status').getByText('0 of 3 routes match')).toBeVisible();
  await filter.fill('/status');
  await expect(page.getByRole('status').getByText('1 of 3 routes match')).toBeVisible();
  await expect(page).toHaveURL(/q=%2Fstatus|q=\/status/);
  await page.getByRole('link', { name: /Listeners/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Listeners' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('combobox', { name: 'Filter routes' })).toHaveValue('/status');
  await expect(page.getByRole('status').getByText('1 of 3 routes match')).toBeVisible();
});

test('a listener leads to its route configuration, a route to its cluster and endpoint', async ({ page }) => {
  await signIn(page, app, '/listeners');
  await page
    .getByRole('link', { name: /http\.8080/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/routes\?.*config=http\.8080/);
  await page
    .getByRole('row', { name: /prefix \/status/ })
    .getByText('/status')
    .click();
  await page
    .getByRole('complementary')
    .getByRole('link', { name: /httpbin/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/clusters\?/);
  await expect(page.getByText(`127.0.0.1:${(backend.address() as AddressInfo).port}`).first()).toBeVisible();
});

test('a new route of the running Envoy shows after Refresh', async ({ page }) => {
  await signIn(page, app, '/routes');
  await expect(page.getByRole('status').getByText('3 of 3 routes match')).toBeVisible();
  await envoy.replace('rds.json', tutorialRoutes());
  await expect
    .poll(
      async () => {
        await page.keyboard.press('r');
        return page.getByRole('status').getByText('2 of 2 routes match').isVisible();
      },
      { timeout: 20_000, intervals: [1000] },
    )
    .toBe(true);
});

test('an Envoy that is gone says so and comes back with Retry', async ({ page }) => {
  const port = await freePort();
  const other = await startEnvoy(tutorialBootstrap(port, 9), { 'rds.json': tutorialRoutes() });
  const own = await startApp(['--admin-url', other.adminUrl]);
  try {
    await signIn(page, own, '/routes');
    await expect(page.getByRole('status').getByText('2 of 2 routes match')).toBeVisible();
    await other.stop();
    await page.keyboard.press('r');
    await expect(page.getByText(/Cannot reach/).first()).toBeVisible();
    await expect(page.getByRole('status').getByText('2 of 2 routes match')).toBeVisible();
  } finally {
    await own.stop();
  }
});

test('what is no Envoy is called so, and none of its body is shown', async ({ page }) => {
  const own = await startApp(['--admin-url', `http://127.0.0.1:${(backend.address() as AddressInfo).port}`]);
  try {
    await signIn(page, own, '/routes');
    await expect(page.getByText('This is not an Envoy admin')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Retry' })).toBeVisible();
  } finally {
    await own.stop();
  }
});
