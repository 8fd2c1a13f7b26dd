/**
 * Records `lib/envoy/fixtures/listeners-*.golden.json`: a real Envoy with listeners in every state and transport, a
 * matcher tree, and secrets of every kind. Run by hand when that configuration or the version of Envoy changes:
 * `node e2e/envoy/record-listeners.ts`. Needs openssl.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { listenerBootstrap, listenerFiles, secondListeners } from './listeners/bootstrap.ts';
import { makeCertificates } from './listeners/certificates.ts';
import { startEnvoy } from './start.ts';

const OUT = join(dirname(fileURLToPath(import.meta.url)), '../../lib/envoy/fixtures');

const KEPT = ['ClustersConfigDump', 'ListenersConfigDump', 'SecretsConfigDump'];
const ANSWERS = { dump: '/config_dump', certs: '/certs', bound: '/listeners?format=json' } as const;

interface Dump {
  readonly configs: readonly { readonly '@type': string }[];
}

const ask = async (adminUrl: string, path: string): Promise<string> =>
  (await fetch(`${adminUrl}${path}`)).text();

async function waitFor(adminUrl: string, ...words: readonly string[]): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const text = await ask(adminUrl, ANSWERS.dump);
    if (words.every((word) => text.includes(word))) return;
    await sleep(100);
  }
  throw new Error(`Envoy never showed ${words.join(', ')}.`);
}

/** The folder, the times and the free ports differ with every run. */
function scrub(text: string): string {
  const ports = new Map<string, number>();
  return text
    .replaceAll(/[^"]*\/gatescope-envoy-[^"/]+/g, '/etc/envoy')
    .replaceAll(/"(last_updated|last_update_attempt)": "[^"]+"/g, '"$1": "2026-11-23T12:00:00.000Z"')
    .replaceAll(/"port_value": (\d{5})/g, (_, port: string) => {
      if (!ports.has(port)) ports.set(port, 40_000 + ports.size);
      return `"port_value": ${String(ports.get(port))}`;
    });
}

function kept(text: string): string {
  // Border: what Envoy answers at /config_dump.
  const dump = JSON.parse(text) as Dump;
  const configs = dump.configs.filter((section) => KEPT.some((name) => section['@type'].endsWith(name)));
  return JSON.stringify({ configs }, null, 1);
}

const folder = await mkdtemp(join(tmpdir(), 'gatescope-certificates-'));
const certificates = await makeCertificates(folder).finally(() => rm(folder, { recursive: true }));
const envoy = await startEnvoy(listenerBootstrap(), listenerFiles(certificates));
try {
  await waitFor(envoy.adminUrl, 'lds-1', 'sds-5', 'sds-6');
  await envoy.replace('lds.json', secondListeners(certificates));
  await waitFor(envoy.adminUrl, 'lds-2', 'draining_state', 'warming_state', 'error_state');
  for (const [name, path] of Object.entries(ANSWERS)) {
    const text = scrub(await ask(envoy.adminUrl, path));
    const body = name === 'dump' ? kept(text) : text.trimEnd();
    await writeFile(join(OUT, `listeners-${name}.golden.json`), `${body}\n`);
  }
} finally {
  await envoy.stop();
}
