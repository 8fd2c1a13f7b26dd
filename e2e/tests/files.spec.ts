import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { type App, startApp } from '../support/app';
import { expect, signIn, test } from '../support/test';

const DUMP = fileURLToPath(new URL('../../lib/envoy/fixtures/config-dump.golden.json', import.meta.url));
const SECRET = /canary-initial-metadata/;

let app: App;
let folder: string;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gatescope-files-'));
  app = await startApp(['--file', DUMP]);
});

test.afterAll(async () => {
  await app.stop();
  rmSync(folder, { recursive: true });
});

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function open(page: Page, path: string): Promise<void> {
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('n');
  const chosen = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: /Open file/ }).click();
  await (await chosen).setFiles(path);
}

test('a file from the command line shows every page', async ({ page }) => {
  await signIn(page, app, '/routes');
  await expect(page.getByRole('row', { name: /exact \/exact/ })).toBeVisible();
  await page.goto(`${app.origin}/listeners`);
  await expect(page.getByText(/missing \): \(/).first()).toBeVisible();
});

test('a file larger than one slice is sent whole, opened, and survives a reload', async ({ page }) => {
  // Padded in a header value that nobody shows: three slices of 4 MiB.
  const dump = readFileSync(DUMP, 'utf8').replace(
    '"configs": [',
    `"configs": [ {"@type": "x/gatescope.test.Padding", "text": "${'x'.repeat(10_000_000)}"},`,
  );
  await signIn(page, app);
  await open(page, file('large.json', dump));
  await expect(page).toHaveURL(/source=file:upload-\d/);
  await page.getByRole('link', { name: /Routes/ }).click();
  await expect(page.getByRole('row', { name: /exact \/exact/ })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('row', { name: /exact \/exact/ })).toBeVisible();
});

test('a dump in camelCase reads the same', async ({ page }) => {
  const camel = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(camel);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, child]) => [
        key.replace(/(?<!^)_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
        camel(child),
      ]),
    );
  };
  await signIn(page, app);
  await open(page, file('camel.json', JSON.stringify(camel(JSON.parse(readFileSync(DUMP, 'utf8'))))));
  await expect(page).toHaveURL(/source=file:upload-\d/);
  await page.getByRole('link', { name: /Routes/ }).click();
  await expect(page.getByRole('row', { name: /exact \/exact/ })).toBeVisible();
});

for (const [name, content, title] of [
  ['cut.json', readFileSync(DUMP, 'utf8').slice(0, 60_000), 'The file ends too early'],
  ['page.html', '<!doctype html><html><body>hello</body></html>', /This is a web page/],
  ['pods.json', '{"kind":"PodList","apiVersion":"v1","items":[]}', 'This is not a config_dump'],
  ['deep.json', `{"configs":${'['.repeat(5000)}${']'.repeat(5000)}}`, 'The document is nested too deeply'],
] as const) {
  test(`${name} is refused with a reason, and the next file opens`, async ({ page }) => {
    await signIn(page, app);
    await open(page, file(name, content));
    await expect(page.getByText(title)).toBeVisible();
    await open(page, DUMP);
    await expect(page.getByText(title)).toBeHidden();
    await page.getByRole('link', { name: /Routes/ }).click();
    await expect(page.getByRole('row', { name: /exact \/exact/ })).toBeVisible();
  });
}

test('secrets of the file are nowhere in the page or the API', async ({ page }) => {
  expect(readFileSync(DUMP, 'utf8')).toMatch(SECRET);
  const bodies: string[] = [];
  page.on('response', async (response) => {
    if (response.url().includes('/api/')) bodies.push(await response.text().catch(() => ''));
  });
  await signIn(page, app, '/config?find=authorization');
  await expect(page.getByText(/values? hidden/).first()).toBeVisible();
  await page.goto(`${app.origin}/config?at=/configs/0/bootstrap/node/metadata/ISTIO_META_DB_PASSWORD`);
  await expect(page.getByText('[hidden]').first()).toBeVisible();
  expect(bodies.join('')).not.toMatch(/canary-/);
});
