import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { type App, startApp } from '../support/app';
import { expect, hydrated, signIn, test } from '../support/test';

let app: App;
let elsewhere: Server;
let elsewhereUrl: string;

test.beforeAll(async () => {
  app = await startApp(['--demo']);
  // `localhost` and `127.0.0.1` are different sites; another port of 127.0.0.1 is the same site.
  elsewhere = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://x');
    const target = `${app.origin}${searchParams.get('to') ?? '/'}`;
    const link = `<a id="go" href="${target}">go</a>`;
    const attack = `<form id="post" method="post" action="${target}" enctype="text/plain"><button>post</button></form>
      <iframe title="frame" src="${target}"></iframe><img alt="" src="${app.origin}/api/sources">`;
    response.setHeader('content-type', 'text/html');
    response.end(
      `<!doctype html><title>elsewhere</title><link rel="icon" href="data:,">${pathname === '/attack' ? attack : link}`,
    );
  });
  await new Promise<void>((done) => elsewhere.listen(0, '127.0.0.1', done));
  elsewhereUrl = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`;
});

test.afterAll(async () => {
  elsewhere.closeAllConnections();
  elsewhere.close();
  expect(await app.stop()).toBe(0);
});

/** A raw request, since fetch cannot lie about Host. Answers the status line. */
function raw(lines: readonly string[]): Promise<string> {
  const { port } = new URL(app.origin);
  return new Promise((done, failed) => {
    const socket = connect(Number(port), '127.0.0.1', () =>
      socket.write(`${lines.join('\r\n')}\r\nConnection: close\r\n\r\n`),
    );
    let answer = '';
    socket.on('data', (chunk) => (answer += chunk));
    socket.on('error', failed);
    socket.on('close', () => done(answer.split('\r\n')[0] ?? ''));
  });
}

const PATHS = [
  '/',
  '/routes',
  '/api/sources',
  '/api/health',
  '/_next/static/chunks/x.js',
  '/icon.svg',
  '/nowhere',
];

test('another Host is refused on every path, prefetches and tricks included', async () => {
  const { port } = new URL(app.origin);
  const hosts = ['evil.example', `evil.example:${port}`, `localhost.evil:${port}`, '127.0.0.1'];
  for (const path of PATHS) {
    for (const host of hosts)
      expect(await raw([`GET ${path} HTTP/1.1`, `Host: ${host}`]), `${path} ${host}`).toContain(' 421 ');
  }
  const tricks = [
    'purpose: prefetch',
    'next-router-prefetch: 1',
    'x-middleware-subrequest: proxy',
    'rsc: 1',
    `x-forwarded-host: 127.0.0.1:${port}`,
  ];
  for (const trick of tricks)
    expect(await raw(['GET /routes HTTP/1.1', 'Host: evil.example', trick]), trick).toContain(' 421 ');
});

test('without token pages ask for it, everything else answers 401', async ({ page }) => {
  const answer = await page.goto(`${app.origin}/routes`);
  expect(answer?.status()).toBe(401);
  await expect(page.getByRole('heading', { name: 'Sign in to Gatescope' })).toBeVisible();
  for (const path of ['/api/sources', '/_next/static/chunks/x.js']) {
    expect((await fetch(app.origin + path)).status, path).toBe(401);
  }
  expect(
    (await fetch(`${app.origin}/api/sources`, { headers: { authorization: `Bearer ${app.token}` } })).status,
  ).toBe(200);
});

test('the token signs in from the URL or the form and leaves the address bar', async ({ page, context }) => {
  await page.goto(`${app.origin}/admin?op=certs`);
  await page.getByLabel('Start-up token').fill('wrong');
  await page.keyboard.press('Enter');
  await expect(page.getByText('does not belong to this run')).toBeVisible();
  await page.getByLabel('Start-up token').fill(app.token);
  await page.keyboard.press('Enter');
  await hydrated(page);
  expect(page.url()).not.toContain(app.token);
  const [cookie] = await context.cookies();
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/' });
  expect(cookie?.value).not.toBe(app.token);
});

test('a link from another site opens after one reload, with its fragment and one history entry', async ({
  page,
}) => {
  await signIn(page, app);
  for (const site of [elsewhereUrl, elsewhereUrl.replace('127.0.0.1', 'localhost')]) {
    await page.goto(`${site}/?to=${encodeURIComponent('/routes?q=status#here')}`);
    await page.locator('#go').click();
    await hydrated(page);
    expect(page.url()).toContain('/routes?q=status');
    expect(page.url()).toMatch(/#here$/);
    await page.goBack();
    await expect(page).toHaveTitle('elsewhere');
  }
});

test('a link from another site without a session asks for the token', async ({ page }) => {
  await page.goto(`${elsewhereUrl.replace('127.0.0.1', 'localhost')}/?to=%2Froutes`);
  await page.locator('#go').click();
  await expect(page.getByRole('heading', { name: 'Sign in to Gatescope' })).toBeVisible();
});

test('forms, frames and images of other sites get nothing', async ({ page, context }) => {
  await signIn(page, app);
  // A page of its own: the browser complains about each of these on the attacker's console.
  const attacker = await context.newPage();
  const answers = new Map<string, string>();
  attacker.on('response', (response) =>
    answers.set(new URL(response.url()).pathname, String(response.status())),
  );
  attacker.on('requestfailed', (request) =>
    answers.set(new URL(request.url()).pathname, request.failure()?.errorText ?? 'failed'),
  );
  await attacker.goto(`${elsewhereUrl}/attack?to=%2Froutes`);
  await expect.poll(() => answers.get('/api/sources')).toMatch(/403|BLOCKED/);
  await expect.poll(() => answers.get('/routes')).toMatch(/403|BLOCKED|ABORTED/);
  const posted = attacker.waitForResponse((response) => response.request().method() === 'POST');
  await attacker.getByRole('button', { name: 'post' }).click();
  expect((await posted).status()).toBe(403);
});

test('a pod name that is none opens nothing', async ({ page }) => {
  await signIn(page, app);
  const bodies = [
    'x/exec?command=sh',
    'ns/x/exec?command=sh&a=',
    'ns/..',
    'ns/%2e%2e%2f',
    `ns/${'a'.repeat(300)}`,
    'NS/pod',
  ];
  for (const proxy of bodies) {
    const status = await page.evaluate(async (value) => {
      const response = await fetch('/api/snapshots', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ source: 'demo', proxy: value, fresh: false }),
      });
      return response.status;
    }, proxy);
    expect(status, proxy).toBe(400);
  }
});

test('headers say no sniffing, no framing, no referrer, no inline style', async () => {
  const response = await fetch(`${app.origin}/routes`, { headers: { authorization: `Bearer ${app.token}` } });
  expect(response.headers.get('content-security-policy')).toContain("style-src-attr 'none'");
  expect(response.headers.get('x-frame-options')).toBe('DENY');
  expect(response.headers.get('referrer-policy')).toBe('no-referrer');
  expect(response.headers.get('x-powered-by')).toBeNull();
});
