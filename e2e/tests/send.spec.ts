import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { freePort } from '../cluster/ports.ts';
import { type RunningEnvoy, startEnvoy } from '../envoy/start.ts';
import { tutorialBootstrap, tutorialRoutes } from '../envoy/tutorial.ts';
import { expectAccessible, expectNoOverflow } from '../support/accessible';
import { type App, startApp } from '../support/app';
import { expect, signIn, test } from '../support/test';

/** What the backend got: method and target. */
const got: string[] = [];
let backend: Server;
let envoy: RunningEnvoy;
let app: App;
let port: number;

test.beforeAll(async () => {
  backend = createServer((request, response) => {
    got.push(`${request.method} ${request.url}`);
    response.setHeader('set-cookie', 'sid=secret-cookie');
    response.end('hello from the backend');
  });
  await new Promise<void>((done) => backend.listen(0, '127.0.0.1', done));
  port = await freePort();
  // Border: a TCP server's address is not a path.
  const bootstrap = tutorialBootstrap(port, (backend.address() as AddressInfo).port);
  const redirect = { match: { prefix: '/old' }, redirect: { path_redirect: '/new' } };
  envoy = await startEnvoy(bootstrap, { 'rds.json': tutorialRoutes([redirect]) });
  app = await startApp(['--admin-url', envoy.adminUrl, '--gateway-address', `127.0.0.1:${port}`]);
});

test.afterAll(async () => {
  await app?.stop();
  await envoy?.stop();
  backend?.closeAllConnections();
  backend?.close();
});

test.beforeEach(() => {
  got.length = 0;
});

async function explain(page: Page, text: string): Promise<void> {
  await signIn(page, app, '/explain');
  await page.getByRole('textbox').first().fill(text);
  await page.keyboard.press('Enter');
}

const card = (page: Page) => page.getByRole('group', { name: 'Send it for real' });
const curl = (path: string, more = '') => `curl ${more} http://127.0.0.1:${port}${path}`;

test('a forwarded request goes out byte for byte, and its cluster moves', async ({ page }) => {
  await explain(page, curl('/status/..//a%2Fb', '--path-as-is'));
  await expect(card(page)).toContainText(`to 127.0.0.1:${port}, given by --gateway-address`);
  await card(page).getByRole('button', { name: 'Send', exact: true }).click();
  await expect(card(page).getByText('The gateway did what was predicted')).toBeVisible();
  await expect(card(page)).toContainText('200 OK');
  await expect(card(page)).toContainText('+1 request');
  await expect(card(page)).toContainText('hello from the backend');
  await expect(card(page)).not.toContainText('secret-cookie');
  await expectAccessible(page);
  await expectNoOverflow(page);
  expect(got).toEqual(['GET /status/..//a%2Fb']);
});

test('a redirect and a 404 of Envoy itself are held against the prediction', async ({ page }) => {
  await explain(page, curl('/old'));
  await card(page).getByRole('button', { name: 'Send', exact: true }).click();
  await expect(card(page).getByText('The gateway did what was predicted')).toBeVisible();
  await expect(card(page)).toContainText(`http://127.0.0.1:${port}/new`);
  await explain(page, curl('/headers'));
  await card(page).getByRole('button', { name: 'Send', exact: true }).click();
  await expect(card(page)).toContainText('404 Not Found');
  await expect(card(page).getByText('The gateway did what was predicted')).toBeVisible();
  expect(got).toEqual([]);
});

test('a method that may change something is shown first, and sent once when it is allowed', async ({
  page,
}) => {
  await explain(page, curl('/status/1', '-X DELETE'));
  await card(page).getByRole('button', { name: 'Review the request' }).click();
  const dialog = page.getByRole('dialog', { name: 'Send this request to the gateway?' });
  await expect(dialog).toContainText('DELETE /status/1 HTTP/1.1');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect(got).toEqual([]);
  await card(page).getByRole('button', { name: 'Review the request' }).click();
  await dialog.getByRole('button', { name: 'Allow once' }).click();
  await expect(card(page)).toContainText('200 OK');
  expect(got).toEqual(['DELETE /status/1']);
});

test('a configuration that changed meanwhile is a difference, with a report to copy', async ({ page }) => {
  await explain(page, curl('/headers'));
  await expect(card(page).getByRole('button', { name: 'Send', exact: true })).toBeVisible();
  const added = {
    match: { prefix: '/headers' },
    direct_response: { status: 418, body: { inline_string: 'tea' } },
  };
  await envoy.replace('rds.json', tutorialRoutes([added]));
  await expect.poll(async () => (await fetch(`http://127.0.0.1:${port}/headers`)).status).toBe(418);
  await card(page).getByRole('button', { name: 'Send', exact: true }).click();
  await expect(card(page).getByText('Gatescope was wrong or does not see everything')).toBeVisible();
  await expect(card(page).getByRole('button', { name: 'Copy report' })).toBeVisible();
  await expect(card(page)).toContainText('418');
});

test('the way is the server’s to choose, and other sites have none', async ({ request }) => {
  const url = `${app.origin}/api/send?snapshot=${'0'.repeat(24)}&port=1`;
  expect((await request.get(url)).status()).toBe(401);
  const headers = { authorization: `Bearer ${app.token}` };
  expect((await request.get(url, { headers })).status()).toBe(410);
  const away = { ...headers, origin: 'http://evil.example', 'content-type': 'application/json' };
  expect((await request.post(`${app.origin}/api/send`, { headers: away, data: '{}' })).status()).toBe(403);
  expect((await request.post(`${app.origin}/api/send`, { headers, data: '{}' })).status()).toBe(400);
  expect(got).toEqual([]);
});

test('a file says why nothing can be sent', async ({ page }) => {
  await page.goto(`${app.origin}/?t=${encodeURIComponent(app.token)}`);
  await signIn(page, app, '/explain?source=demo');
  await page.getByRole('textbox').first().fill('https://shop.example.com/');
  await page.keyboard.press('Enter');
  await expect(card(page)).toContainText('The demo is a recording');
  await expect(card(page).getByRole('button', { name: 'Send', exact: true })).toHaveCount(0);
});
