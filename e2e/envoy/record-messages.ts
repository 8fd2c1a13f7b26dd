/**
 * Records `lib/envoy/cluster-messages.golden.json`: which fields the messages of a cluster have in the Envoy
 * that Gatescope is made for. Run by hand when that version changes: `node e2e/envoy/record-messages.ts`.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { envoyBinary } from './binary.ts';
import { clusterMessages } from './cluster-messages.ts';

const OUT = join(dirname(fileURLToPath(import.meta.url)), '../../lib/envoy/cluster-messages.golden.json');

const messages = clusterMessages(await readFile(await envoyBinary()));
const lines = Object.entries(messages).map(
  ([name, fields]) => ` ${JSON.stringify(name)}: ${JSON.stringify(fields)}`,
);
await writeFile(OUT, `{\n${lines.join(',\n')}\n}\n`);
