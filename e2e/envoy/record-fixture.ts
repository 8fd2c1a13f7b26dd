/**
 * Records `lib/envoy/fixtures`: starts a real Envoy on the fixture's configuration and keeps what its admin
 * interface answers. Run by hand when the fixture's configuration or the version of Envoy changes:
 * `node e2e/envoy/record-fixture.ts`. Needs openssl.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { freePort } from '../cluster/ports.ts';
import { envoyBinary } from './binary.ts';
import { discoveryFiles, fixtureBootstrap, secondUpdates } from './fixture-bootstrap.ts';
import type { FixturePlace, FixturePorts } from './fixture-place.ts';

const run = promisify(execFile);
const OUT = join(dirname(fileURLToPath(import.meta.url)), '../../lib/envoy/fixtures');

/** Ports as the fixture shows them, so that a new recording differs only where something changed. */
const SHOWN: FixturePorts = {
  admin: 15_000,
  edge: 8080,
  tls: 8443,
  tcp: 9000,
  warming: 9001,
  refused: 9002,
  scoped: 9003,
  local: 15_021,
};

const ANSWERS = {
  'config-dump': '/config_dump?include_eds',
  clusters: '/clusters?format=json',
  listeners: '/listeners?format=json',
  'server-info': '/server_info',
  certs: '/certs',
} as const;

async function freePorts(): Promise<FixturePorts> {
  const entries: [string, number][] = [];
  for (const name of Object.keys(SHOWN)) entries.push([name, await freePort()]);
  // Border: the keys are those of SHOWN.
  return Object.fromEntries(entries) as unknown as FixturePorts;
}

async function makeCertificate(folder: string): Promise<{ certificate: string; privateKey: string }> {
  const key = join(folder, 'key.pem');
  const certificate = join(folder, 'cert.pem');
  const subject = ['-subj', '/CN=shop.example.com', '-addext', 'subjectAltName=DNS:shop.example.com'];
  const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-noenc', '-days', '3650'];
  await run('openssl', ['req', '-x509', ...kind, ...subject, '-keyout', key, '-out', certificate]);
  return { certificate: await readFile(certificate, 'utf8'), privateKey: await readFile(key, 'utf8') };
}

/** Written beside its place and moved there: Envoy watches for moves. */
async function writeMoved(path: string, content: object): Promise<void> {
  await writeFile(`${path}.new`, JSON.stringify(content, null, 1));
  await rename(`${path}.new`, path);
}

function startEnvoy(binary: string, config: string): ChildProcess {
  const options = [
    '--disable-hot-restart',
    '--concurrency',
    '1',
    '--log-level',
    'warn',
    '--skip-deprecated-logs',
  ];
  return spawn(binary, ['-c', config, ...options], { stdio: ['ignore', 'ignore', 'inherit'] });
}

async function ask(place: FixturePlace, path: string): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${String(place.ports.admin)}${path}`);
  return response.text();
}

async function waitFor(place: FixturePlace, path: string, found: (body: string) => boolean): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const body = await ask(place, path).catch(() => '');
    if (found(body)) return;
    await sleep(100);
  }
  throw new Error(`Envoy never answered ${path} as expected`);
}

/** Folders and ports of this run become those that the fixture shows. */
function scrub(body: string, place: FixturePlace): string {
  let text = body.replaceAll(place.folder, '/etc/envoy');
  for (const [name, shown] of Object.entries(SHOWN)) {
    const port = Object.entries(place.ports).find(([other]) => other === name)?.[1];
    text = text.replaceAll(new RegExp(`("port_value": ?)${String(port)}\\b`, 'g'), `$1${String(shown)}`);
    text = text.replaceAll(`127.0.0.1:${String(port)}`, `127.0.0.1:${String(shown)}`);
  }
  return text;
}

async function record(place: FixturePlace): Promise<void> {
  await waitFor(place, '/ready', (body) => body.startsWith('LIVE'));
  await waitFor(place, '/config_dump', (body) => body.includes('rds-1') && body.includes('sds-1'));
  for (const [name, content] of Object.entries(secondUpdates(place))) {
    await writeMoved(join(place.folder, name), content);
  }
  const shown = ['draining_state', 'error_state', 'warming_state', 'dynamic_warming_clusters'];
  await waitFor(place, '/config_dump', (body) => shown.every((field) => body.includes(field)));
  await mkdir(OUT, { recursive: true });
  for (const [name, path] of Object.entries(ANSWERS)) {
    await writeFile(join(OUT, `${name}.golden.json`), scrub(await ask(place, path), place));
  }
}

async function main(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'envoy-fixture-'));
  const place: FixturePlace = { folder, ports: await freePorts(), ...(await makeCertificate(folder)) };
  for (const [name, content] of Object.entries(discoveryFiles(place))) {
    await writeFile(join(folder, name), JSON.stringify(content, null, 1));
  }
  const config = join(folder, 'envoy.json');
  await writeFile(config, JSON.stringify(fixtureBootstrap(place), null, 1));
  const envoy = startEnvoy(await envoyBinary(), config);
  try {
    await record(place);
  } finally {
    envoy.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  }
}

await main();
