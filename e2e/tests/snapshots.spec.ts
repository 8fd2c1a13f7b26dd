import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type App, startApp } from '../support/app';
import { expect, hydrated, signIn, test } from '../support/test';

const DUMP = fileURLToPath(new URL('../../lib/envoy/fixtures/config-dump.golden.json', import.meta.url));

let app: App;
let folder: string;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gatescope-snapshots-'));
  const other = join(folder, 'other.json');
  writeFileSync(other, `${readFileSync(DUMP, 'utf8')}\n`);
  // Room for one snapshot only: the last one that was asked of.
  app = await startApp(['--file', DUMP, '--file', other], { GATESCOPE_CACHE_MB: '1' });
});

test.afterAll(async () => {
  await app.stop();
  rmSync(folder, { recursive: true });
});

test('a snapshot that made room for another says so, and opens again', async ({ page, context }) => {
  const row = { name: /exact \/exact/ };
  await signIn(page, app, '/routes?source=file:1');
  await expect(page.getByRole('row', row)).toBeVisible();

  const second = await context.newPage();
  await second.goto(`${app.origin}/routes?source=file:2`);
  await hydrated(second);
  await expect(second.getByRole('row', row)).toBeVisible();
  await second.keyboard.press('n');
  await expect(second.getByText(/^1 snapshot open: \d.* of 1\.0 MB\.$/)).toBeVisible();
  await second.close();

  await page.getByRole('link', { name: /Listeners/ }).click();
  await expect(page.getByText('This snapshot was closed')).toBeVisible();
  await page.getByRole('button', { name: 'Open it again' }).click();
  await expect(page.getByText('This snapshot was closed')).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Listeners', level: 1 })).toBeVisible();
  await page.getByRole('link', { name: /Routes/ }).click();
  await expect(page.getByRole('row', row)).toBeVisible();
});
