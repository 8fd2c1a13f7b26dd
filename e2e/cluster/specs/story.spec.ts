import type { Page } from '@playwright/test';
import { type App, startApp } from '../../support/app';
import { expect, signIn, test } from '../../support/test';
import { type Gateway, type Stack, startStack } from '../stack.ts';

/** The httpbin walk-through of an Istio ingress tutorial, done in Gatescope instead of with kubectl and Ctrl-F. */

let stack: Stack;
let app: App;
let ingress: readonly Gateway[];
let egress: Gateway;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  stack = await startStack({ scenario: 'httpbin', log: () => undefined });
  const by = (label: string) => stack.gateways.filter(({ labels }) => labels['istio'] === label);
  ingress = by('ingressgateway');
  const [first] = by('egressgateway');
  if (first === undefined) throw new Error('The scenario has no egress gateway.');
  egress = first;
  app = await startApp([], { KUBECONFIG: stack.kubeconfigs.multi });
});

test.afterAll(async () => {
  await app?.stop();
  await stack?.stop();
});

const at = (path: string, { namespace, pod }: Gateway, more = ''): string =>
  `${path}?source=cluster:gatescope-test&proxy=${namespace}/${pod}${more}`;

const hits = (page: Page, text: string) => page.getByRole('status').getByText(text);

test('1 · the Gateway’s listener shows on the pods that its selector picks, and nowhere else', async ({
  page,
}) => {
  expect(ingress).toHaveLength(2);
  await signIn(page, app);
  for (const gateway of ingress) {
    await page.goto(app.origin + at('/listeners', gateway, '&sel=0.0.0.0_8080'));
    await expect(page.getByRole('heading', { name: '0.0.0.0_8080' })).toBeVisible();
    await expect(page.getByRole('link', { name: 'default/httpbin-gateway' })).toBeVisible();
    await expect(page.getByText('port 80 → target port 8080')).toBeVisible();
  }
  await page.goto(app.origin + at('/listeners', egress));
  await expect(page.getByRole('heading', { level: 1, name: 'Listeners' })).toBeVisible();
  await expect(page.getByText('0.0.0.0_15090').first()).toBeVisible();
  await expect(page.getByText('0.0.0.0_8080')).toHaveCount(0);
  await expect(page.getByText('httpbin-gateway')).toHaveCount(0);
});

test('2 · both routes show with full match and action, and link to the VirtualService', async ({ page }) => {
  const [gateway] = ingress;
  if (gateway === undefined) throw new Error('no gateway');
  await signIn(page, app, at('/routes', gateway));
  await expect(hits(page, '2 of 2 routes match')).toBeVisible();
  for (const prefix of ['/status', '/delay']) {
    const row = page.getByRole('row', { name: new RegExp(`prefix ${prefix}`) });
    await expect(row).toContainText('httpbin:8000');
    await expect(row.getByRole('link', { name: 'default/httpbin' })).toBeVisible();
  }
  await page
    .getByRole('row', { name: /prefix \/status/ })
    .getByRole('link', { name: 'default/httpbin' })
    .click();
  await expect(page).toHaveURL(/\/map\?/);
  await expect(page.getByRole('complementary').getByText('default/httpbin').first()).toBeVisible();
});

test('3 · the map shows pod, Gateway, VirtualService and service, and what is not attached, with the reason', async ({
  page,
}) => {
  const [gateway] = ingress;
  if (gateway === undefined) throw new Error('no gateway');
  await signIn(page, app, at('/map', gateway));
  const main = page.getByRole('main');
  await expect(main.getByRole('button', { name: /istio-ingressgateway/ }).first()).toBeVisible();
  await expect(main.getByRole('button', { name: /default\/httpbin-gateway.*Gateway/ }).first()).toBeVisible();
  await expect(
    main.getByRole('button', { name: /default\/httpbin, VirtualService, attached/ }),
  ).toBeVisible();
  await expect(main.getByRole('button', { name: /httpbin.*(S|s)ervice/ }).first()).toBeVisible();
  const lost = main.getByRole('button', { name: /default\/httpbin-typo, VirtualService, not attached/ });
  await expect(lost.first()).toBeVisible();
  await expect(main.getByText('default/htpbin-gateway').first()).toBeVisible();
  await expect(main.getByText(/Gateway name not found/).first()).toBeVisible();
});

test('4 · real requests agree: 200 for /status/200, 404 for /headers, and the filter says so', async ({
  page,
}) => {
  const [gateway] = ingress;
  if (gateway === undefined) throw new Error('no gateway');
  const ask = async (path: string) =>
    (await stack.request(gateway.pod, { port: 8080, host: 'httpbin.example.com', path })).status;
  expect(await ask('/status/200')).toBe(200);
  expect(await ask('/headers')).toBe(404);
  await signIn(page, app, at('/routes', gateway));
  await page.getByRole('combobox', { name: 'Filter routes' }).fill('/headers');
  await expect(hits(page, '0 of 2 routes match')).toBeVisible();
});

test('5 · one entry away: the lines that would show the same', async ({ page }) => {
  const [gateway] = ingress;
  if (gateway === undefined) throw new Error('no gateway');
  await signIn(page, app, at('/listeners', gateway));
  await page.getByText('The same in a terminal').click();
  await expect(page.getByText(new RegExp(`kubectl .*port-forward .*${gateway.pod} .*15000`))).toBeVisible();
  await expect(page.getByText(/curl .*localhost:15000\/listeners/)).toBeVisible();
});

test('6 · a sidecar is found by a part of its name, and says what its workload can call', async ({
  page,
}) => {
  const [sidecar] = stack.sidecars;
  const [gateway] = ingress;
  if (sidecar === undefined || gateway === undefined) throw new Error('no sidecar');
  await signIn(page, app, at('/overview', gateway));
  await page.getByRole('button', { name: /^Source:/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('option', { name: /Show 1 sidecar/ })).toBeVisible();
  await dialog.getByRole('combobox').fill('client');
  await expect(dialog.getByRole('option', { name: new RegExp(sidecar.pod) })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`proxy=${sidecar.namespace}(/|%2F)${sidecar.pod}`));
  await expect(page.getByText('Sidecar', { exact: true })).toBeVisible();
  const calls = page.getByRole('table', { name: 'Hosts that this workload can call' });
  await expect(calls.getByRole('row', { name: /httpbin\.default\.svc\.cluster\.local/ })).toContainText(
    '8000',
  );
  const serves = page.getByRole('table', { name: 'Ports that this workload serves' });
  await expect(serves.getByRole('row', { name: /this pod/ })).toContainText('8080');
  await page.goto(app.origin + at('/admin', sidecar, '&op=stats'));
  await expect(page.getByRole('row', { name: /cds\.update_success Counter/ })).toBeVisible();
});
