/**
 * Records `lib/envoy/fixtures/admin`: what a real Envoy answers to the admin operations that pages ask for on
 * demand, and its dump with a full bootstrap. Run by hand when the configuration or the version of Envoy changes:
 * `node --import ./e2e/support/lib-loader.mjs e2e/envoy/record-admin.ts`.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ADMIN_FORMATS, ADMIN_PATHS, ON_DEMAND_OPERATIONS } from '@/lib/snapshot/capture';
import { freePort } from '../cluster/ports.ts';
import { type AdminPorts, adminBootstrap, adminFiles } from './admin-bootstrap.ts';
import { type RunningEnvoy, startEnvoy } from './start.ts';

const OUT = fileURLToPath(new URL('../../lib/envoy/fixtures/admin/', import.meta.url));
/** Ports as the fixture shows them. */
const SHOWN: AdminPorts = { edge: 8080, waiting: 8081, local: 15_021, backend: 9 };

async function ask(envoy: RunningEnvoy, path: string): Promise<string> {
  return (await fetch(`${envoy.adminUrl}${path}`)).text();
}

async function until(envoy: RunningEnvoy, path: string, found: (body: string) => boolean): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (found(await ask(envoy, path))) return;
    await sleep(100);
  }
  throw new Error(`Envoy never answered ${path} as expected`);
}

/** Folders and ports of this run become those that the fixture shows. */
function scrub(body: string, envoy: RunningEnvoy, ports: AdminPorts): string {
  const admin = new URL(envoy.adminUrl).port;
  const pairs = [[admin, '15000'] as const, ...pairsOf(ports)];
  let text = body.replaceAll(/\/[^"\s]*gatescope-envoy-[A-Za-z0-9]+/g, '/etc/envoy');
  for (const [real, shown] of pairs) {
    text = text.replaceAll(new RegExp(`("port_value": ?)${real}\\b`, 'g'), `$1${shown}`);
    text = text.replaceAll(new RegExp(`127\\.0\\.0\\.1([_:])${real}\\b`, 'g'), `127.0.0.1$1${shown}`);
  }
  return text;
}

function pairsOf(ports: AdminPorts): readonly (readonly [string, string])[] {
  const real = Object.entries(ports);
  return Object.entries(SHOWN).map(([name, shown]) => [
    String(real.find(([other]) => other === name)?.[1]),
    String(shown),
  ]);
}

async function write(name: string, text: string): Promise<void> {
  const ending = text.trimStart().startsWith('{') ? 'json' : 'txt';
  await writeFile(join(OUT, `${name}.golden.${ending}`), text);
}

async function recordAll(envoy: RunningEnvoy, ports: AdminPorts): Promise<void> {
  for (let request = 0; request < 5; request += 1) await fetch(`http://127.0.0.1:${ports.local}/`);
  await envoy.replace('lds.json', adminFiles(ports, 'second')['lds.json'] ?? '');
  await until(envoy, '/init_dump', (body) => body.includes('unready_targets_dumps'));
  await until(envoy, '/config_dump', (body) => body.includes('ecds-7'));
  // Histograms are merged when stats are flushed.
  await until(envoy, '/stats?filter=downstream_rq_time', (body) => /P50\([^)]*\d/.test(body));
  for (const operation of ON_DEMAND_OPERATIONS) {
    const text = scrub(await ask(envoy, ADMIN_PATHS[operation]), envoy, ports);
    if (ADMIN_FORMATS[operation] === 'json') JSON.parse(text);
    await write(operation.replaceAll('_', '-'), text);
  }
  await write('config-dump', scrub(await ask(envoy, ADMIN_PATHS.config_dump), envoy, ports));
}

async function main(): Promise<void> {
  await mkdir(OUT, { recursive: true });
  const ports: AdminPorts = {
    edge: await freePort(),
    waiting: await freePort(),
    local: await freePort(),
    backend: await freePort(),
  };
  const bootstrap = adminBootstrap(ports);
  const envoy = await startEnvoy(bootstrap, adminFiles(ports, 'first'));
  try {
    await recordAll(envoy, ports);
  } finally {
    await envoy.stop();
  }
  const tracing = await startEnvoy(bootstrap, adminFiles(ports, 'first'), ['--enable-mutex-tracing']);
  try {
    await write('contention-on', await ask(tracing, ADMIN_PATHS.contention));
  } finally {
    await tracing.stop();
  }
}

await main();
