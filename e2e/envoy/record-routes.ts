/**
 * Records `lib/envoy/fixtures/routes.golden.json`: a real Envoy validates a route configuration that uses all
 * that routes can say, and dumps it; and `route-messages.golden.json`: the fields that this Envoy's messages have.
 * Run by hand when that configuration or the version of Envoy changes: `node e2e/envoy/record-routes.ts`.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { envoyBinary } from './binary.ts';
import { routeMessages } from './route-messages.ts';
import { routeBootstrap, routeFiles } from './routes/bootstrap.ts';
import { startEnvoy } from './start.ts';

const FIXTURES = join(dirname(fileURLToPath(import.meta.url)), '../../lib/envoy/fixtures');

/** Parts of the dump that say nothing of routes: Envoy lists hundreds of extensions in its node. */
const KEPT = ['ClustersConfigDump', 'ListenersConfigDump', 'RoutesConfigDump', 'ScopedRoutesConfigDump'];
const EXPECTED = ['rds-7', 'rds-8', 'srds-3', 'inline-a-routes'];

interface Dump {
  readonly configs: readonly { readonly '@type': string }[];
}

async function dumped(adminUrl: string): Promise<string> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const text = await (await fetch(`${adminUrl}/config_dump`)).text();
    if (EXPECTED.every((word) => text.includes(word))) return text;
    await sleep(100);
  }
  throw new Error('Envoy never showed all of the configuration.');
}

/** Folder, and the times that differ with every run. */
function scrub(text: string): string {
  return text
    .replaceAll(/\/[^"]*\/gatescope-envoy-[^"/]+/g, '/etc/envoy')
    .replaceAll(/"last_updated": "[^"]+"/g, '"last_updated": "2026-01-01T00:00:00.000Z"');
}

const envoy = await startEnvoy(routeBootstrap(), routeFiles());
try {
  const text = scrub(await dumped(envoy.adminUrl));
  // Border: what Envoy answers at /config_dump.
  const dump = JSON.parse(text) as Dump;
  const configs = dump.configs.filter((section) => KEPT.some((name) => section['@type'].endsWith(name)));
  await writeFile(join(FIXTURES, 'routes.golden.json'), `${JSON.stringify({ configs }, null, 1)}\n`);
} finally {
  await envoy.stop();
}
const messages = Object.entries(routeMessages(await readFile(await envoyBinary())));
const lines = messages.map(([name, fields]) => ` ${JSON.stringify(name)}: ${JSON.stringify(fields)}`);
await writeFile(join(FIXTURES, 'route-messages.golden.json'), `{\n${lines.join(',\n')}\n}\n`);
