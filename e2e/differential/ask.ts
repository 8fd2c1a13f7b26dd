/**
 * The engine without the command line around it, for planted bugs and for a quick look: folders of `realRun` as
 * arguments, one answer line per request, folder after folder.
 * `node --import ./e2e/support/lib-loader.mjs e2e/differential/ask.ts FOLDER …`
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readClusterStatuses } from '@/lib/envoy/cluster-status';
import { readConfigDump } from '@/lib/envoy/config-dump';
import { answerLine } from '@/lib/explain/bulk';
import { explainer } from '@/lib/explain/explain';
import { createPlainArena } from '@/lib/json/arena';
import { openBytes } from '@/lib/json/open-bytes';

function ask(folder: string): void {
  const read = (name: string): Buffer => readFileSync(join(folder, name));
  const bytes = openBytes(read('dump.json'), createPlainArena());
  const dump = bytes.ok ? readConfigDump(bytes.value) : bytes;
  const statuses = readClusterStatuses(JSON.parse(read('clusters.json').toString()));
  if (!dump.ok || !statuses.ok) throw new Error(`${folder} holds no dump of an Envoy.`);
  const explain = explainer(dump.value, statuses.value.endpoints);
  const lines = read('requests.ndjson').toString().trim().split('\n');
  for (const line of lines) process.stdout.write(`${answerLine(explain, line)}\n`);
}

for (const folder of process.argv.slice(2)) ask(folder);
