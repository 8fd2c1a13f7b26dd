import type { Page } from '@playwright/test';
import { expectAccessible, expectNoOverflow } from '../support/accessible';
import { type App, startApp } from '../support/app';
import { expect, hydrated, signIn, test } from '../support/test';

let app: App;
test.beforeAll(async () => {
  app = await startApp(['--demo']);
});
test.afterAll(() => app.stop());

const box = (page: Page) => page.getByRole('textbox', { name: /URL, curl command/ });
const verdict = (page: Page, title: string | RegExp) => page.getByRole('region', { name: title });
const stage = (page: Page, name: string) =>
  page.getByRole('list', { name: 'The way of the request' }).getByRole('listitem').filter({ hasText: name });

async function ask(page: Page, text: string): Promise<void> {
  await box(page).fill(text);
  await box(page).press('Enter');
}

/** Istio's default text format. */
const logLine = (code: number, details: string): string =>
  `[2026-01-02T03:04:05.678Z] "GET / HTTP/1.1" ${code} - ${details} - "-" 0 19 0 - "198.51.100.7" "curl/8.5.0" ` +
  '"b3c9f4f0-0000-4000-8000-000000000000" "shop.example.com" "-" - - 10.244.0.10:8443 198.51.100.7:50000 ' +
  'shop.example.com -';

const DENIED_DETAILS = 'rbac_access_denied_matched_policy[ns[istio-system]-policy[blocked-networks]-rule[0]]';
const DENIED_LINE = logLine(403, DENIED_DETAILS);

/** Each is found in one paste: the verdict, and the reason beside it. */
const CASES = [
  {
    what: 'a 404 for a missing header',
    text: 'https://admin.platform.example.com/',
    title: /No route 404/,
    reason: 'x-operator absent',
  },
  {
    what: 'a host with a port',
    text: 'curl https://shop.example.com/ -H "host: shop.example.com:8443"',
    title: /Forwarded/,
    reason: 'shop.example.com',
  },
  {
    what: 'a trailing slash',
    text: 'http://podcasts.example.com/feed.xml/',
    title: /No route 404/,
    reason: 'wants exact /feed.xml, got /feed.xml/',
  },
  {
    what: 'a more specific virtual host',
    text: "curl https://shop.example.com/ -H 'host: api.shop.example.com'",
    title: /No route 404/,
    reason: 'chosen by the server name shop.example.com',
  },
  {
    what: 'a TLS redirect',
    text: 'http://shop.example.com/cart',
    title: /Redirected 301/,
    reason: 'https://shop.example.com/cart',
  },
  {
    what: 'a server name that no chain has',
    text: 'https://media.example.com/',
    title: /No filter chain/,
    reason: 'got media.example.com',
  },
  {
    what: 'an AuthorizationPolicy that denies',
    text: DENIED_LINE,
    title: /Denied 403/,
    reason: 'AuthorizationPolicy istio-system/blocked-networks denies it, by its rule 1.',
  },
  {
    what: 'a subset that is missing',
    text: 'http://soap.legacy.example.com/services/billing/x',
    title: /Cluster missing 503/,
    reason: 'It stands for subset stable of soap.legacy.svc.cluster.local',
  },
] as const;

for (const { what, text, title, reason } of CASES) {
  test(`${what}: the reason stands on the first screen`, async ({ page }) => {
    await signIn(page, app, '/explain');
    await ask(page, text);
    await expect(verdict(page, title)).toBeInViewport({ ratio: 1 });
    await expect(verdict(page, title)).toContainText(reason);
    await expect(verdict(page, title)).toBeFocused();
    await expectNoOverflow(page, what);
  });
}

test('a log line: what is predicted stands beside what was logged, with a calm word when they differ', async ({
  page,
}) => {
  const table = page.getByRole('table', { name: 'What is predicted and what was logged' });
  const calm = page.getByText('The log says something else.');
  await signIn(page, app, '/explain');
  await ask(page, DENIED_LINE);
  await expect(table.getByRole('row', { name: /^Code/ })).toContainText('403');
  await expect(table.getByRole('columnheader', { name: 'Logged' })).toBeVisible();
  await expect(calm).toBeHidden();
  await ask(page, logLine(200, 'via_upstream'));
  await expect(table.getByRole('row', { name: /^Code/ })).toContainText('200');
  await expect(calm).toBeVisible();
});

test('a link restores the request, and holds no credentials', async ({ page, context }) => {
  await signIn(page, app, '/explain');
  await ask(page, "curl https://shop.example.com/ -H 'x-canary: true' -H 'authorization: Bearer s3cret'");
  await expect(verdict(page, /Forwarded/)).toContainText('Route 2 of 4');
  await expect(page).toHaveURL(/r=/);
  expect(page.url()).not.toContain('s3cret');
  await page.reload();
  await hydrated(page);
  await expect(verdict(page, /Forwarded/)).toContainText('Route 2 of 4');
  await expect(box(page)).toHaveValue(/s3cret/);
  const other = await context.newPage();
  await other.goto(page.url());
  await hydrated(other);
  await expect(verdict(other, /Forwarded/)).toContainText('Route 2 of 4');
  await expect(other.getByText('This link does not carry the value of authorization.')).toBeVisible();
});

test('fields are filled from the paste, can be changed, and ask again', async ({ page }) => {
  await signIn(page, app, '/explain');
  await ask(page, 'http://podcasts.example.com/feed.xml/');
  await expect(page.getByRole('textbox', { name: 'Host' })).toHaveValue('podcasts.example.com');
  await page.getByRole('textbox', { name: 'Path and query' }).fill('/feed.xml');
  await page.keyboard.press('Enter');
  await expect(verdict(page, /Forwarded/)).toContainText('Route 1 of 2');
  await expect(stage(page, 'Cluster')).toContainText('healthy');
  await page.goBack();
  await expect(verdict(page, /No route 404/)).toBeVisible();
});

test('with the keyboard alone: from the rail to the candidates', async ({ page }) => {
  await signIn(page, app, '/overview');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('e');
  await expect(page).toHaveURL(/\/explain/);
  await expect(box(page)).toBeVisible();
  await page.keyboard.press('/');
  await page.keyboard.type('https://shop.example.com/');
  await page.keyboard.press('Enter');
  await expect(verdict(page, /Forwarded/)).toBeFocused();
  await page.keyboard.press('j');
  await expect(page.locator('[data-candidate]:focus')).toContainText('Winner');
  await page.keyboard.press('j');
  await expect(page.locator('[data-candidate]:focus')).toContainText('Near miss');
});

test('what is not understood says so, an example answers, and a route leads here', async ({ page }) => {
  await signIn(page, app, '/explain');
  await ask(page, 'what is this');
  await expect(page.getByText('This is no URL, curl command')).toBeVisible();
  await page.getByRole('button', { name: 'Clear' }).click();
  await page.getByRole('button', { name: 'https://admin.platform.example.com/', exact: true }).click();
  await expect(verdict(page, /No route 404/)).toBeVisible();
  await page.getByRole('link', { name: 'prefix /', exact: true }).click();
  await page.getByRole('link', { name: 'Explain a request' }).click();
  await expect(page.getByRole('textbox', { name: 'Host' })).toHaveValue('admin.platform.example.com');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    for (const width of [1440, 390, 320]) {
      test(`answers are accessible and fit at ${width} px`, async ({ page }) => {
        test.slow();
        await page.setViewportSize({ width, height: 900 });
        await signIn(page, app, '/explain');
        for (const { what, text, title } of [CASES[0], CASES[4]]) {
          await ask(page, text);
          await expect(verdict(page, title)).toBeVisible();
          await expectAccessible(page, what);
          await expectNoOverflow(page, what);
        }
      });
    }
  });
}
