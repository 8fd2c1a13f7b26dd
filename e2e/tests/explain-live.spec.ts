import { freePort } from '../cluster/ports.ts';
import { type RunningEnvoy, startEnvoy } from '../envoy/start.ts';
import { tutorialBootstrap, tutorialRoutes } from '../envoy/tutorial.ts';
import { type App, startApp } from '../support/app';
import { expect, signIn, test } from '../support/test';

let envoy: RunningEnvoy;
let app: App;
let port: number;

test.beforeAll(async () => {
  port = await freePort();
  envoy = await startEnvoy(tutorialBootstrap(port, 9), { 'rds.json': tutorialRoutes() });
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
  await envoy.replace('rds.json', tutorialRoutes([added]));
  const refreshed = async () => {
    await page.keyboard.press('r');
    return bar.isVisible();
  };
  await expect.poll(refreshed, { timeout: 20_000, intervals: [1000] }).toBe(true);
  await expect(page.getByRole('region', { name: /418/ })).toBeVisible();
  await page.getByRole('button', { name: 'Put aside' }).click();
  await expect(bar).toBeHidden();
});
