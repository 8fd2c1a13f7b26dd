import type { Page } from '@playwright/test';
import { type App, startApp } from '../../support/app';
import { expect, signIn, test } from '../../support/test';
import { MULTI_CONTEXTS } from '../kubeconfig.ts';
import { type Gateway, type Stack, startStack } from '../stack.ts';

let stack: Stack;
let app: App;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  stack = await startStack({ scenario: 'httpbin', log: () => undefined });
  app = await startApp([], { KUBECONFIG: stack.kubeconfigs.multi });
});

test.afterAll(async () => {
  await app?.stop();
  await stack?.stop();
});

function ingress(place = 0): Gateway {
  const gateway = stack.gateways.filter(({ labels }) => labels['istio'] === 'ingressgateway')[place];
  if (gateway === undefined) throw new Error('no such gateway');
  return gateway;
}

const at = ({ namespace, pod }: Gateway, source = MULTI_CONTEXTS.viewer): string =>
  `/routes?source=cluster:${source}&proxy=${namespace}/${pod}`;

const routes = (page: Page) => page.getByRole('status').getByText('2 of 2 routes match');

test('take away get, then create, on pods/portforward: the verb is named, and Retry works again', async ({
  page,
}) => {
  const gateway = ingress();
  await signIn(page, app, at(gateway));
  await expect(routes(page)).toBeVisible();
  for (const verb of ['get', 'create'] as const) {
    await stack.setPortForward('viewer', verb === 'get' ? ['create'] : ['get']);
    await page.keyboard.press('r');
    await expect(page.getByText(new RegExp(`verb ${verb} on pods/portforward`)).first()).toBeVisible();
  }
  await stack.setPortForward('viewer', ['get', 'create']);
  await page.keyboard.press('r');
  await expect(page.getByText(/pods\/portforward/)).toHaveCount(0);
  await expect(routes(page)).toBeVisible();
});

test('a killed Envoy says that nothing listens, and comes back', async ({ page }) => {
  const gateway = ingress();
  await signIn(page, app, at(gateway));
  await expect(routes(page)).toBeVisible();
  await stack.killEnvoy(gateway.pod);
  await page.keyboard.press('r');
  await expect(page.getByText(/Nothing listens on port 15000/).first()).toBeVisible();
  // What was read before stays, and is called stale.
  await expect(page.getByText(/Stale since/)).toBeVisible();
  await expect(routes(page)).toBeVisible();
  await stack.startEnvoy(gateway.pod);
  await page.keyboard.press('r');
  await expect(page.getByText(/Nothing listens on port 15000/)).toHaveCount(0);
  await expect(routes(page)).toBeVisible();
});

test('stopping istiod changes nothing that Envoy already knows', async ({ page }) => {
  await stack.stopIstiod();
  await signIn(page, app, at(ingress()));
  await page.keyboard.press('r');
  await expect(routes(page)).toBeVisible();
  await stack.startIstiod();
});

test('without Istio’s lists the routes stay, and what is missing is said with verb and resource', async ({
  page,
}) => {
  const own = await startApp(['--kubeconfig', stack.kubeconfigs.noIstioCrds]);
  try {
    await signIn(page, own, '/routes');
    await expect(routes(page)).toBeVisible();
    await page.getByText(/Not everything could be read/).click();
    await expect(page.getByText(/No permission to list virtualservices/)).toBeVisible();
    await expect(page.getByText('not found')).toHaveCount(0);
  } finally {
    await own.stop();
  }
});

test('a bad token says 401 and offers other contexts and the demo', async ({ page }) => {
  await signIn(page, app, `/routes?source=cluster:${MULTI_CONTEXTS.badToken}`);
  await expect(page.getByText('The cluster refuses this credential').first()).toBeVisible();
  await expect(page.getByRole('button', { name: /Open Demo|All sources/ }).first()).toBeVisible();
});

test('a cluster that is down starts on the error page, offering other contexts and the demo', async ({
  page,
}) => {
  const own = await startApp(['--context', MULTI_CONTEXTS.down], { KUBECONFIG: stack.kubeconfigs.multi });
  try {
    await signIn(page, own);
    await expect(page.getByText(/Cannot reach/).first()).toBeVisible();
    await page.getByRole('button', { name: `Use context ${MULTI_CONTEXTS.viewer}`, exact: true }).click();
    await expect(page.getByText(/Cannot reach/)).toHaveCount(0);
    await expect(page.getByRole('heading', { level: 1, name: 'Overview' })).toBeVisible();
  } finally {
    await own.stop();
  }
});

test('a deleted pod is said to be gone, and another can be chosen', async ({ page }) => {
  const gateway = ingress(1);
  await signIn(page, app, at(gateway));
  await expect(routes(page)).toBeVisible();
  await stack.deletePod(gateway.pod);
  await page.keyboard.press('r');
  await expect(page.getByText('The pod is gone').first()).toBeVisible();
  await page.goto(app.origin + at(ingress()));
  await expect(routes(page)).toBeVisible();
});
