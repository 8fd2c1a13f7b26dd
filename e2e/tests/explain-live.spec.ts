import { freePort } from '../cluster/ports.ts';
import { type RunningEnvoy, startEnvoy } from '../envoy/start.ts';
import { tutorialBootstrap, tutorialRoutes } from '../envoy/tutorial.ts';
import { type App, startApp } from '../support/app';
import { expect, signIn, test } from '../support/test';

const share = { runtime_key: 'share.of.beta', default_value: { numerator: 0, denominator: 'HUNDRED' } };
const beta = { match: { prefix: '/beta', runtime_fraction: share }, direct_response: { status: 418 } };

let envoy: RunningEnvoy;
let app: App;
let port: number;

test.beforeAll(async () => {
  port = await freePort();
  envoy = await startEnvoy(tutorialBootstrap(port, 9), { 'rds.json': tutorialRoutes([beta]) });
  app = await startApp(['--admin-url', envoy.adminUrl]);
});

test.afterAll(async () => {
  await app?.stop();
  await envoy?.stop();
});

test('the question is asked again when the source is read again, and a bar tells what the verdict was', async ({
  page,
}) => {
  const bar = page.getByText('The verdict changed: it was “No route 404”');
  await signIn(page, app, '/explain');
  const box = page.getByRole('textbox', { name: /URL, curl command/ });
  await box.fill(`http://127.0.0.1:${port}/headers`);
  await box.press('Enter');
  await expect(page.getByRole('region', { name: /No route 404/ })).toBeVisible();
  await expect(bar).toBeHidden();
  const added = { match: { prefix: '/headers' }, direct_response: { status: 418 } };
  await envoy.replace('rds.json', tutorialRoutes([beta, added]));
  const refreshed = async () => {
    await page.keyboard.press('r');
    return bar.isVisible();
  };
  await expect.poll(refreshed, { timeout: 20_000, intervals: [1000] }).toBe(true);
  await expect(page.getByRole('region', { name: /418/ })).toBeVisible();
  await page.getByRole('button', { name: 'Put aside' }).click();
  await expect(bar).toBeHidden();
});

test('a runtime value of the form decides a route that asks for a share of the requests', async ({
  page,
}) => {
  await signIn(page, app, '/explain');
  await page.getByRole('textbox', { name: 'Host' }).fill('127.0.0.1');
  await page.getByRole('textbox', { name: 'Port' }).first().fill(String(port));
  await page.getByRole('textbox', { name: 'Path and query' }).fill('/beta');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: /No route 404/ })).toBeVisible();
  await page.getByText('Connection and more').click();
  await page.getByRole('button', { name: 'Runtime value' }).click();
  await page.getByRole('textbox', { name: 'Name of runtime value 1' }).fill('share.of.beta');
  await page.getByRole('textbox', { name: 'Value of share.of.beta' }).fill('100');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: /418/ })).toBeVisible();
  await expect(page).toHaveURL(/share\.of\.beta/);
});
