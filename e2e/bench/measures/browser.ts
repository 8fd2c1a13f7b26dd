/** What the browser shows: rows after a key, the routes page after opening, nodes in the document. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { Dump } from '../dumps/produce.ts';
import { type DumpShape, SHAPES } from '../dumps/shape.ts';
import { openBrowser } from '../process/browser.ts';
import { type BenchServer, startServer } from '../process/server.ts';
import { most, percentile } from '../results/statistics.ts';
import { atMost, type Bench, Group } from './context.ts';
import { type Key, sequences } from './typing.ts';

const KEYS = 60;
const QUICK_KEYS = 8;
/** Between keys: the page is at rest when the next comes. */
const REST_MS = 150;
/** For keys that are not measured. */
const SETTLE_MS = 500;
const GIVE_UP_MS = 30_000;
const LARGE_BYTES = 200e6;
const WHEELS = 12;

async function withPage<T>(
  files: readonly string[],
  use: (page: Page, server: BenchServer) => Promise<T>,
): Promise<T> {
  const server = await startServer(files);
  try {
    const browser = await openBrowser(server);
    try {
      const page = await browser.page();
      page.setDefaultTimeout(GIVE_UP_MS);
      return await use(page, server);
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
  }
}

const interactive = (page: Page): Promise<number> => page.evaluate(() => window.benchClock.interactive());

/** The millisecond of each measured key. */
async function type(page: Page, keys: readonly Key[]): Promise<readonly number[]> {
  const times: number[] = [];
  for (const { key, measured } of keys) {
    if (!measured) {
      await page.keyboard.press(key);
      await sleep(SETTLE_MS);
      continue;
    }
    await page.evaluate(() => window.benchClock.arm());
    await page.keyboard.press(key);
    times.push(await page.evaluate((within) => window.benchClock.done(within), GIVE_UP_MS));
    await sleep(REST_MS);
  }
  return times;
}

async function typing(bench: Bench, dump: Dump, shape: DumpShape): Promise<readonly number[]> {
  return withPage([dump.path], async (page, server) => {
    await server.open('file:1');
    await page.goto(`${server.origin}/routes`);
    await interactive(page);
    const times: number[] = [];
    for (const keys of sequences(shape, bench.quick ? QUICK_KEYS : KEYS)) {
      await page.getByRole('combobox', { name: 'Filter routes' }).focus();
      times.push(...(await type(page, keys)));
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.press('Delete');
      await sleep(2 * SETTLE_MS);
    }
    bench.log(`filter key to rows: p95 ${Math.round(percentile(times, 0.95))} ms of ${times.length} keys`);
    return times;
  });
}

/** A fresh server each time: the page is what makes it open the file. */
async function openings(bench: Bench): Promise<readonly number[]> {
  const times: number[] = [];
  for (let round = 0; round < bench.runs; round += 1) {
    const millis = await withPage([bench.large.path], async (page, server) => {
      await page.goto(`${server.origin}/routes`, { waitUntil: 'commit' });
      return interactive(page);
    });
    times.push(millis);
    bench.log(`routes page interactive after ${Math.round(millis)} ms`);
  }
  return times;
}

const countNodes = (page: Page): Promise<number> =>
  page.evaluate(() => document.getElementsByTagName('*').length);

/** The most nodes while the page is scrolled. */
async function nodesOf(page: Page, url: string): Promise<number> {
  await page.goto(url, { waitUntil: 'networkidle' });
  await page.locator('html[data-hydrated]').waitFor({ state: 'attached' });
  await page.locator('main .sk, main [aria-busy="true"]').first().waitFor({ state: 'detached' });
  const counts = [await countNodes(page)];
  await page.mouse.move(720, 500);
  for (let turn = 0; turn < WHEELS; turn += 1) {
    await page.mouse.wheel(0, 400 * (turn + 1));
    await sleep(100);
    counts.push(await countNodes(page));
  }
  return most(counts);
}

async function addNodes(bench: Bench, group: Group): Promise<void> {
  await withPage([bench.large.path], async (page, server) => {
    await server.open('file:1');
    await page.goto(`${server.origin}/routes`);
    await interactive(page);
    const hrefs = await page
      .locator('nav a[href^="/"]')
      .evaluateAll((links) => links.map((link) => new URL((link as HTMLAnchorElement).href).pathname));
    for (const path of new Set(hrefs)) {
      const what = `Nodes in the document of ${path}`;
      const nodes = await group.attempt(`browser.nodes${path}`, what, () =>
        nodesOf(page, server.origin + path),
      );
      if (nodes === null) continue;
      bench.log(`${path}: ${nodes} nodes`);
      group.add({
        id: `browser.nodes${path}`,
        what,
        unit: 'nodes',
        judged: 'most',
        values: [nodes],
        goal: atMost(3000, 1500),
      });
    }
  });
}

export async function measureBrowser(bench: Bench) {
  const group = new Group();
  const shape = bench.quick ? SHAPES.small : SHAPES.routes;
  const keyWhat = 'Filter key to painted rows, routes page (95th percentile)';
  const keys = await group.attempt('browser.key', keyWhat, () => typing(bench, bench.routes, shape));
  if (keys !== null)
    group.add({
      id: 'browser.key',
      what: keyWhat,
      unit: 'ms',
      judged: 'p95',
      values: keys,
      goal: atMost(100, 50),
    });
  const openWhat = `Routes page interactive, from its address, ${bench.large.name} not open yet`;
  const opened = await group.attempt('browser.open', openWhat, () => openings(bench));
  const factor = bench.large.bytes / LARGE_BYTES;
  if (opened !== null) {
    const goal = atMost(2500 * factor, 1000 * factor);
    group.add({ id: 'browser.open', what: openWhat, unit: 'ms', judged: 'least', values: opened, goal });
  }
  await group.attempt('browser.nodes', 'Nodes in the document', () => addNodes(bench, group));
  return group.result();
}
